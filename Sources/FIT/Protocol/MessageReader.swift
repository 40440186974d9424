import Bytes

/// Reads the messages of one file after another into one ``FITFile``.
struct MessageReader: ~Copyable {
    enum Stop {
        /// Everything up to this offset was read.
        case end(Int)
        /// The message that begins at this offset extends beyond the end.
        case cut(Int, message: (number: Int?, size: Int))
        /// The message at this offset has no definition.
        case undefined(Int)

        /// The offset of the first byte that was not read.
        var position: Int {
            switch self {
            case .end(let position), .cut(let position, _), .undefined(let position): position
            }
        }

        /// The message that was truncated.
        var message: (number: Int?, size: Int)? {
            if case .cut(_, let message) = self { message } else { nil }
        }
    }

    /// What happens to data messages of a local type: records fill columns, some messages are
    /// stored or passed to a visitor, all are counted.
    enum Role { case record, kept, counted }

    /// The part of a local type that is needed for each of its messages.
    struct Outline {
        /// The number of bytes after the header byte; −1 without a definition.
        var size = -1
        /// The position of a data message's timestamp; −1 if it has none.
        var timeOffset = -1
        var isBigEndian = false
        var role = Role.counted
        /// The number of data messages.
        var count = 0
    }

    let bytes: ByteSlice
    var locals: ContiguousArray<LocalType?> = .init(repeating: nil, count: 16)
    var outlines: ContiguousArray<Outline> = .init(repeating: Outline(), count: 16)
    /// The latest time in the file.
    var time: UInt32?
    /// The first time in the file.
    private(set) var firstTime: UInt32?
    var storage: RecordStorage
    var developer = DeveloperData()
    var heartRateClock: Int?
    var file = FITFile()
    private var fileStart = 0
    var reportedFields: Set<Int> = []
    private var reportedCounts = (loss: 0, other: 0)
    private var isFull = false
    var describedFields: Set<DeveloperField> = []
    /// The messages of which all fields are stored.
    var details: [RawMessage] = []
    private var detailKinds: [Int: DetailKind] = [:]
    /// The memory that messages other than records may still allocate. A message can be a single
    /// byte long, so the number of messages alone is no measure.
    var memoryLeft: Int
    /// The same for messages without a type, so that they never displace a lap or a session.
    var detailMemoryLeft: Int
    /// The number of places that may still be tried for resuming after damage.
    var placesLeft = 1 << 17

    /// More files than anyone chains.
    private static let partLimit = 10_000

    let fieldsRead = FieldSet()
    /// Receives the messages instead of the file's lists.
    let visitor: MessageVisitor?

    init(_ bytes: ByteSlice, visitor: MessageVisitor? = nil) {
        self.bytes = bytes
        self.visitor = visitor
        storage = RecordStorage(fileSize: bytes.count)
        memoryLeft = 16 << 20 + bytes.count / 8
        detailMemoryLeft = memoryLeft / 2
    }

    /// Resets everything that applies only within one file.
    mutating func beginFile(_ header: FITHeader) {
        endPart()
        if file.parts.count < Self.partLimit {
            file.parts.append(
                FITFile.Part(
                    header: header, records: storage.count..<storage.count,
                    sessions: file.sessions.count..<file.sessions.count,
                    laps: file.laps.count..<file.laps.count))
        } else {
            // What follows counts as part of the last file.
            reportLimit(at: header.offset)
        }
        fileStart = header.offset
        for index in locals.indices { retire(index) }
        time = nil
        firstTime = nil
        developer = DeveloperData()
        heartRateClock = nil
        storage.forgetTotals()
    }

    /// What is stored of the messages of a kind.
    mutating func detailKind(_ number: Int) -> DetailKind {
        if let kind = detailKinds[number] { return kind }
        let kind = DetailKind(number)
        detailKinds[number] = kind
        return kind
    }

    /// Reports a problem; the first hundred that lose data and the first hundred that do not are
    /// kept.
    mutating func report(_ problem: FITProblem) {
        if problem.isLoss {
            reportedCounts.loss += 1
            guard reportedCounts.loss <= 100 else { return }
        } else {
            reportedCounts.other += 1
            guard reportedCounts.other <= 100 else { return }
        }
        file.problems.append(problem)
    }

    /// Reports, once, that some messages were omitted.
    mutating func reportLimit(at offset: Int) {
        if !isFull { report(FITProblem(.limit, at: offset)) }
        isFull = true
    }

    /// Records where the latest file of the chain ends.
    private mutating func endPart() {
        guard let part = file.parts.popLast() else { return }
        file.parts.append(
            FITFile.Part(
                header: part.header, records: part.records.lowerBound..<storage.count,
                sessions: part.sessions.lowerBound..<file.sessions.count,
                laps: part.laps.lowerBound..<file.laps.count))
    }

    mutating func finish() -> FITFile {
        endPart()
        for index in locals.indices { retire(index) }
        storeDetails()
        file.records = storage.takeTable()
        return file
    }

    /// Reads messages from `start` to `end`. If the end `isOpen`, it is not stated anywhere: the
    /// next file's header, or the checksum in the last two bytes, ends the file earlier.
    mutating func read(from start: Int, to end: Int, isOpen: Bool) -> Stop {
        var position = start
        while position < end {
            if isOpen, isEnd(at: position) { return .end(position) }
            let headerByte = bytes[position]
            if headerByte & 0xC0 == 0x40 {
                guard let length = define(at: position, to: end) else {
                    return .cut(position, message: (nil, 6))
                }
                position += length
                continue
            }
            let isCompressed = headerByte & 0x80 != 0
            let local = Int(isCompressed ? headerByte >> 5 & 0x03 : headerByte & 0x0F)
            let outline = outlines[local]
            guard outline.size >= 0 else {
                let resumed = resume(behind: position, to: end)
                report(
                    FITProblem(
                        .undefinedMessage(local: local, resumedAt: resumed), at: position))
                guard let resumed else { return .undefined(position) }
                position = resumed
                continue
            }
            guard outline.size <= end - position - 1 else {
                return .cut(
                    position, message: (locals[local]?.definition.global, outline.size + 1))
            }
            outlines[local].count += 1
            if isCompressed { advanceTime(by: headerByte) }
            if outline.timeOffset >= 0 {
                noteTime(at: position + 1 + outline.timeOffset, isBigEndian: outline.isBigEndian)
            }
            switch outline.role {
            case .counted: break
            case .kept:
                keep(local, isCompressed: isCompressed, at: position + 1)
                if visitor?.isDone == true { return .end(position) }
            case .record:
                position = readRecords(
                    local, isCompressed: isCompressed, at: position,
                    to: isOpen ? position + 1 + outline.size : end)
                continue
            }
            position += 1 + outline.size
        }
        return .end(position)
    }

    /// Reads the record at `start` and all similar ones that follow, and returns the offset after
    /// them.
    private mutating func readRecords(
        _ local: Int, isCompressed: Bool, at start: Int, to end: Int
    ) -> Int {
        let size = outlines[local].size
        guard let plan = plan(of: local) else { return start + 1 + size }
        storage.expect((bytes.count - start) / (1 + size))
        var position = start
        var more = 0
        let headerByte = bytes[start]
        var time = self.time
        while true {
            if storage.addRow() {
                plan.run(
                    at: bytes.base + position + 1, into: &storage, time: &time,
                    hasHeaderTime: isCompressed)
                if !plan.texts.isEmpty { keepTexts(plan.texts, at: position + 1) }
            } else {
                reportLimit(at: position)
            }
            position += 1 + size
            guard !isCompressed, size < end - position, bytes[position] == headerByte else { break }
            more += 1
        }
        outlines[local].count += more
        self.time = time
        return position
    }

    /// Whether the file ends here although its end is not stated.
    private func isEnd(at position: Int) -> Bool {
        if FITHeader.isHeader(at: position + 2, in: bytes) { return true }
        guard position == bytes.count - 2 else { return false }
        let part = bytes.dropFirst(fileStart).prefix(position - fileStart)
        return CRC16.checksum(of: part) == bytes.load(UInt16.self, at: position)
    }
}

extension MessageReader {
    /// The time of a compressed timestamp header: its five bits count seconds from the latest time
    /// and roll over. Without an earlier time, seconds count from zero, which is as good as any
    /// time since a device was switched on.
    private mutating func advanceTime(by headerByte: UInt8) {
        let latest = time ?? 0
        time = latest &+ (UInt32(headerByte & 0x1F) &- latest) & 0x1F
    }

    private mutating func noteTime(at offset: Int, isBigEndian: Bool) {
        let raw: UInt32 = bytes.load(at: offset)
        let value = isBigEndian ? raw.byteSwapped : raw
        guard value != .max else { return }
        time = value
        if firstTime == nil { firstTime = value }
    }
}

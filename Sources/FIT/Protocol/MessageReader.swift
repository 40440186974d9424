import Bytes

/// Reads the messages of one file after another into one ``FITFile``.
struct MessageReader: ~Copyable {
    /// Why reading stopped.
    enum Stop {
        /// Everything up to here was read.
        case end(Int)
        /// The message that begins here reaches beyond the end.
        case cut(Int, message: (number: Int?, size: Int))
        /// What begins here has no definition.
        case undefined(Int)

        /// Where the first byte lies that was not read.
        var position: Int {
            switch self {
            case .end(let position), .cut(let position, _), .undefined(let position): position
            }
        }

        /// The message that was cut.
        var message: (number: Int?, size: Int)? {
            if case .cut(_, let message) = self { message } else { nil }
        }
    }

    /// What becomes of data messages of a local type.
    enum Role { case record, known, counted }

    /// One of the sixteen local message types.
    struct LocalType {
        var definition: MessageDefinition
        /// Where its definition lies.
        var offset: Int
        var plan: RecordPlan?
    }

    /// What is asked of a local type for each of its messages.
    struct Outline {
        /// How many bytes follow the header byte; −1 without a definition.
        var size = -1
        /// Where a data message's time lies, −1 when it has none.
        var timeOffset = -1
        var isBigEndian = false
        var role = Role.counted
        /// How many data messages there were.
        var count = 0
    }

    let bytes: ByteSlice
    var locals: ContiguousArray<LocalType?> = .init(repeating: nil, count: 16)
    var outlines: ContiguousArray<Outline> = .init(repeating: Outline(), count: 16)
    /// The latest time that any message of the file had.
    var time: UInt32?
    /// The first time that any message of the file had.
    private(set) var firstTime: UInt32?
    private var storage: RecordStorage
    private var developer = DeveloperData()
    private var heartRateClock: Int?
    private var file = FITFile()
    private var fileStart = 0
    private var reportedFields: Set<Int> = []
    private var reportedCounts = (loss: 0, other: 0)
    private var isFull = false
    private var describedFields: Set<DeveloperField> = []
    /// How much memory messages other than records may still ask for. A message can be a single
    /// byte long, so their number alone must not decide.
    private var memoryLeft: Int
    /// How many places may still be tried for resuming behind damage.
    var placesLeft = 1 << 17

    init(_ bytes: ByteSlice) {
        self.bytes = bytes
        storage = RecordStorage(fileSize: bytes.count)
        memoryLeft = 32 << 20 + 2 * bytes.count
    }

    /// Forgets what holds only within one file.
    mutating func beginFile(_ header: FITHeader) {
        file.headers.append(header)
        fileStart = header.offset
        for index in locals.indices { retire(index) }
        time = nil
        firstTime = nil
        developer = DeveloperData()
        heartRateClock = nil
        storage.forgetTotals()
    }

    /// Notes a problem; the first hundred of each kind of weight are kept.
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

    private mutating func reportLimit(at offset: Int) {
        if !isFull { report(FITProblem(.limit, at: offset)) }
        isFull = true
    }

    /// What was read.
    mutating func finish() -> FITFile {
        for index in locals.indices { retire(index) }
        file.records = storage.takeTable()
        return file
    }

    /// Reads messages from `start` to `end`. Where the end `isOpen`, nobody said that the file ends
    /// there: the next file's header, or the checksum as the last two bytes, end it sooner.
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
            case .known: keep(local, isCompressed: isCompressed, at: position + 1)
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

    /// Reads the record at `start`, and as many like it as follow; where the bytes behind begin.
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
            guard storage.addRow() else {
                reportLimit(at: position)
                position += 1 + size
                break
            }
            plan.run(
                at: bytes.base + position + 1, into: &storage, time: &time,
                hasHeaderTime: isCompressed)
            position += 1 + size
            guard !isCompressed, size < end - position, bytes[position] == headerByte else { break }
            more += 1
        }
        outlines[local].count += more
        self.time = time
        return position
    }

    /// Whether the file ends here although nobody said so.
    private func isEnd(at position: Int) -> Bool {
        if FITHeader.isHeader(at: position + 2, in: bytes) { return true }
        guard position == bytes.count - 2 else { return false }
        let part = bytes.dropFirst(fileStart).prefix(position - fileStart)
        return CRC16.checksum(of: part) == bytes.load(UInt16.self, at: position)
    }
}

// MARK: Time

extension MessageReader {
    /// The time that a compressed timestamp header gives: its five bits count seconds on from the
    /// latest time and roll over. Without a time before, seconds count from zero, which is as good
    /// as any time since a device was switched on.
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

// MARK: Definitions

extension MessageReader {
    /// Takes in the definition at `offset`; how many bytes it takes, or `nil` where it is cut.
    private mutating func define(at offset: Int, to end: Int) -> Int? {
        let local = Int(bytes[offset] & 0x0F)
        if let known = locals[local], isSame(offset, known, to: end) {
            return known.definition.length
        }
        guard let definition = MessageDefinition(at: offset, to: end, in: bytes) else { return nil }
        retire(local)
        locals[local] = LocalType(definition: definition, offset: offset)
        outlines[local] = Outline(
            size: definition.size, timeOffset: definition.timeOffset,
            isBigEndian: definition.isBigEndian, role: Self.role(of: definition.global))
        check(definition, at: offset)
        return definition.length
    }

    /// Whether a definition repeats the one in force, as many writers do again and again.
    private func isSame(_ offset: Int, _ known: LocalType, to end: Int) -> Bool {
        let length = known.definition.length
        guard length <= end - offset, known.offset != offset else { return false }
        let new = UnsafeRawBufferPointer(start: bytes.base + offset, count: length)
        let old = UnsafeRawBufferPointer(start: bytes.base + known.offset, count: length)
        return new.elementsEqual(old)
    }

    private mutating func check(_ definition: MessageDefinition, at offset: Int) {
        let strange = definition.fields.filter { $0.type == nil || $0.size % widthStated($0) != 0 }
        if bytes[offset + 2] > 1 || strange.count > 2 && strange.count * 2 > definition.fields.count
        {
            report(FITProblem(.definition, at: offset, message: definition.global))
            return
        }
        for field in strange where field.size > 0 {
            guard reportedFields.insert(definition.global << 8 | field.number).inserted else {
                continue
            }
            report(
                FITProblem(
                    .fieldSize(
                        field: field.number, size: field.size, baseType: Int(field.typeByte)),
                    at: offset, message: definition.global))
        }
    }

    private func widthStated(_ field: MessageDefinition.Field) -> Int {
        BaseType(definition: field.typeByte)?.width ?? 1
    }

    /// Adds up what a local type was used for, and frees it.
    private mutating func retire(_ local: Int) {
        guard let definition = locals[local]?.definition else { return }
        let outline = outlines[local]
        locals[local] = nil
        outlines[local] = Outline()
        guard outline.count > 0 else { return }
        file.messageCounts[definition.global, default: 0] += outline.count
        guard outline.role == .record else { return }
        for field in definition.fields where !RecordPlan.knows(field.number) {
            file.unknownRecordFields[field.number, default: 0] += outline.count
        }
    }

    /// The plan of a local type that holds records, compiled when first needed, because
    /// applications may describe their fields between definition and data.
    private mutating func plan(of local: Int) -> RecordPlan? {
        if let plan = locals[local]?.plan { return plan }
        guard let type = locals[local] else { return nil }
        var skipped: [(MessageDefinition.DeveloperField, FITProblem.DeveloperReason)] = []
        let plan = RecordPlan(type.definition, storage: &storage, developer: developer) {
            skipped.append(($0, $1))
        }
        for (field, reason) in skipped {
            let key = 1 << 24 | field.dataIndex << 8 | field.number
            guard reportedFields.insert(key).inserted else { continue }
            report(
                FITProblem(
                    .developerField(field: field.number, reason: reason), at: type.offset,
                    message: type.definition.global))
        }
        locals[local]?.plan = plan
        return plan
    }
}

// MARK: Messages other than records

extension MessageReader {
    private static func role(of global: Int) -> Role {
        switch global {
        case MessageNumber.record: .record
        case MessageNumber.fileID, MessageNumber.sport, MessageNumber.session, MessageNumber.lap,
            MessageNumber.event, MessageNumber.deviceInfo, MessageNumber.activity,
            MessageNumber.fileCreator, MessageNumber.length, MessageNumber.heartRate,
            MessageNumber.fieldDescription, MessageNumber.developerDataID:
            .known
        default: .counted
        }
    }

    private mutating func keep(_ local: Int, isCompressed: Bool, at offset: Int) {
        guard memoryLeft > 0 else { return reportLimit(at: offset) }
        guard let definition = locals[local]?.definition,
            let data = bytes.slice(from: offset, count: definition.size)
        else { return }
        let headerTime = isCompressed ? time.map { FITTimestamp(raw: $0) } : nil
        let message = FITMessage(definition: definition, bytes: data, headerTimestamp: headerTime)
        switch definition.global {
        case MessageNumber.fileID: add(FileID(message), to: \.fileIDs)
        case MessageNumber.sport: add(SportMessage(message), to: \.sports)
        case MessageNumber.session: add(SessionMessage(message), to: \.sessions)
        case MessageNumber.lap: add(LapMessage(message), to: \.laps)
        case MessageNumber.event: add(EventMessage(message), to: \.events)
        case MessageNumber.deviceInfo: add(DeviceInfo(message), to: \.deviceInfos)
        case MessageNumber.activity: add(ActivityMessage(message), to: \.activities)
        case MessageNumber.fileCreator: add(FileCreator(message), to: \.fileCreators)
        case MessageNumber.length: add(LengthMessage(message), to: \.lengths)
        case MessageNumber.heartRate:
            let beats = HeartRateMessage(message, clock: &heartRateClock)
            memoryLeft -= 24 * beats.eventTimestamps.count + 16 * beats.filteredBPM.count
            add(beats, to: \.heartRates)
        case MessageNumber.developerDataID: developer.addApplication(message)
        case MessageNumber.fieldDescription:
            guard let field = developer.addField(message) else { return }
            if describedFields.count < DeveloperData.fieldLimit,
                describedFields.insert(field).inserted
            {
                file.developerFields.append(field)
            }
            for index in locals.indices
            where locals[index]?.definition.developerFields.isEmpty == false {
                locals[index]?.plan = nil
            }
        default: break
        }
    }

    private mutating func add<Message>(
        _ message: Message, to list: WritableKeyPath<FITFile, [Message]>
    ) {
        memoryLeft -= MemoryLayout<Message>.stride
        file[keyPath: list].append(message)
    }
}

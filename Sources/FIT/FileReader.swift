import Bytes

/// Reads chained FIT files one after another. The end of each is given by its header or, if the
/// header is wrong, by the content.
struct FileReader: ~Copyable {
    private let bytes: ByteSlice
    private var messages: MessageReader

    init(_ bytes: ByteSlice, visitor: MessageVisitor? = nil) {
        self.bytes = bytes
        messages = MessageReader(bytes, visitor: visitor)
    }

    /// Reads all files. The bytes must begin with a header.
    mutating func readAll() -> FITFile {
        var position: Int? = 0
        while let offset = position, messages.visitor?.isDone != true {
            let behind = readFile(at: offset)
            position = nextHeader(behind)
        }
        return messages.finish()
    }

    /// Reads the file whose header is at `offset` and returns the offset after it.
    private mutating func readFile(at offset: Int) -> Int {
        var problems: [FITProblem] = []
        let header = FITHeader(at: offset, in: bytes, problems: &problems)
        for problem in problems { messages.report(problem) }
        messages.beginFile(header)
        let start = min(offset + header.size, bytes.count)
        let end = start + header.dataSize
        guard header.dataSize > 0, end <= bytes.count - 2 else {
            return readOpenEnded(header, from: start)
        }

        let stop = messages.read(from: start, to: end, isOpen: false)
        let expected = CRC16.checksum(of: bytes.dropFirst(offset).prefix(end - offset))
        let found: UInt16 = bytes.load(at: end)
        if expected == found {
            if case .cut(let position, let message) = stop {
                messages.report(
                    FITProblem(
                        .truncated(expected: message.size, got: end - position), at: position,
                        message: message.number))
            }
            return end + 2
        }
        // The checksum is wrong. Either the content is damaged, or the header's size is wrong.
        let isAtBoundary = end + 2 == bytes.count || FITHeader.isHeader(at: end + 2, in: bytes)
        switch stop {
        case .end where !isAtBoundary:
            return readOpenEnded(header, from: end)
        case .cut(let position, _):
            return readOpenEnded(header, from: position)
        case .end, .undefined:
            messages.report(FITProblem(.checksum(expected: expected, found: found), at: end))
            return end + 2
        }
    }

    /// Reads messages from `start` to the next header or the end of the bytes, because the header's
    /// size is missing or wrong.
    private mutating func readOpenEnded(_ header: FITHeader, from start: Int) -> Int {
        let dataStart = min(header.offset + header.size, bytes.count)
        let statedEnd = dataStart + header.dataSize
        // If the stated end leaves no room for the checksum, only the checksum may have been cut
        // off.
        let isChecksumCut = header.dataSize > 0 && statedEnd > bytes.count - 2
        let end = isChecksumCut ? min(statedEnd, bytes.count) : bytes.count
        let stop = messages.read(from: start, to: end, isOpen: true)
        let position = stop.position
        let isWhole = isChecksum(at: position, from: header.offset)
        let size = FITProblem.Kind.dataSize(
            stated: header.dataSize, found: position - dataStart, isWhole: isWhole)
        let isBeforeHeader = FITHeader.isHeader(at: position + 2, in: bytes)
        if !isWhole, !isBeforeHeader, statedEnd > bytes.count - 2, header.dataSize > 0 {
            messages.report(
                FITProblem(
                    .truncated(
                        expected: statedEnd + 2 - header.offset, got: bytes.count - header.offset),
                    at: position, message: stop.message?.number))
        } else if !isWhole, case .cut(_, let message) = stop {
            messages.report(
                FITProblem(
                    .truncated(expected: message.size, got: bytes.count - position), at: position,
                    message: message.number))
        } else if header.dataSize != position - dataStart {
            messages.report(FITProblem(size, at: header.offset + 4))
        }
        switch stop {
        case .end: return isWhole || isBeforeHeader ? position + 2 : bytes.count
        case .cut, .undefined: return FITHeader.next(from: position, in: bytes) ?? bytes.count
        }
    }

    /// Whether the two bytes at `end` are the checksum of everything from `start`.
    private func isChecksum(at end: Int, from start: Int) -> Bool {
        guard let found = bytes.loadIfPresent(UInt16.self, at: end) else { return false }
        return CRC16.checksum(of: bytes.dropFirst(start).prefix(end - start)) == found
    }

    /// The next header, at `position` or after stray bytes.
    private mutating func nextHeader(_ position: Int) -> Int? {
        guard position < bytes.count else { return nil }
        if FITHeader.isHeader(at: position, in: bytes) { return position }
        let header = FITHeader.next(from: position, in: bytes)
        messages.report(
            FITProblem(.strayBytes(count: (header ?? bytes.count) - position), at: position))
        return header
    }
}

import Bytes

/// Walks through an archive from entry to entry, without the central directory.
struct LocalHeaderWalk {
    /// The entries whose data is present, with their true sizes.
    private(set) var headers: [EntryHeader] = []
    /// The problems of the others.
    private(set) var problems: [ZIPError] = []
    /// The headers of the parts of a central directory that were found.
    private(set) var central: [EntryHeader] = []
    /// The end of each entry that was found, by the offset of its local header.
    private(set) var ends: [UInt64: Int] = [:]
    /// The parts in which nothing could be read.
    private(set) var damage: [Range<UInt64>] = []

    private let window: ArchiveWindow
    private let limit: Int
    private let maximumEntries: Int

    /// Walks until `limit`, which is the start of a central directory or the end of the file.
    init(in window: ArchiveWindow, before limit: Int, limits: ZIPLimits) throws(ZIPError) {
        self.window = window
        self.limit = limit
        maximumEntries = limits.maximumEntries
        var dataEnd = DataEnd(in: window, before: limit, limits: limits)
        // What precedes the first entry belongs to another program and is not damage.
        var position = try firstHeader(from: 0) ?? limit
        var expected = position
        while position < limit {
            guard headers.count + central.count + problems.count < maximumEntries else {
                note(.limitExceeded(.entries(maximumEntries)), at: position)
                return
            }
            switch try window.signature(at: position) {
            case Signature.localHeader:
                let isExpected = position == expected
                position = try takeEntry(at: position, isExpected: isExpected, &dataEnd)
                expected = headers.last.flatMap { ends[$0.localHeaderOffset] } ?? expected
            case Signature.centralHeader: position = try takeDirectory(at: position)
            default: position = try goOn(after: position, from: position)
            }
        }
    }

    private mutating func takeEntry(
        at position: Int, isExpected: Bool, _ dataEnd: inout DataEnd
    ) throws(ZIPError) -> Int {
        guard let header = try window.localHeader(at: position, before: limit),
            isExpected || header.isPlausible
        else {
            if isExpected { note(.malformed("local header"), at: position) }
            return try goOn(after: position, from: position + 4)
        }
        switch try dataEnd.find(for: header) {
        case .whole(let header, let end):
            headers.append(header)
            ends[header.localHeaderOffset] = end
            return end
        case .lost(let kind):
            problems.append(ZIPError(kind, entry: header.name, offset: UInt64(position)))
            return try goOn(after: position, from: position + header.length)
        }
    }

    private mutating func takeDirectory(at position: Int) throws(ZIPError) -> Int {
        let part = try CentralDirectory(
            in: window, from: position, to: limit, base: 0,
            atMost: maximumEntries - headers.count - central.count, endIsKnown: false)
        let plausible = part.headers.filter(\.isPlausible)
        central += plausible
        guard !plausible.isEmpty else { return try goOn(after: position, from: position + 4) }
        // The records at the directory's end contain nothing that is needed, so they are no loss.
        return try firstHeader(from: part.end) ?? limit
    }

    /// The start of the next header; everything from `position` until there is damage.
    private mutating func goOn(after position: Int, from start: Int) throws(ZIPError) -> Int {
        let next = try firstHeader(from: start) ?? limit
        let lost = UInt64(position)..<UInt64(next)
        if let last = damage.last, last.upperBound == lost.lowerBound {
            damage[damage.count - 1] = last.lowerBound..<lost.upperBound
        } else {
            damage.append(lost)
        }
        return next
    }

    private func firstHeader(from position: Int) throws(ZIPError) -> Int? {
        try window.firstSignature(
            among: [Signature.localHeader, Signature.centralHeader], from: position, before: limit)
    }

    private mutating func note(_ kind: ZIPError.Kind, at position: Int) {
        problems.append(ZIPError(kind, offset: UInt64(position)))
    }
}

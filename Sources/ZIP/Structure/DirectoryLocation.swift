import Bytes

/// The location of the central directory.
struct DirectoryLocation: Equatable {
    /// The offset of its first byte in the file.
    var start: Int
    /// The offset after its last byte.
    var end: Int
    /// The number to add to the offsets that it states, for example in a self-extracting archive.
    var base: Int
    /// The stated number of entries.
    var entryCount: UInt64
    /// The offset of the end of central directory record that states this.
    var recordPosition: Int
    /// The number of parts before this one, according to the record; 0 in an archive of one file.
    var partsBefore: Int
}

/// An end of central directory record, completed from its ZIP64 record (APPNOTE sections 4.3.14 to
/// 4.3.16).
struct DirectoryEnd {
    private let position: Int
    /// The start of the first record at the end: the directory ends there or before.
    private let limit: Int
    private let entryCount: UInt64
    private let size: UInt64
    private let offset: UInt64
    /// The number of this part of a split archive, from 0.
    private let partsBefore: Int

    private static let length = 22
    /// The distance from the end within which the record is searched: the longest comment, and junk
    /// after it.
    private static let reach = 1 << 20

    /// What the end of an archive states about its central directory.
    struct Finding {
        /// The most plausible location, if one of them holds a directory.
        var location: DirectoryLocation?
        /// Whether any record was found.
        var recordFound: Bool
        /// The number of parts of a split archive before this one, according to the last record.
        var partsBefore = 0
    }

    /// The most plausible location of the central directory.
    static func locate(in window: ArchiveWindow) throws(ZIPError) -> Finding {
        let beginsWithEntry = try window.signature(at: 0) == Signature.localHeader
        let positions = try recordPositions(in: window)
        var finding = Finding(recordFound: !positions.isEmpty)
        for position in positions {
            guard let record = try DirectoryEnd(at: position, in: window) else { continue }
            finding.partsBefore = max(finding.partsBefore, record.partsBefore)
            for candidate in record.candidates {
                // A file that begins with an entry has nothing before it: the record then belongs
                // to an archive stored within this one, whose own end is missing.
                if beginsWithEntry, candidate.base > 0 { continue }
                let isEmpty = candidate.start == candidate.end && candidate.entryCount == 0
                if !isEmpty || beginsWithEntry {
                    guard try candidate.holdsDirectory(in: window) else { continue }
                }
                finding.location = candidate
                return finding
            }
        }
        return finding
    }

    /// The places where records may begin, later ones first: those whose comment ends with the file
    /// or, if there are none, those that something follows.
    private static func recordPositions(in window: ArchiveWindow) throws(ZIPError) -> [Int] {
        let start = max(window.size - reach, 0)
        let tail = try window.bytes(at: start, upTo: reach)
        var exact: [Int] = []
        var others: [Int] = []
        var index = tail.count - length
        while index >= 0 {
            if tail[index] == UInt8(ascii: "P"), tail.load(at: index) == Signature.directoryEnd {
                let end = index + length + Int(tail.load(UInt16.self, at: index + 20))
                if end == tail.count { exact.append(start + index) }
                if end < tail.count { others.append(start + index) }
            }
            index -= 1
        }
        return exact.isEmpty ? others : exact
    }

    private init?(at position: Int, in window: ArchiveWindow) throws(ZIPError) {
        let record = try window.bytes(at: position, upTo: Self.length)
        var entryCount = UInt64(record.load(UInt16.self, at: 10))
        var size = UInt64(record.load(UInt32.self, at: 12))
        var offset = UInt64(record.load(UInt32.self, at: 16))
        var part = UInt32(record.load(UInt16.self, at: 4))
        var limit = position
        if let found = try Self.position64(before: position, in: window) {
            let record = try window.bytes(at: found, upTo: 56)
            guard record.count == 56 else { return nil }
            limit = found
            if entryCount == UInt64(UInt16.max) { entryCount = record.load(at: 32) }
            if size == UInt64(UInt32.max) { size = record.load(at: 40) }
            if offset == UInt64(UInt32.max) { offset = record.load(at: 48) }
            if part == UInt32(UInt16.max) { part = record.load(at: 16) }
        }
        self.position = position
        self.limit = limit
        self.entryCount = entryCount
        self.size = size
        self.offset = offset
        partsBefore = part < UInt32(UInt16.max) ? Int(part) : 0
    }

    /// The start of the ZIP64 record: where its locator says or, if something precedes the archive,
    /// directly before the locator.
    private static func position64(
        before position: Int, in window: ArchiveWindow
    ) throws(ZIPError) -> Int? {
        let locator = try window.bytes(at: position - 20, upTo: 20)
        guard locator.loadIfPresent(UInt32.self, at: 0) == Signature.directoryEnd64Locator,
            let stated = Int(exactly: locator.load(UInt64.self, at: 8))
        else { return nil }
        for candidate in [stated, position - 20 - 56] where candidate < position {
            if try window.signature(at: candidate) == Signature.directoryEnd64 { return candidate }
        }
        return nil
    }

    /// The locations that the record can mean: with something before the archive, with something
    /// between directory and record, and with a wrong offset.
    private var candidates: [DirectoryLocation] {
        var places: [(start: Int, base: Int)] = []
        guard let size = Int(exactly: size), size <= limit else { return [] }
        let latest = limit - size
        if let offset = Int(exactly: offset), offset <= latest {
            places = [(latest, latest - offset), (offset, 0)]
        }
        places.append((latest, 0))
        return places.map {
            DirectoryLocation(
                start: $0.start, end: $0.start + size, base: $0.base, entryCount: entryCount,
                recordPosition: position, partsBefore: partsBefore)
        }
    }
}

extension DirectoryLocation {
    /// Whether one of the first headers there leads to its entry.
    fileprivate func holdsDirectory(in window: ArchiveWindow) throws(ZIPError) -> Bool {
        var position = start
        for _ in 0..<8 where position < end {
            let header = try window.centralHeader(at: position, before: end, base: base)
            guard let header else { return false }
            if try window.holdsEntry(of: header) { return true }
            position += header.length
        }
        return false
    }
}

package import Bytes

/// A ZIP archive (APPNOTE 6.3.10) open for reading, by any number of threads at a time.
///
/// Nothing in the archive is trusted: sizes are bounded by the available bytes, names are checked
/// before they are listed, and checksums before bytes are returned. A problem with an entry affects
/// only that entry and is listed in ``problems``.
public final class ZIPArchive: Sendable {
    /// The path of the archive's file.
    public let path: String
    /// The size of the archive's file in bytes.
    public let size: Int
    /// The readable entries, in the order of the central directory. If two entries have the same
    /// name, only the last is listed; names that differ in case are different.
    public let entries: [ZIPEntry]
    /// The problems of entries that are not listed, and of the archive's structure.
    public let problems: [ZIPProblem]
    /// How the entries were recovered without a usable central directory; `nil` if it was usable.
    public let recovery: ZIPRecovery?

    let file: ReadableFile

    /// Opens an archive and lists its entries. This reads no entry's data, unless the central
    /// directory is missing or damaged and the entries do not state their sizes.
    ///
    /// - Throws: `notThisFormat` if the file is not a ZIP archive, `truncated` if only a part of
    ///   the end of one is present, `unreadable` if the file cannot be read.
    public convenience init(path: String, limits: ZIPLimits = .standard) throws(ZIPError) {
        let file: ReadableFile
        do throws(FileError) {
            file = try ReadableFile(path: path)
        } catch {
            throw ZIPError(.unreadable(error))
        }
        try self.init(file, limits: limits)
    }

    /// Opens an archive in memory, which must outlive this object.
    package convenience init(
        _ bytes: ByteSlice, limits: ZIPLimits = .standard
    ) throws(ZIPError) {
        try self.init(ReadableFile(memory: bytes), limits: limits)
    }

    private init(_ file: ReadableFile, limits: ZIPLimits) throws(ZIPError) {
        self.file = file
        path = file.path
        size = file.size
        let window = ArchiveWindow(file)
        let contents = try Contents(
            in: window, limits: limits, part: SplitArchive.part(named: path))
        entries = contents.entries
        problems = contents.problems
        recovery = contents.recovery
    }
}

/// The result of opening an archive.
private struct Contents {
    var entries: [ZIPEntry] = []
    var problems: [ZIPError] = []
    var recovery: ZIPRecovery?

    /// The distance from the start within which the first entry is searched if there is no
    /// directory.
    private static let reach = 1 << 20

    /// Lists the contents of an archive; `part` is the part number in its file name.
    init(in window: ArchiveWindow, limits: ZIPLimits, part: Int?) throws(ZIPError) {
        let end = try DirectoryEnd.locate(in: window)
        guard let location = end.location else {
            if end.partsBefore > 0 { throw SplitArchive.error(partsBefore: end.partsBefore) }
            if let part, part > 1 { throw ZIPError(.split(part: part, of: nil)) }
            var part = part
            if !end.recordFound {
                if part == nil { part = try SplitArchive.firstPart(in: window) }
                try Self.expectEntry(in: window)
            }
            try recover(
                end.recordFound ? .directoryDamaged : .directoryMissing, at: nil, in: window,
                limits)
            if let part { problems.append(ZIPError(.split(part: part, of: nil))) }
            return
        }
        let directory = try CentralDirectory(
            in: window, from: location.start, to: location.end, base: location.base,
            atMost: limits.maximumEntries)
        problems = directory.problems
        if location.partsBefore > 0 {
            for header in directory.headers where try !window.holdsEntry(of: header) {
                throw SplitArchive.error(partsBefore: location.partsBefore)
            }
        }
        guard directory.isWhole else {
            try recover(.directoryDamaged, at: (location, directory), in: window, limits)
            return
        }
        // Programs without ZIP64 write the count modulo 65,536, which is not a problem.
        if problems.isEmpty,
            UInt16(truncatingIfNeeded: directory.headers.count)
                != UInt16(truncatingIfNeeded: location.entryCount)
        {
            problems.append(
                ZIPError(
                    .malformed("end of central directory: it counts other entries than there are"),
                    offset: UInt64(location.recordPosition)))
        }
        let headers = try WrappedOffsets.restored(directory.headers, in: window)
        try admit(headers, dataEnd: location.start, in: window, limits)
    }

    private mutating func admit(
        _ headers: [EntryHeader], dataEnd: Int, in window: ArchiveWindow, _ limits: ZIPLimits
    ) throws(ZIPError) {
        let validation = try EntryValidation(headers, limits: limits, dataEnd: dataEnd, in: window)
        entries = validation.entries
        problems += validation.problems
    }

    /// Lists what the local headers and any parts of a directory contain.
    private mutating func recover(
        _ reason: ZIPRecovery.Reason, at known: (DirectoryLocation, CentralDirectory)?,
        in window: ArchiveWindow, _ limits: ZIPLimits
    ) throws(ZIPError) {
        let end = known?.0.start ?? window.size
        let walk = try LocalHeaderWalk(in: window, before: end, limits: limits)
        let reconciliation = Reconciliation(
            central: (known?.1.headers ?? []) + walk.central, local: walk.headers,
            lost: Set(walk.problems.compactMap(\.offset)))
        if walk.headers.isEmpty, walk.problems.isEmpty, reconciliation.problems.isEmpty {
            throw ZIPError(.notThisFormat)
        }
        problems += walk.problems + reconciliation.problems
        try admit(reconciliation.headers, dataEnd: end, in: window, limits)
        let saved = entries.reduce(UInt64(0)) { sum, entry in
            let end = walk.ends[entry.localHeaderOffset].map(UInt64.init)
            return sum + ((end ?? entry.localHeaderOffset) - entry.localHeaderOffset)
        }
        recovery = ZIPRecovery(
            reason: reason, entriesSaved: entries.count, bytesSaved: saved,
            archiveSize: UInt64(window.size), damage: walk.damage)
    }

    /// Throws if there is nothing to recover.
    private static func expectEntry(in window: ArchiveWindow) throws(ZIPError) {
        if try window.signature(at: 0) == Signature.directoryEnd {
            throw ZIPError(.truncated(expected: 22, got: UInt64(window.size)), offset: 0)
        }
        let first = try window.firstSignature(
            among: [Signature.localHeader], from: 0, before: min(reach, window.size))
        guard let first else { throw ZIPError(.notThisFormat) }
        // Four bytes occur anywhere by chance: the header that they begin must be plausible.
        guard first > 0 else { return }
        guard let header = try window.localHeader(at: first, before: window.size),
            header.isPlausible
        else { throw ZIPError(.notThisFormat) }
    }
}

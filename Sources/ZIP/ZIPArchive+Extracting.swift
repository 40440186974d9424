public import Bytes

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

extension ZIPArchive {
    /// The entry with the given ``ZIPEntry/name``; `nil` if there is none.
    ///
    /// Searches all entries; build a dictionary of ``entries`` to look up many.
    public func entry(named name: String) -> ZIPEntry? { entries.first { $0.name == name } }

    /// Returns the bytes of an entry after verifying their size and checksum.
    ///
    /// To read many entries, create one ``ZIPReader`` per thread, which reuses its memory.
    ///
    /// - Throws: ``ZIPError`` if the entry is damaged or the archive's file cannot be read.
    public func bytes(of entry: ZIPEntry) throws(ZIPError) -> [UInt8] {
        try ZIPReader(self).read(entry)
    }

    /// Writes entries to files with their names in a folder, which is created if necessary.
    ///
    /// No file appears before it is complete and its checksum is verified, and nothing is written
    /// outside `folder`: ``entries`` contains no name that leads out of it, and links in the folder
    /// are not followed, provided that nobody else changes the folder at the same time.
    ///
    /// - Parameters:
    ///   - wanted: the entries to extract; `nil` means all of ``entries``.
    ///   - folder: the path of the folder.
    ///   - isReplacing: whether existing files are replaced. Otherwise the first of them ends the
    ///     extraction, so that names that differ only in case lose nothing on a file system that
    ///     ignores case.
    /// - Returns: the problems of entries that could not be read; all others were extracted.
    /// - Throws: `FileError` of the module `Bytes` if writing fails: the disk is full or read-only,
    ///   or a file or folder is in the way.
    public func extract(
        _ wanted: [ZIPEntry]? = nil, to folder: String, isReplacing: Bool = false
    ) throws(FileError) -> [ZIPProblem] {
        let reader = ZIPReader(self)
        var problems: [ZIPProblem] = []
        try Self.makeFolder(folder, followsLinks: true)
        for entry in wanted ?? entries {
            var path = folder
            let components = entry.name.split(separator: "/")
            for component in entry.isDirectory ? components[...] : components.dropLast() {
                path += "/" + component
                try Self.makeFolder(path)
            }
            guard !entry.isDirectory, let name = components.last else { continue }
            path += "/" + name
            if !isReplacing, access(path, F_OK) == 0 { throw FileError(code: EEXIST, path: path) }
            let writer = try FileWriter(path: path)
            do {
                try reader.read(entry) { piece in try writer.write(piece) }
                try writer.commit()
            } catch let problem as ZIPProblem {
                problems.append(problem)
            } catch {
                throw error as? FileError ?? FileError(.other, path: path)
            }
        }
        return problems
    }

    /// Creates a folder if it does not exist.
    private static func makeFolder(
        _ path: String, followsLinks: Bool = false
    ) throws(FileError) {
        if mkdir(path, 0o777) == 0 { return }
        let code = errno
        var status = stat()
        let isThere = followsLinks ? stat(path, &status) == 0 : lstat(path, &status) == 0
        guard code == EEXIST, isThere, status.st_mode & S_IFMT == S_IFDIR else {
            throw FileError(code: code, path: path)
        }
    }
}

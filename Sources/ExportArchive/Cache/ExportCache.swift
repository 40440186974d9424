package import Bytes

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// The folder that holds an export byte for byte in its own layout.
///
/// Files appear completely or not at all. Nothing is written outside the folder: paths are checked
/// here again, and symbolic links inside are not followed. Any number of threads may write
/// different files at a time. The whole folder is safe to delete.
package final class ExportCache: Sendable {
    package let path: String

    /// Creates the cache for a path; the disk is not touched before ``prepare()``.
    package init(path: String) {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        self.path = path
    }

    /// Creates the folder and removes temporary files of killed runs.
    ///
    /// - Throws: ``CacheError`` if the folder cannot be created or read.
    package func prepare() throws(CacheError) {
        try makeFolder(path, for: "")
        var pending = [path]
        while let folder = pending.popLast() {
            let items: [FolderListing.Item]
            do throws(FileError) {
                items = try FolderListing.items(of: folder)
            } catch {
                throw CacheError(kind: .disk(error), path: "")
            }
            for item in items {
                if item.isFolder {
                    pending.append(item.path)
                } else if FileWriter.isTemporary(name: item.name) {
                    unlink(item.path)
                }
            }
        }
    }

    /// Stores a file at a path of the export, replacing an existing one.
    ///
    /// - Throws: ``CacheError``; an existing file is then unchanged.
    package func store(_ path: String, _ bytes: ByteSlice) throws(CacheError) {
        let writer = try makeWriter(path)
        try writer.write(bytes)
        try writer.commit()
    }

    /// Starts storing a file piece by piece.
    ///
    /// - Throws: ``CacheError``.
    package func makeWriter(_ path: String) throws(CacheError) -> ExportCacheWriter {
        guard let components = ExportPath.components(path) else {
            throw CacheError(kind: .unsafePath, path: path)
        }
        try makeFolder(self.path, for: path)
        var folder = self.path
        for component in components.dropLast() {
            folder += "/" + component
            try makeFolder(folder, for: path, isInside: true)
        }
        do throws(FileError) {
            return ExportCacheWriter(
                try FileWriter(path: self.path + "/" + components.joined(separator: "/")),
                path: path)
        } catch {
            throw CacheError(kind: .disk(error), path: path)
        }
    }

    /// Whether the cache has a file with this size and, if given, this CRC-32, which requires
    /// reading it.
    package func contains(_ path: String, size: UInt64, crc32: UInt32? = nil) -> Bool {
        guard let location = location(of: path),
            let item = FolderListing.item(at: location, name: ""),
            !item.isFolder, !item.isLink, item.size == size
        else { return false }
        guard let crc32 else { return true }
        let file = ExportFile(
            path: path, size: size, crc32: nil, modified: nil, location: .disk(location))
        return (try? ExportReader([]).checksum(of: file)) == crc32
    }

    /// The location of an export's path on disk; `nil` for one that leads out of the cache.
    package func location(of path: String) -> String? {
        ExportPath.components(path).map { self.path + "/" + $0.joined(separator: "/") }
    }

    /// Creates a folder if it does not exist. The cache itself may be a link, for example to
    /// another disk; folders inside may not.
    private func makeFolder(
        _ folder: String, for path: String, isInside: Bool = false
    ) throws(CacheError) {
        if mkdir(folder, 0o777) == 0 { return }
        let code = errno
        if code == EEXIST {
            var status = stat()
            let isThere = isInside ? lstat(folder, &status) == 0 : stat(folder, &status) == 0
            if isThere, status.st_mode & S_IFMT == S_IFDIR { return }
            if isThere, status.st_mode & S_IFMT == S_IFLNK {
                throw CacheError(kind: .link(folder), path: path)
            }
            throw CacheError(kind: .disk(FileError(.notAFile, path: folder)), path: path)
        }
        guard code == ENOENT, !isInside, let slash = folder.lastIndex(of: "/"),
            slash > folder.startIndex
        else { throw CacheError(kind: .disk(FileError(code: code, path: folder)), path: path) }
        try makeFolder(String(folder[..<slash]), for: path)
        guard mkdir(folder, 0o777) == 0 || errno == EEXIST else {
            throw CacheError(kind: .disk(FileError(code: errno, path: folder)), path: path)
        }
    }
}

/// Stores one file of the cache piece by piece. If dropped before ``commit()``, it leaves no trace.
package final class ExportCacheWriter {
    private let writer: FileWriter
    private let path: String

    init(_ writer: FileWriter, path: String) {
        self.writer = writer
        self.path = path
    }

    /// Appends bytes.
    ///
    /// - Throws: ``CacheError``, for example on a full disk; the writer can then only be dropped.
    package func write(_ bytes: ByteSlice) throws(CacheError) {
        do throws(FileError) {
            try writer.write(bytes)
        } catch {
            throw CacheError(kind: .disk(error), path: path)
        }
    }

    /// Gives the file its final name.
    ///
    /// - Throws: ``CacheError``.
    package func commit() throws(CacheError) {
        do throws(FileError) {
            try writer.commit()
        } catch {
            throw CacheError(kind: .disk(error), path: path)
        }
    }
}

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
/// Files appear whole or not at all. Nothing is written outside the folder: paths are checked once
/// more here, and symbolic links inside are not followed. Any number of workers may write different
/// files at a time. Safe to delete as a whole.
package final class ExportCache: Sendable {
    package let path: String

    /// The cache at a path; the disk is not touched before ``prepare()``.
    package init(path: String) {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        self.path = path
    }

    /// Makes the folder and removes what killed runs left half-written.
    ///
    /// - Throws: ``CacheError`` when the folder cannot be made or read.
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

    /// Stores a file at a path of the export, replacing one that is there.
    ///
    /// - Throws: ``CacheError``; what was there before is then still there.
    package func store(_ path: String, _ bytes: ByteSlice) throws(CacheError) {
        let writer = try makeWriter(path)
        try writer.write(bytes)
        try writer.commit()
    }

    /// Begins to store a file piece by piece.
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

    /// Whether the cache has a file of this size and, where that is given, of this CRC-32, which
    /// takes reading it.
    package func contains(_ path: String, size: UInt64, crc32: UInt32? = nil) -> Bool {
        guard let location = location(of: path),
            let item = FolderListing.item(at: location, name: ""),
            !item.isFolder, !item.isLink, item.size == size
        else { return false }
        guard let crc32 else { return true }
        let file = ExportFile(
            path: path, size: size, crc32: nil, modified: nil, location: .disk(location))
        return (try? ExportReader(nil).checksum(of: file)) == crc32
    }

    /// Where a path of the export lies on the disk; `nil` for one that leads out of the cache.
    package func location(of path: String) -> String? {
        ExportPath.components(path).map { self.path + "/" + $0.joined(separator: "/") }
    }

    /// Makes a folder where none is. The cache itself may be a link, as on another disk; folders
    /// inside may not.
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

/// Stores one file of the cache piece by piece. Dropped before ``commit()``, it leaves no trace.
package final class ExportCacheWriter {
    private let writer: FileWriter
    private let path: String

    init(_ writer: FileWriter, path: String) {
        self.writer = writer
        self.path = path
    }

    /// Adds bytes at the end.
    ///
    /// - Throws: ``CacheError``, as on a full disk; the writer may then only be dropped.
    package func write(_ bytes: ByteSlice) throws(CacheError) {
        do throws(FileError) {
            try writer.write(bytes)
        } catch {
            throw CacheError(kind: .disk(error), path: path)
        }
    }

    /// Gives the file its name.
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

import ActivityModel
import Bytes

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// The files under a folder on disk.
enum FolderListing {
    struct Item {
        var name: String
        var path: String
        var isFolder: Bool
        /// Whether it is a link; links to files are followed, links to folders are not.
        var isLink: Bool
        var size: UInt64
        var modified: Timestamp
    }

    /// The maximum depth of folders, and their maximum number.
    private static let deepest = 12
    private static let maxFolders = 20_000

    /// The content of a folder by name, without devices, pipes and inaccessible items.
    static func items(of folder: String) throws(FileError) -> [Item] {
        guard let stream = opendir(folder) else { throw FileError(code: errno, path: folder) }
        defer { closedir(stream) }
        var items: [Item] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
            }
            if name == "." || name == ".." { continue }
            if let item = item(at: folder + "/" + name, name: name) { items.append(item) }
        }
        return items.sorted { $0.name < $1.name }
    }

    /// All files under a folder, with the components of their paths from it.
    static func files(under folder: String) throws(FileError) -> [(components: [Substring], Item)] {
        var files: [(components: [Substring], Item)] = []
        var pending: [(path: String, components: [Substring])] = [(folder, [])]
        var visited = 0
        while let next = pending.popLast() {
            visited += 1
            for item in try items(of: next.path) {
                let components = next.components + [item.name[...]]
                if ExportPath.isJunk([item.name[...]]) { continue }
                if !item.isFolder {
                    files.append((components, item))
                } else if components.count < deepest, visited + pending.count < maxFolders {
                    pending.append((item.path, components))
                }
            }
        }
        return files
    }

    /// The item at a path; `nil` if there is nothing readable.
    static func item(at path: String, name: String) -> Item? {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        let isLink = status.st_mode & S_IFMT == S_IFLNK
        if isLink, stat(path, &status) != 0 { return nil }
        let kind = status.st_mode & S_IFMT
        guard kind == S_IFREG || (kind == S_IFDIR && !isLink) else { return nil }
        #if canImport(Darwin)
        let time = status.st_mtimespec
        #else
        let time = status.st_mtim
        #endif
        let (seconds, overflow) = Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000)
        return Item(
            name: name, path: path, isFolder: kind == S_IFDIR, isLink: isLink,
            size: UInt64(max(status.st_size, 0)),
            modified: Timestamp(microseconds: overflow ? 0 : seconds + Int64(time.tv_nsec) / 1_000))
    }

    /// Whether a path leads to a folder, following links.
    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}

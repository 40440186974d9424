import Bytes
import ZIP

/// Finds exports on disk.
enum ExportDiscovery {
    /// The maximum depth below a folder at which exports are searched, and the maximum number of
    /// folders.
    private static let deepest = 3
    private static let maxFolders = 2_000

    /// The folder itself if it is an export; otherwise the exports inside, folders and ZIP files,
    /// by path.
    ///
    /// - Parameter parts: whether ZIP files with nothing but activity files count too.
    static func exports(in folder: String, parts: Bool = false) throws(ExportError) -> [String] {
        do throws(FileError) {
            var exports: [String] = []
            var pending = [(path: folder, depth: 0)]
            var visited = 0
            while let (path, depth) = pending.popLast() {
                visited += 1
                let items = try readable(path, isTop: depth == 0)
                if isExport(items) {
                    exports.append(path)
                    continue
                }
                exports += items.filter { isArchiveOfExport($0, parts: parts) }.map(\.path)
                guard depth < deepest, visited + pending.count < maxFolders else { continue }
                pending += items.filter(\.isFolder).map { ($0.path, depth + 1) }
            }
            return exports.sorted()
        } catch {
            throw ExportError(.unreadable(error), path: folder)
        }
    }

    /// The content of a folder; an unreadable folder further down counts as empty.
    private static func readable(
        _ path: String, isTop: Bool
    ) throws(FileError) -> [FolderListing.Item] {
        do throws(FileError) {
            return try FolderListing.items(of: path).filter { !ExportPath.isJunk([$0.name[...]]) }
        } catch {
            if isTop { throw error }
            return []
        }
    }

    /// Whether a folder with these items is the root of an export.
    private static func isExport(_ items: [FolderListing.Item]) -> Bool {
        var root = ExportRoot()
        for item in items {
            if !item.isFolder {
                root.add([item.name[...]])
            } else if item.name.lowercased() == "activities" {
                root.add([item.name[...], "…"])
            }
        }
        return root.find() == []
    }

    /// Whether an item is a ZIP of an export. A matching name suffices, so that damage is reported.
    private static func isArchiveOfExport(_ item: FolderListing.Item, parts: Bool) -> Bool {
        guard !item.isFolder, ExportSource.isArchiveName(item.name) else { return false }
        if ExportSource.athleteID(fromName: item.name) != nil { return true }
        return (try? ExportSource.open(archive: item.path, .standard, acceptsParts: parts)) != nil
    }
}

package import ActivityModel
import Bytes
import ExportArchive
import Foundation
package import Storage

/// Changes to a library other than imports: undoing imports, forgetting activities.
package struct LibraryMaintenance {
    private let folder: LibraryFolder

    /// Creates the operations for the library in a folder.
    package init(_ folder: LibraryFolder) { self.folder = folder }

    /// Undoes a run: database, cache and tables are as if its exports had never been imported.
    ///
    /// If an older export has other bytes at a path, the cache lacks that file until the older
    /// export is imported again; the database has its samples.
    ///
    /// - Throws: `StoreError`, or an error of the cache.
    package func undo(run: Int64, now: Timestamp) throws -> Leftovers {
        let library = try Library.openForWriting(folder)
        let leftovers = try library.undo(run: run, now: now)
        try remove(leftovers)
        for name in leftovers.tableFolders {
            removeItem(folder.tables.appending(path: name), upTo: folder.url)
        }
        try library.settleCaches()
        return leftovers
    }

    /// Deletes activities for good, including their files in the cache.
    ///
    /// - Throws: `StoreError`.
    package func forget(_ ids: [Int64], now: Timestamp) throws -> Leftovers {
        let library = try Library.openForWriting(folder)
        let leftovers = try library.forget(ids, now: now)
        try remove(leftovers)
        return leftovers
    }

    private func remove(_ leftovers: Leftovers) throws {
        for file in leftovers.cacheFiles {
            let cache = ExportCache(path: folder.cache(ofAthlete: file.athlete).path)
            guard let location = cache.location(of: file.path),
                FileManager.default.fileExists(atPath: location)
            else { continue }
            if let name = file.replacement {
                let table = folder.tables.appending(path: name).appending(path: file.path)
                let buffer = ByteBuffer()
                if (try? ReadableFile(path: table.path).readAll(into: buffer)) != nil {
                    try cache.store(file.path, buffer.slice)
                    continue
                }
            }
            removeItem(URL(filePath: location), upTo: folder.url)
        }
    }

    /// Removes a file or folder, and the enclosing folders that are then empty.
    private func removeItem(_ url: URL, upTo root: URL) {
        try? FileManager.default.removeItem(at: url)
        let parent = url.deletingLastPathComponent()
        let items = try? FileManager.default.contentsOfDirectory(atPath: parent.path)
        if items?.isEmpty == true, parent.path.hasPrefix(root.path + "/") {
            removeItem(parent, upTo: root)
        }
    }
}

public import ActivityModel
import Bytes
import ExportArchive
import Foundation
public import Storage

/// What a person does to a library besides importing: taking imports back, forgetting activities.
public struct Housekeeping {
    private let folder: LibraryFolder

    /// Housekeeping in the library of a folder.
    public init(_ folder: LibraryFolder) { self.folder = folder }

    /// Takes a run back: database, cache and tables are as if its exports had never been seen.
    ///
    /// Where an older export held other bytes at a path, the cache lacks that file until the older
    /// export is imported again; the database has its samples.
    ///
    /// - Throws: `StoreError`, or what keeps the cache from being written.
    public func undo(run: Int64, now: Timestamp) throws -> Leftovers {
        let library = try Library.openForWriting(folder)
        let leftovers = try library.undo(run: run, now: now)
        remove(leftovers)
        for name in leftovers.tableFolders {
            try? FileManager.default.removeItem(at: folder.tables.appending(path: name))
        }
        if let newest = leftovers.newestTables { try restoreTables(newest) }
        return leftovers
    }

    /// Deletes activities for good, their files in the cache included.
    ///
    /// - Throws: `StoreError`.
    public func forget(_ ids: [Int64], now: Timestamp) throws -> Leftovers {
        let library = try Library.openForWriting(folder)
        let leftovers = try library.forget(ids, now: now)
        remove(leftovers)
        return leftovers
    }

    private func remove(_ leftovers: Leftovers) {
        for root in caches() {
            let cache = ExportCache(path: root.path)
            for path in leftovers.cachePaths {
                guard let location = cache.location(of: path) else { continue }
                try? FileManager.default.removeItem(atPath: location)
            }
        }
    }

    /// The cache of the first athlete and those of others.
    private func caches() -> [URL] {
        let items = try? FileManager.default.contentsOfDirectory(
            at: folder.url, includingPropertiesForKeys: nil)
        return (items ?? []).filter { $0.lastPathComponent.hasPrefix("Strava Export") }
    }

    /// Puts the tables of the newest export that is left back into the cache.
    private func restoreTables(_ name: String) throws {
        guard FileManager.default.fileExists(atPath: folder.cache.path) else { return }
        let source = folder.tables.appending(path: name)
        let cache = ExportCache(path: folder.cache.path)
        let buffer = ByteBuffer()
        let names = try? FileManager.default.contentsOfDirectory(atPath: source.path)
        for name in (names ?? []).sorted() {
            try ReadableFile(path: source.appending(path: name).path).readAll(into: buffer)
            try cache.store(name, buffer.slice)
        }
    }
}

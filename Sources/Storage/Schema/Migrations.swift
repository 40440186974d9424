import Foundation
import GRDB

/// The numbered steps from nothing to today's schema. A step is never edited after a release.
enum Migrations {
    /// The schema version that this program writes; `PRAGMA user_version` of a library it made.
    static let current = 2

    static func migrate(_ database: Database, from version: Int) throws {
        if version < 1 {
            try database.execute(sql: SchemaV1.tables)
            try database.execute(sql: TableViewsV1.views)
            try database.execute(sql: ViewsV1.views)
        }
        if version < 2 { try SchemaV2.migrate(database) }
        try database.execute(sql: "PRAGMA user_version = \(current)")
    }

    /// Copies a library of an older schema beside itself, whole or not at all, before it is changed.
    ///
    /// The copy keeps its name for good; it is what to go back to with an older Waymark.
    static func backUp(_ database: DatabaseQueue, version: Int, in folder: LibraryFolder) throws {
        let copy = folder.backup(ofSchema: version)
        let partial = copy.appendingPathExtension("partial")
        let files = FileManager.default
        try? files.removeItem(at: partial)
        do {
            let target = try DatabaseQueue(path: partial.path)
            try database.backup(to: target)
            try target.close()
            if files.fileExists(atPath: copy.path) { try files.removeItem(at: copy) }
            try files.moveItem(at: partial, to: copy)
        } catch {
            try? files.removeItem(at: partial)
            throw error
        }
    }
}

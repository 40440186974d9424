import GRDB

/// The numbered steps from nothing to today's schema.
enum Migrations {
    /// The schema version that this program writes; `PRAGMA user_version` of a library it made.
    static let current = 1

    static func migrate(_ database: Database, from version: Int) throws {
        if version < 1 {
            try database.execute(sql: SchemaV1.tables)
            try database.execute(sql: TableViewsV1.views)
            try database.execute(sql: ViewsV1.views)
        }
        try database.execute(sql: "PRAGMA user_version = \(current)")
    }
}

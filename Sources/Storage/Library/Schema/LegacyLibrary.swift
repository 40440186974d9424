package import Foundation
import GRDB

/// A library of version 0.1, copied beside the one that replaces it.
///
/// All its content is converted table by table, so neither the exports nor the cache are needed
/// (`Docs/decisions/0009-sources-and-identity.md`).
struct LegacyLibrary {
    private static let schema = "legacy"
    private let tables: Set<String>

    /// The library that is attached to a connection; `nil` if there is none.
    static func attached(to database: Database) throws -> LegacyLibrary? {
        let names = try String.fetchAll(
            database, sql: "SELECT name FROM pragma_database_list WHERE name = ?",
            arguments: [schema])
        guard !names.isEmpty else { return nil }
        return LegacyLibrary(
            tables: try String.fetchSet(
                database, sql: "SELECT name FROM \(schema).sqlite_schema WHERE type = 'table'"))
    }

    /// Attaches the copy while `body` runs.
    static func attaching(
        _ copy: URL, to writer: any DatabaseWriter, _ body: () throws -> Void
    ) throws {
        try writer.writeWithoutTransaction { database in
            try database.execute(sql: "ATTACH DATABASE ? AS \(schema)", arguments: [copy.path])
        }
        defer {
            try? writer.writeWithoutTransaction { try $0.execute(sql: "DETACH DATABASE \(schema)") }
        }
        try body()
    }

    /// Copies a library beside itself atomically; the copy keeps its name permanently.
    static func copy(_ database: any DatabaseWriter, to copy: URL) throws {
        let partial = copy.appendingPathExtension("partial")
        let files = FileManager.default
        try? files.removeItem(at: partial)
        do {
            let target = try DatabaseQueue(path: partial.path)
            try database.backup(to: target)
            // One plain file, without a log beside it.
            try target.writeWithoutTransaction { target in
                _ = try String.fetchOne(target, sql: "PRAGMA journal_mode = DELETE")
            }
            try target.close()
            if files.fileExists(atPath: copy.path) { try files.removeItem(at: copy) }
            try files.moveItem(at: partial, to: copy)
        } catch {
            try? files.removeItem(at: partial)
            throw error
        }
    }

    /// Removes the old tables and views, which the copy contains.
    func clear(_ database: Database) throws {
        for (type, condition) in [("view", ""), ("table", " AND name NOT LIKE 'sqlite_%'")] {
            let names = try String.fetchAll(
                database,
                sql: """
                    SELECT name FROM main.sqlite_schema
                    WHERE type = '\(type)' AND name NOT LIKE 'grdb_%'\(condition)
                    """)
            for name in names { try database.execute(sql: "DROP \(type) main.\"\(name)\"") }
        }
    }

    /// Fills the tables of the baseline from the old ones.
    func takeOver(_ database: Database) throws {
        for (old, new, special) in Self.renamed where tables.contains(old) {
            let known = try columns(of: old, in: Self.schema, database)
            var pairs = special
            for column in known where column != "strava_id" || old != "athlete" {
                let name = column == "export_id" ? "source_id" : column
                if !pairs.contains(where: { $0.new == name }) { pairs.append((name, column)) }
            }
            let own = Set(try columns(of: new, in: "main", database))
            pairs.removeAll { !own.contains($0.new) }
            try database.execute(
                sql: """
                    INSERT INTO main."\(new)" (\(pairs.map { "\"\($0.new)\"" }.joined(separator: ", ")))
                    SELECT \(pairs.map { Self.quoted($0.value, known) }.joined(separator: ", "))
                    FROM \(Self.schema)."\(old)"
                    """)
        }
        // Version 0.1 did not derive the sport in force.
        try Resolution(database).resolve(AffectedActivities(database, "SELECT id FROM activity"))
    }

    private typealias Column = (new: String, value: String)
    /// The tables of the old schema, referenced ones first, and their renamed columns.
    private static let renamed: [(old: String, new: String, columns: [Column])] =
        [
            (
                "athlete", "athlete",
                [("provider", "'strava'"), ("provider_id", "CAST(strava_id AS TEXT)")]
            ),
            ("run", "run", []),
            (
                "export", "source",
                [
                    ("provider", "'strava'"),
                    ("kind", "CASE kind WHEN 'api' THEN 'strava-api' ELSE 'strava-export' END"),
                    ("container", "CASE kind WHEN 'api' THEN NULL ELSE kind END"),
                ]
            ),
            ("csv_header", "csv_header", []), ("export_table", "source_table", []),
            ("table_row", "table_row", []), ("source_file", "source_file", []),
            (
                "activity", "activity",
                [("provider", "'strava'"), ("provider_id", "CAST(id AS TEXT)")]
            ),
            ("watermark", "watermark", [("provider", "'strava'")]),
            ("api_activity", "api_activity", [("summary_at", "as_of")]),
        ]
        + [
            "activity_row", "forgotten", "forgotten_row", "preference", "change", "ledger",
            "session", "lap", "pool_length", "event", "device", "stream", "media_row", "issue",
            "api_account", "api_absent", "api_gear", "api_reply", "api_event",
            "setting", "privacy_zone",
        ].map { ($0, $0, []) }

    private func columns(
        of table: String, in schema: String, _ database: Database
    ) throws -> [String] {
        // Generated columns must not be written: `table_info` omits them.
        try String.fetchAll(
            database, sql: "SELECT name FROM pragma_table_info(?, ?)", arguments: [table, schema])
    }

    private static func quoted(_ value: String, _ columns: [String]) -> String {
        columns.contains(value) ? "\"\(value)\"" : value
    }
}

/// What opening an older library did to it, to be reported to the user.
package struct LibraryUpgrade: Sendable, Equatable {
    /// The old file, unchanged.
    package var kept: URL
    /// The number of activities converted.
    package var activities: Int
    package var exports: Int
}

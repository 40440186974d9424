import Bytes
public import Foundation
public import GRDB

/// Everything in a library's tables as sorted lines, with names in place of row numbers, so that
/// two libraries can be compared however they came to be.
public enum LibraryDump {
    /// What tells when and by which run, and nothing of what the exports say. Without it a file
    /// that some run found unchanged counts as imported, which some other run has done.
    public static let ofRuns: Set<String> = [
        "run", "change", "run_id", "first_run_id", "completed_at",
    ]
    /// What depends on whether an export came as a ZIP or as a folder: its name, and when it was
    /// true, which a folder cannot tell.
    public static let ofForm: Set<String> = ["name", "container", "as_of", "tables_folder"]

    /// The lines of the library in a folder, without the tables and columns in `hidden`. Of
    /// ``ofForm`` only columns of `source` are meant.
    public static func lines(_ library: URL, hiding hidden: Set<String> = ofRuns) throws -> [String]
    {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(
            path: library.appending(path: "waymark.sqlite").path, configuration: configuration)
        defer { try? queue.close() }
        return try queue.read { try lines($0, hiding: hidden) }
    }

    /// The lines of a library that is open.
    public static func lines(
        _ database: Database, hiding hidden: Set<String> = ofRuns
    ) throws -> [String] {
        let names = try Names(database)
        let tables = try String.fetchAll(
            database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        return try tables.filter { !hidden.contains($0) && !$0.hasPrefix("sqlite") }
            .flatMap { table in
                let rows = try Row.fetchAll(
                    database, sql: table == "message" ? messages : "SELECT * FROM \(table)")
                return rows.map { line($0, of: table, names, hidden) }.sorted()
            }
    }

    /// Messages with the names of their fields, whose ids depend on the order of imports.
    private static let messages = """
        SELECT m.*, (
            SELECT json_group_array(json(described)) FROM (
                SELECT json_array(
                    d.name, d.unit, d.application,
                    CASE f.type WHEN 'array' THEN f.value -> 1 END) AS described
                FROM json_each(m.fields) f
                JOIN message_field d
                    ON d.id = CASE f.type WHEN 'array' THEN f.value ->> 0 ELSE f.value END
                ORDER BY f.key)) AS named
        FROM message m
        """

    private static func line(
        _ row: Row, of table: String, _ names: Names, _ hidden: Set<String>
    ) -> String {
        var line = table
        for (column, value) in row {
            // Row numbers mean nothing; an activity's is Strava's.
            if column == "id" && table != "activity" { continue }
            if column == "fields" && table == "message" { continue }
            let isOfForm = ofForm.contains(column) && table != "source"
            if hidden.contains(column) && !isOfForm { continue }
            var text = names.text(of: value, column)
            if table == "ledger", hidden.contains("run_id"), text == "unchanged" {
                text = "imported"
            }
            line += " \(column)=\(text)"
        }
        return line
    }

    /// What row numbers stand for.
    private struct Names {
        private var names: [String: [Int64: String]] = [:]

        init(_ database: Database) throws {
            try read(database, ["athlete_id"], "SELECT id, CAST(strava_id AS TEXT) FROM athlete")
            try read(database, ["source_id"], "SELECT id, fingerprint FROM source")
            try read(
                database, ["file_id"],
                "SELECT id, path || ' ' || size_bytes || ' ' || crc32 FROM source_file")
            try read(database, ["header_id"], "SELECT id, cells FROM csv_header")
        }

        private mutating func read(
            _ database: Database, _ columns: [String], _ sql: String
        ) throws {
            for row in try Row.fetchAll(database, sql: sql) {
                for column in columns {
                    names[column, default: [:]][row[0]] = row[1] as String? ?? "nobody"
                }
            }
        }

        func text(of value: DatabaseValue, _ column: String) -> String {
            switch value.storage {
            case .null: return "–"
            case .int64(let number):
                guard let known = names[column] else { return "\(number)" }
                return known[number] ?? "(nothing)"
            case .double(let number): return "\(number)"
            case .string(let text): return text
            case .blob(let data):
                let checksum = withBytes(of: Array(data)) { Checksum.crc32($0) }
                return "\(data.count) bytes \(checksum)"
            }
        }
    }
}

import ActivityModel
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Storage

struct SchemaTests {
    private let folder: TemporaryFolder
    private let library: Library

    init() throws {
        folder = try TemporaryFolder()
        library = try Library.openForWriting(LibraryFolder(folder.url))
    }

    @Test func `the reference documents every table, view and column`() throws {
        let reference = try String(
            contentsOf: Fixtures.project.appending(path: "Docs/reference/schema.md"),
            encoding: .utf8)
        try database().read { database in
            for table in try String.fetchAll(
                database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
            where !table.hasPrefix("sqlite_") && !table.hasPrefix("grdb_") {
                let section = reference.components(separatedBy: "\n## \(table)\n").dropFirst().first
                let text = try #require(section, "\(table) is not documented")
                    .components(separatedBy: "\n## ")[0]
                for column in try database.columns(in: table) {
                    #expect(text.contains("| `\(column.name)` |"), "\(table).\(column.name)")
                }
            }
            for view in try String.fetchAll(
                database, sql: "SELECT name FROM sqlite_schema WHERE type = 'view'")
            {
                let line = reference.components(separatedBy: "\n")
                    .first { $0.hasPrefix("| `\(view)` |") }
                let text = try #require(line, "\(view) is not documented")
                if text.hasSuffix("| those of `source` |") || text.hasSuffix("of `activity_row` |")
                {
                    continue
                }
                for column in try database.columns(in: view) {
                    #expect(
                        text.contains("`\(column.name)`"), "\(view).\(column.name)")
                }
            }
        }
    }

    @Test func `the activity rows have a column for every measure`() throws {
        let columns = try database().read { try $0.columns(in: "activity_row").map(\.name) }
        for measure in ActivityMeasure.allCases { #expect(columns.contains(measure.rawValue)) }
    }

    @Test func `the questions in the reference are valid SQL`() throws {
        let reference = try String(
            contentsOf: Fixtures.project.appending(path: "Docs/reference/schema.md"),
            encoding: .utf8)
        let block = reference.components(separatedBy: "```sql\n")[1].components(separatedBy: "```")[
            0]
        let questions = block.split(separator: "\n")
        #expect(questions.count > 3)
        try database().read { database in
            for question in questions { _ = try Row.fetchAll(database, sql: String(question)) }
        }
    }

    @Test(arguments: [
        "PRAGMA user_version = 99", "INSERT INTO grdb_migrations VALUES ('of the future')",
    ])
    func `a library of a newer schema is refused and stays as it is`(change: String) throws {
        try library.close()
        try DatabaseQueue(path: folder.path("waymark.sqlite")).write {
            try $0.execute(sql: change)
        }
        for open in [Library.open, Library.openForWriting] {
            #expect(throws: StoreError(.newerSchema, path: folder.url.path)) {
                try open(LibraryFolder(folder.url))
            }
        }
    }

    @Test func `version 0.1 would refuse a library of today`() throws {
        // It compares this number with 2, the newest it knows.
        #expect(try database().read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == 3)
    }

    @Test func `a library in memory has the schema of one on disk`() throws {
        func schema(_ database: Database) throws -> [String] {
            try String.fetchAll(
                database, sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY 1")
        }
        #expect(try Library.inMemory().read(schema) == database().read(schema))
    }

    @Test func `a library without the tables of messages gets them when it is opened`() throws {
        func columns(_ table: String) throws -> [String] {
            try database().read { try $0.columns(in: table).map(\.name) }
        }
        let device = try columns("device")
        try library.close()
        try DatabaseQueue(path: folder.path("waymark.sqlite")).write { database in
            let views = try String.fetchAll(
                database, sql: "SELECT name FROM sqlite_schema WHERE type = 'view'")
            for view in views { try database.execute(sql: "DROP VIEW \(view)") }
            for (column, _) in FileMessages.deviceColumns {
                try database.execute(sql: "ALTER TABLE device DROP COLUMN \(column)")
            }
            try database.execute(
                sql: """
                    DROP TABLE message; DROP TABLE message_field; DROP TABLE heartbeat;
                    DROP TABLE local_time; DROP TABLE file_zone;
                    CREATE VIEW current_activity AS SELECT 1; CREATE VIEW activities AS SELECT 1;
                    DELETE FROM grdb_migrations WHERE identifier IN ('file messages', 'local time')
                    """)
        }
        _ = try Library.openForWriting(LibraryFolder(folder.url))
        #expect(try columns("device") == device)
        #expect(try columns("message").contains("content"))
        #expect(try columns("exercise_sets").contains("repetitions"))
    }

    @Test func `a reader goes on while somebody writes`() throws {
        let writer = try ImportWriter(library, now: Timestamp(seconds: 1))
        try writer.batches { _ in
            for reader in [library, try Library.open(LibraryFolder(folder.url))] {
                let isEmpty = try reader.activities().isEmpty
                #expect(isEmpty)
            }
        }
    }

    @Test func `a file that is no database is called damaged`() throws {
        let other = try TemporaryFolder()
        _ = try other.write([UInt8](repeating: 0x41, count: 4096), to: "waymark.sqlite")
        let error = #expect(throws: StoreError.self) {
            try Library.open(LibraryFolder(other.url))
        }
        guard case .damaged = try #require(error).kind else {
            Testing.Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `a second writer is told who holds the library`() throws {
        #expect(
            throws: StoreError(
                .inUse(process: ProcessInfo.processInfo.processIdentifier), path: folder.url.path)
        ) { try Library.openForWriting(LibraryFolder(folder.url)) }
    }

    @Test func `no library is not an empty library`() throws {
        let path = folder.url.appending(path: "nothing")
        #expect(throws: StoreError(.notFound, path: path.path)) {
            try Library.open(LibraryFolder(path))
        }
    }

    private func database() throws -> DatabaseQueue {
        try DatabaseQueue(path: folder.path("waymark.sqlite"))
    }
}

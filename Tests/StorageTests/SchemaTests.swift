import ActivityModel
import Foundation
import GRDB
import Storage
import TestSupport
import Testing

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
            where !table.hasPrefix("sqlite_") {
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
                for column in try database.columns(in: view) {
                    #expect(
                        try #require(line).contains("`\(column.name)`"), "\(view).\(column.name)")
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

    @Test func `a library of a newer schema is refused with both versions named`() throws {
        try library.close()
        try DatabaseQueue(path: folder.path("waymark.sqlite")).write {
            try $0.execute(sql: "PRAGMA user_version = 99")
        }
        #expect(
            throws: StoreError(.newerSchema(found: 99, supported: 2), path: folder.url.path)
        ) { try Library.open(LibraryFolder(folder.url)) }
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

import ActivityModel
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Storage

/// Libraries that version 0.1 made, with schema 1 or 2, are taken over whole.
struct LegacyLibraryTests {
    private let folder: TemporaryFolder
    /// Where the new library lies that the old one is made from.
    private let other: TemporaryFolder
    private var library: LibraryFolder { LibraryFolder(folder.url) }

    init() throws {
        folder = try TemporaryFolder()
        other = try TemporaryFolder()
    }

    /// Puts an old library with what is known in a new one in its place.
    private func makeOld(_ version: Int, from new: Library) throws {
        let schema = try String(
            contentsOf: Fixtures.project.appending(
                path: "Tests/StorageTests/Legacy/schema-\(version).sql"),
            encoding: .utf8)
        let queue = try DatabaseQueue(path: folder.path("waymark.sqlite"))
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: schema)
            try database.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA journal_mode = WAL")
            try database.execute(
                sql: "ATTACH DATABASE ? AS new", arguments: [new.folder.database.path])
            let tables = try String.fetchAll(
                database,
                sql: """
                    SELECT name FROM main.sqlite_schema
                    WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
                    """)
            for table in tables {
                let names = ["export": "source", "export_table": "source_table"]
                let source = names[table] ?? table
                let known = Set(
                    try String.fetchAll(
                        database, sql: "SELECT name FROM pragma_table_xinfo(?, 'new')",
                        arguments: [source]))
                let pairs = try String.fetchAll(
                    database, sql: "SELECT name FROM pragma_table_info(?, 'main')",
                    arguments: [table]
                ).map { column in
                    (
                        "\"\(column)\"",
                        table == "export" && column == "kind"
                            ? "coalesce(container, 'api')"
                            : column == "export_id"
                                ? "source_id" : known.contains(column) ? "\"\(column)\"" : "NULL"
                    )
                }
                try database.execute(
                    sql: """
                        INSERT INTO main."\(table)" (\(pairs.map(\.0).joined(separator: ", ")))
                        SELECT \(pairs.map(\.1).joined(separator: ", ")) FROM new."\(source)"
                        """)
            }
            try database.execute(sql: "PRAGMA user_version = \(version)")
        }
        try queue.close()
    }

    /// A library of two exports, with everything that a person decides.
    private func makeNew() throws -> Library {
        let library = try Library.openForWriting(LibraryFolder(other.url))
        let now = Timestamp(seconds: 1_700_000_000)
        var first = Snapshot(asOf: 1_000)
        first.rows = [.init(7, "Run", file: "activities/7.gpx"), .init(8, "Ride"), .init(9, "Row")]
        try first.write(to: library, now: now)
        var second = Snapshot(asOf: 2_000)
        second.rows = [.init(7, "Race", file: "activities/7.gpx"), .init(8, "Ride")]
        second.rows[0].sportType = "TrailRun"
        try second.write(to: library, now: now)
        _ = try library.forget([9], now: now)
        try library.prefer(7, over: [8])
        try library.setSetting("units", to: "feet")
        try library.addPrivacyZone(
            PrivacyZone(name: "Home", latitude: 1, longitude: 2, radiusMetres: 300))
        return library
    }

    @Test(arguments: [1, 2])
    func `everything is taken over, by whichever schema it was written`(version: Int) throws {
        let new = try makeNew()
        if version == 1 {
            // What schema 1 has no place for.
            try new.write { try $0.execute(sql: "DELETE FROM setting; DELETE FROM privacy_zone") }
        }
        try makeOld(version, from: new)
        let opened = try Library.open(library)
        #expect(opened.upgrade?.activities == 2)
        #expect(opened.upgrade?.exports == 2)
        #expect(try opened.structuralProblems() == [])
        try opened.close()
        try new.close()
        // Best efforts are worked out by the next import, or the next sync.
        var hidden: Set<String> = ["effort_file", "best_effort", "power_effort"]
        if version == 1 { hidden.formUnion(["reader_version", "grdb_migrations"]) }
        let (before, after) = (
            try LibraryDump.lines(other.url, hiding: hidden),
            try LibraryDump.lines(folder.url, hiding: hidden)
        )
        #expect(before == after)
    }

    @Test func `the old library is kept whole under a name that says what it is`() throws {
        let new = try makeNew()
        try makeOld(2, from: new)
        let upgrade = try #require(try Library.open(library).upgrade)
        #expect(upgrade.kept.lastPathComponent == "waymark.schema-2.sqlite")
        let old = try DatabaseQueue(path: upgrade.kept.path)
        let (version, check, exports) = try old.read { database in
            (
                try Int.fetchOne(database, sql: "PRAGMA user_version"),
                try String.fetchOne(database, sql: "PRAGMA integrity_check"),
                try Int.fetchOne(database, sql: "SELECT count(*) FROM export")
            )
        }
        #expect(version == 2)
        #expect(check == "ok")
        #expect(exports == 2)
    }

    @Test func `it is told once`() throws {
        let new = try makeNew()
        try makeOld(2, from: new)
        #expect(try Library.open(library).upgrade != nil)
        #expect(try Library.open(library).upgrade == nil)
        #expect(try Library.openForWriting(library).upgrade == nil)
    }

    @Test func `the history of runs can still be taken back`() throws {
        let new = try makeNew()
        try makeOld(2, from: new)
        let opened = try Library.openForWriting(library)
        #expect(try opened.activity(7)?.listing.name == "Race")
        _ = try opened.undo(run: 2, now: Timestamp(seconds: 1_700_000_000))
        #expect(try opened.activity(7)?.listing.name == "Run")
    }

    @Test func `what goes wrong leaves the old library as it was`() throws {
        let new = try makeNew()
        try makeOld(2, from: new)
        let path = folder.path("waymark.sqlite")
        try DatabaseQueue(path: path).write {
            // Nothing that 0.1 wrote: an activity that is nobody's.
            try $0.execute(sql: "PRAGMA ignore_check_constraints = ON")
            try $0.execute(sql: "UPDATE change SET activity_id = activity_id")
            try $0.execute(sql: "DROP TABLE preference; CREATE TABLE preference (hidden_id)")
            try $0.execute(sql: "INSERT INTO preference VALUES (1)")
        }
        #expect(throws: (any Error).self) { try Library.open(library) }
        let exports = try DatabaseQueue(path: path).read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM export WHERE kind = 'zip'")
        }
        #expect(exports == 2)
    }

    @Test func `a new library has nothing beside it`() throws {
        _ = try Library.openForWriting(library)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        #expect(!files.contains { $0.contains("schema") })
    }
}

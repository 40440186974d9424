import ActivityModel
import Foundation
import GRDB
import Storage
import TestSupport
import Testing

@testable import Storage

struct MigrationTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let queue = try DatabaseQueue(path: folder.path("waymark.sqlite"))
        try queue.write { database in
            try database.execute(sql: SchemaV1.tables)
            try database.execute(sql: TableViewsV1.views)
            try database.execute(sql: ViewsV1.views)
            try database.execute(
                sql: """
                    PRAGMA user_version = 1;
                    INSERT INTO athlete (strava_id) VALUES (7);
                    INSERT INTO run (kind, started_at) VALUES ('import', 1700000000);
                    """)
        }
        try queue.close()
    }

    @Test func `a library of the first schema is migrated and stays whole`() throws {
        let library = try Library.open(LibraryFolder(folder.url))
        #expect(try library.structuralProblems() == [])
        #expect(try library.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == 2)
        #expect(
            try library.read { try Int.fetchOne($0, sql: "SELECT strava_id FROM athlete") } == 7)
        try library.write {
            try $0.execute(sql: "INSERT INTO run (kind, started_at) VALUES ('sync', 1)")
        }
        let other = "INSERT INTO run (kind, started_at) VALUES ('other', 1)"
        #expect(throws: DatabaseError.self) {
            try library.write { database in try database.execute(sql: other) }
        }
    }

    @Test func `before it is changed, a library of an older schema is copied whole`() throws {
        _ = try Library.open(LibraryFolder(folder.url))
        let copy = LibraryFolder(folder.url).backup(ofSchema: 1)
        let before = try DatabaseQueue(path: copy.path)
        let (version, check, runs, isNew) = try before.read { database in
            (
                try Int.fetchOne(database, sql: "PRAGMA user_version"),
                try String.fetchOne(database, sql: "PRAGMA integrity_check"),
                try Int.fetchOne(database, sql: "SELECT count(*) FROM run"),
                try database.tableExists("api_activity")
            )
        }
        #expect(version == 1)
        #expect(check == "ok")
        #expect(runs == 1)
        #expect(!isNew)
    }

    @Test func `a new library needs no copy`() throws {
        let other = try TemporaryFolder()
        _ = try Library.openForWriting(LibraryFolder(other.url))
        let files = try FileManager.default.contentsOfDirectory(atPath: other.url.path)
        #expect(!files.contains { $0.contains("schema") })
    }

    @Test func `a migrated library has the schema of a new one`() throws {
        let other = try TemporaryFolder()
        func schema(_ folder: URL) throws -> [String] {
            try Library.openForWriting(LibraryFolder(folder)).read { database in
                try String.fetchAll(
                    database, sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY 1")
            }
        }
        let migrated = try schema(folder.url)
        let new = try schema(other.url)
        #expect(migrated == new)
    }
}

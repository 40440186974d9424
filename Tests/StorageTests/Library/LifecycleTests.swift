import ActivityModel
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Storage

/// A library on disk, from its first opening to its last.
struct LifecycleTests {
    private let folder: TemporaryFolder
    private var place: LibraryFolder { LibraryFolder(folder.url.appending(path: "library")) }

    init() throws { folder = try TemporaryFolder() }

    private func kind(_ body: () throws -> Library) -> StoreError.Kind? {
        let error = #expect(throws: StoreError.self) { _ = try body() }
        #expect(error?.path == place.path)
        return error?.kind
    }

    @Test func `it is made when it is opened for writing, with its folder, and then it is there`()
        throws
    {
        let writer = try Library.openForWriting(place)
        try Snapshot(asOf: 2_000, name: "A").write(to: writer)
        #expect(writer.upgrade == nil)
        #expect(try Library.open(place).activities().map(\.name) == ["A"])
        #expect(try writer.status().databaseBytes > 0)
    }

    @Test func `who has closed it lets the next one write`() throws {
        let first = try Library.openForWriting(place)
        #expect(
            kind { try Library.openForWriting(place) }
                == .inUse(process: ProcessInfo.processInfo.processIdentifier))
        try first.close()
        try Library.openForWriting(place).close()
    }

    @Test func `readers see what a writer has committed, and nothing before`() throws {
        let writer = try Library.openForWriting(place)
        let reader = try Library.open(place)
        let before = try reader.state()
        try Snapshot(asOf: 2_000, name: "A").write(to: writer)
        #expect(try reader.activities().map(\.name) == ["A"])
        let after = try reader.state()
        #expect(after != before)
        #expect(try reader.state() == after)
    }

    @Test func `an empty file, as a writer leaves it that was killed at once, becomes a library`()
        throws
    {
        try FileManager.default.createDirectory(at: place.url, withIntermediateDirectories: true)
        try Data().write(to: place.database)
        #expect(try Library.open(place).activities().isEmpty)
    }

    @Test func `a place that cannot be a folder is said to be not writable`() throws {
        try Data().write(to: place.url)
        guard case .notWritable = kind({ try Library.openForWriting(place) }) else {
            Testing.Issue.record("another error")
            return
        }
        #expect(kind { try Library.open(place) } == .notFound)
    }

    @Test func `a page that was overwritten is damage`() throws {
        let writer = try Library.openForWriting(place)
        try Snapshot(asOf: 2_000, name: "A").write(to: writer)
        try writer.close()
        // All of it is in the one file then.
        try LibraryDump.execute("PRAGMA wal_checkpoint(TRUNCATE)", place.url)
        var bytes = try Data(contentsOf: place.database)
        let page = 16_384
        #expect(bytes.count > 3 * page)
        for index in page..<bytes.count { bytes[index] = 0x55 }
        try bytes.write(to: place.database)
        guard
            case .damaged = kind({
                let library = try Library.open(place)
                _ = try library.activities()
                return library
            })
        else {
            Testing.Issue.record("another error")
            return
        }
    }

    @Test(arguments: [
        (ResultCode.SQLITE_FULL, StoreError.Kind.diskFull), (.SQLITE_BUSY, .inUse(process: nil)),
        (.SQLITE_LOCKED, .inUse(process: nil)), (.SQLITE_READONLY, .notWritable("said")),
        (.SQLITE_CANTOPEN, .notWritable("said")), (.SQLITE_CORRUPT, .damaged("said")),
        (.SQLITE_NOTADB, .damaged("said")),
    ])
    func `what SQLite cannot do is said in the library's words`(
        code: ResultCode, kind: StoreError.Kind
    ) {
        #expect(throws: StoreError(kind, path: place.path)) {
            try Library.translatingErrors(place) {
                throw DatabaseError(resultCode: code, message: "said")
            }
        }
    }

    @Test func `a fault of the program is not called damage`() throws {
        #expect(throws: DatabaseError.self) {
            try Library.inMemory().read { _ = try Row.fetchOne($0, sql: "SELECT nonsense") }
        }
    }
}

/// Which folder is whose cache.
struct CacheFolderTests {
    private let folder: TemporaryFolder
    private let library: Library
    private var place: LibraryFolder { library.folder }

    init() throws {
        folder = try TemporaryFolder()
        library = try Library.openForWriting(LibraryFolder(folder.url))
    }

    private func make(_ name: String) throws {
        try FileManager.default.createDirectory(
            at: place.url.appending(path: name), withIntermediateDirectories: true)
    }

    private var names: [String] { place.caches.map(\.lastPathComponent) }

    @Test func `the only athlete's has no id in its name, of two both have`() throws {
        try make("Strava Export")
        try Snapshot(asOf: 2_000, name: "A").write(to: library)
        #expect(names == ["Strava Export"])
        try Snapshot(asOf: 2_000, name: "B", athlete: 43, id: 8).write(to: library)
        #expect(names == ["Strava Export (athlete 42)"])
        _ = try library.undo(run: 2, now: 20_000)
        try library.settleCaches()
        #expect(names == ["Strava Export"])
    }

    @Test func `a folder that is there is nobody else's`() throws {
        try make("Strava Export")
        try make("Strava Export (athlete 42)")
        try Snapshot(asOf: 2_000, name: "A").write(to: library)
        try Snapshot(asOf: 2_000, name: "B", athlete: 43, id: 8).write(to: library)
        #expect(names == ["Strava Export", "Strava Export (athlete 42)"])
    }

    @Test func `opening for writing finishes what a killed run began`() throws {
        try make("Strava Export (athlete 42)")
        try Snapshot(asOf: 2_000, name: "A").write(to: library)
        try library.close()
        let again = try Library.openForWriting(place)
        #expect(names == ["Strava Export"])
        try again.close()
    }

    @Test func `only folders of the right names are caches`() throws {
        for name in ["Strava Export (athlete x)", "Strava Exports", "Export Tables"] {
            try make(name)
        }
        #expect(names == [])
    }

    @Test func `a cache that is there takes what the ledger says, of each path the newest`() throws
    {
        try Snapshot(asOf: 2_000, .init(7, "A", file: "a.gpx")).write(to: library)
        try Snapshot(
            asOf: 3_000,
            .init(7, "A", file: "a.gpx").with {
                ($0.checksum, $0.size) = (2, 30)
            }
        ).write(to: library)
        #expect(try library.status().cacheBytes == 0)
        try make("Strava Export")
        #expect(try library.status().cacheBytes == 30)
        #expect(try library.status(athlete: 43).cacheBytes == 0)
    }
}

/// Stored streams that somebody else changed.
struct StreamDecodingTests {
    private let record = StreamEncoder().encode(
        SampleStream(
            .heartrate, values: .scaled([1, SampleStream.missing, 300, 4], .one)))

    @Test func `a whole stream decodes`() throws {
        #expect(try record.decoded()[2] == 300)
    }

    @Test(arguments: 0..<5)
    func `whatever is wrong with it, it is an error and no crash`(index: Int) {
        var damaged = record
        switch index {
        case 0: damaged.data = []
        case 1: damaged.data.removeLast()
        case 2: damaged.sampleCount = 3
        case 3: damaged.valueCount = 4
        default: damaged.encoding = .float64
        }
        let error = #expect(throws: StreamDecodingError.self) { try damaged.decoded() }
        #expect(error?.description == "the stored stream heartrate is damaged")
    }

    @Test func `bytes that were changed at random are an error or another stream`() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<300 {
            var damaged = record
            let index = Int.random(in: damaged.data.indices, using: &generator)
            damaged.data[index] = UInt8.random(in: 0...255, using: &generator)
            guard let stream = try? damaged.decoded() else { continue }
            #expect(stream.count == record.sampleCount)
        }
    }
}

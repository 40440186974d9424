import ActivityModel
import Foundation
import Ingest
import Storage
import TestSupport
import Testing

/// Forgotten activities are gone for good, whatever is imported later, until they are let in again.
struct ForgetTests {
    private let exports: TemporaryFolder
    private let older: String
    private let newer: String
    private let library: MergedLibrary

    init() throws {
        exports = try TemporaryFolder()
        var export = ExportBuilder(asOf: CivilTime.seconds(2024, 6, 1))
        for id in [7, 8] as [Int64] {
            let track = InventedTrack(
                seed: UInt64(id), start: CivilTime.seconds(2024, 5, Int(id)), samples: 9)
            var row = ExportBuilder.Row(
                id, at: track.start, "Number \(id)", "Run", elapsed: 9,
                file: "activities/\(id).gpx")
            row.media = "media/\(id).jpg|media/both.jpg"
            export.add(row, track.gpx(creator: "StravaGPX").bytes)
            export.files["media/\(id).jpg"] = [UInt8(id)]
        }
        export.files["media/both.jpg"] = [1]
        older = try export.writeZIP(to: exports, named: "older.zip")
        export.asOf = CivilTime.seconds(2025, 6, 1)
        export.rows[0].name = "Number seven"
        export.tables["media"] = CSVBuilder(headerLine: "Media Filename,Media Caption")
            .adding(["media/7.jpg", "The seventh"])
        newer = try export.writeZIP(to: exports, named: "newer.zip")
        library = try MergedLibrary([older])
    }

    private func forget() throws -> Leftovers {
        try LibraryMaintenance(library.folder).forget([7], now: MergedLibrary.now)
    }

    private func expectGone() throws {
        #expect(try library.texts("SELECT id FROM activities") == ["8"])
        for table in ["activity_row", "media_row"] {
            #expect(
                try library.texts("SELECT count(*) FROM \(table) WHERE activity_id = 7") == ["0"])
        }
        #expect(try library.texts("SELECT path FROM source_file") == ["activities/8.gpx"])
        #expect(
            try library.texts(
                "SELECT DISTINCT f.path FROM stream s JOIN source_file f ON f.id = s.file_id")
                == ["activities/8.gpx"])
        #expect(try library.texts("SELECT path FROM media WHERE path = 'media/7.jpg'") == [])
        let files = try LibraryDump.files(library.folder.url)
        #expect(!files.contains { $0.contains("activities/7.gpx") || $0.contains("media/7.jpg") })
        #expect(files.contains { $0.contains("activities/8.gpx") })
        #expect(files.contains { $0.contains("media/both.jpg") })
    }

    @Test func `rows, samples, files and photos go`() throws {
        #expect(try forget().activities == 1)
        try expectGone()
        #expect(try Library.open(library.folder).status().newest.map(\.id) == [8])
    }

    @Test func `neither the same export nor a newer one brings them back`() throws {
        _ = try forget()
        #expect(try library.importing(older).activities.forgotten == 1)
        try expectGone()
        let report = try library.importing(newer)
        #expect(report.activities.forgotten == 1)
        #expect(report.activities.changes == [])
        try expectGone()
        #expect(try library.isWhole())
    }

    @Test func `taken back, the next imports bring them as if nothing had been`() throws {
        _ = try forget()
        try library.importing(newer)
        #expect(try Library.openForWriting(library.folder).remember([7]) == 1)
        #expect(try library.texts("SELECT id FROM activities") == ["8"])
        try library.importing(newer)
        try library.importing(older)
        expectSame(try MergedLibrary([older, newer]).dump(), try library.dump())
    }

    @Test func `let in again from an older export, it is not absent from the newer one`() throws {
        try library.importing(newer)
        _ = try forget()
        _ = try Library.openForWriting(library.folder).remember([7])
        let said = try library.previewing([older])
        let done = try library.importing(older)
        #expect(done.activities.changes.map(\.kind) == [.new])
        #expect(said.activities == done.activities)
    }

    @Test func `one that was never there is kept out from the start`() throws {
        let fresh = try MergedLibrary()
        _ = try Library.openForWriting(fresh.folder)
        #expect(
            try LibraryMaintenance(fresh.folder).forget([7], now: MergedLibrary.now).activities == 0
        )
        try fresh.importing(older)
        #expect(try fresh.texts("SELECT id FROM activities") == ["8"])
    }
}

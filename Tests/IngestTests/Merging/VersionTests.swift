import Foundation
import Ingest
import Storage
import TestSupport
import Testing

/// What an older decoder or reader made is made again when its export is met.
struct VersionTests {
    private let folder: TemporaryFolder
    private let library: MergedLibrary
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        let start = CivilTime.seconds(2025, 5, 1)
        var export = ExportBuilder()
        let track = InventedTrack(seed: 7, start: start, samples: 10)
        export.add(
            .init(7, at: start, "Right", "Run", elapsed: 9, file: "activities/7.gpx"),
            track.gpx(creator: "StravaGPX").bytes)
        path = try export.writeZIP(to: folder)
        library = try MergedLibrary([path])
    }

    @Test func `a file that an older decoder read is read again`() throws {
        let before = try library.dump()
        try library.damage("UPDATE source_file SET decoder_version = 0, sample_count = 3")
        #expect(try library.importing(path).files.imported == 1)
        expectSame(before, try library.dump())
        #expect(try library.importing(path).files.imported == 0)
    }

    @Test func `rows that an older reader typed are typed again`() throws {
        let before = try library.dump()
        try library.damage(
            "UPDATE source SET reader_version = 0; UPDATE activity_row SET name = 'Wrong'")
        try library.importing(path)
        expectSame(before, try library.dump())
    }

    @Test func `what today's versions made is left as it is`() throws {
        try library.damage("UPDATE activity_row SET name = 'Marked'")
        try library.importing(path)
        #expect(try library.texts("SELECT name FROM activities") == ["Marked"])
    }
}

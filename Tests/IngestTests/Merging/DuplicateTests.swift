import Foundation
import Ingest
import Storage
import TestSupport
import Testing

/// The same workout recorded by a watch and a phone.
struct DuplicateTests {
    private let exports: TemporaryFolder
    private let library: MergedLibrary
    private let report: ImportReport

    init() throws {
        exports = try TemporaryFolder()
        var export = ExportBuilder(asOf: CivilTime.seconds(2024, 6, 1))
        let start = CivilTime.seconds(2024, 5, 1, 8)
        func add(_ id: Int64, after seconds: Int, _ sport: String, _ samples: Int, fit: Bool) {
            let track = InventedTrack(seed: 1, start: start + Int64(seconds), samples: samples)
            export.add(
                .init(
                    id, at: track.start, "Outing", sport, elapsed: samples,
                    centimetres: samples * 300, file: "activities/\(id).\(fit ? "fit" : "gpx")"),
                fit ? track.fit() : track.gpx(creator: "Phone").bytes)
        }
        add(1, after: 0, "Run", 60, fit: true)
        add(2, after: 4, "Run", 58, fit: false)
        add(3, after: 5, "Ride", 60, fit: false)  // another sport
        add(4, after: 55, "Run", 60, fit: false)  // hardly in common
        add(5, after: 3_600, "Run", 60, fit: false)  // later
        library = try MergedLibrary()
        report = try library.importing(try export.writeZIP(to: exports))
    }

    private func open() throws -> Library { try Library.open(library.folder) }

    @Test func `a pair is listed with what differs`() throws {
        let pairs = try open().duplicates()
        #expect(pairs.map { [$0.first.id, $0.second.id] } == [[1, 2]])
        #expect(pairs.first?.onlyFirst.contains("heartrate") == true)
        #expect(pairs.first?.onlySecond == [])
        #expect(try open().duplicates(athlete: 99).isEmpty)
    }

    @Test func `the one not preferred is left out of totals until that is taken back`() throws {
        let all = try open().totals()
        try Library.openForWriting(library.folder).prefer(1, over: [2])
        #expect(try open().totals().distanceMetres == all.distanceMetres - 174)
        #expect(try open().totals().activities == all.activities)
        #expect(try library.texts("SELECT id FROM activities WHERE is_hidden") == ["2"])
        #expect(try library.texts("SELECT sum(activities) FROM yearly_totals") == ["4"])
        #expect(try open().activities().first { $0.id == 2 }?.hiddenBehind == 1)
        #expect(try Library.openForWriting(library.folder).dropPreference(for: 1) == 1)
        #expect(try open().totals().distanceMetres == all.distanceMetres)
    }

    @Test func `one stays hidden only as long as the preferred one is there`() throws {
        let folder = try TemporaryFolder()
        var older = ExportBuilder(asOf: CivilTime.seconds(2024, 5, 20))
        older.add(
            .init(
                2, at: CivilTime.seconds(2024, 5, 1, 8), "Outing", "Run", elapsed: 58,
                centimetres: 17_400))
        try library.importing(try older.writeZIP(to: folder))
        try Library.openForWriting(library.folder).prefer(1, over: [2])
        try library.undo(report)
        #expect(try library.texts("SELECT id, is_hidden FROM activities") == ["2|0"])
        #expect(try open().totals().distanceMetres == 174)
    }
}

import ActivityModel
import Foundation
import Ingest
import Storage
import TestSupport
import Testing

/// Cells that cannot be read erase nothing that is known.
struct UnreadableCellTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let start = CivilTime.seconds(2018, 9, 1, 8)

    /// An export with one activity, of whose row some cells are replaced.
    private func export(
        _ name: String, year: Int, file: [UInt8]? = nil, cells: [String: String] = [:]
    ) throws -> String {
        var export = ExportBuilder(asOf: CivilTime.seconds(year, 6, 1))
        var row = ExportBuilder.Row(
            7, at: Self.start, "A", "Run", elapsed: 61,
            file: file == nil ? nil : "activities/7.gpx")
        row.more = cells
        export.add(row, file)
        return try export.writeZIP(to: folder, named: name)
    }

    @Test(arguments: ["15 h 02 min 23 s", "yesterday", "00/00/0000"])
    func `a date that cannot be read leaves the one that is known`(shape: String) throws {
        let known = try export("1.zip", year: 2_024)
        let unreadable = try export("2.zip", year: 2_025, cells: ["Activity Date": shape])
        for order in [[known, unreadable], [unreadable, known]] {
            let library = try MergedLibrary(order)
            #expect(
                try library.texts("SELECT start_utc FROM activities") == ["2018-09-01T08:00:00Z"])
            #expect(
                try library.texts("SELECT count(*) FROM issues WHERE code = 'csv.bad-date'")
                    == ["1"])
        }
    }

    @Test func `without another export the file says when it began`() throws {
        let track = InventedTrack(seed: 7, start: Self.start, samples: 20)
        let path = try export(
            "1.zip", year: 2_025, file: track.gpx(creator: "StravaGPX").bytes,
            cells: ["Activity Date": "some day"])
        let library = try MergedLibrary([path])
        #expect(try library.texts("SELECT start_utc FROM activities") == ["2018-09-01T08:00:00Z"])
        #expect(try library.texts("SELECT year FROM yearly_totals") == ["2018"])
    }

    @Test(arguments: [("Calories", "calories_kcal"), ("Max Heart Rate", "max_heartrate_bpm")])
    func `a number that cannot be read leaves the one that is known`(
        label: String, column: String
    ) throws {
        let known = try export("1.zip", year: 2_024, cells: [label: "150"])
        let unreadable = try export("2.zip", year: 2_025, cells: [label: "1 5 0 ?"])
        let library = try MergedLibrary([known, unreadable])
        #expect(
            try library.texts(
                """
                SELECT r.\(column) FROM activity_row r JOIN activity a
                    ON a.id = r.activity_id AND a.source_id = r.source_id
                """) == ["150"])
    }
}

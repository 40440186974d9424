import ActivityModel
import Foundation
import Ingest
import Storage
import TestSupport
import Testing

/// Several athletes in one library: whose an export is, and that it touches nobody else's rows.
struct AthleteTests {
    private let exports: TemporaryFolder

    init() throws { exports = try TemporaryFolder() }

    /// An export of an athlete with one activity; without the id in `profile.csv` when `isOld`.
    private func export(
        _ athlete: Int64, activity: Int64, name: String = "Outing", isOld: Bool = false,
        day: Int = 1, fileName: String? = nil, others: [Int64] = []
    ) throws -> String {
        var export = ExportBuilder(asOf: CivilTime.seconds(2024, 6, day))
        export.athleteID = athlete
        let track = InventedTrack(
            seed: UInt64(activity), start: CivilTime.seconds(2024, 5, 1), samples: 5)
        export.add(
            .init(
                activity, at: track.start, name, "Run", elapsed: 5,
                file: "activities/\(activity).gpx"),
            track.gpx(creator: "StravaGPX").bytes)
        for id in others {
            export.add(.init(id, at: track.start + 3_600, "Other", "Run", elapsed: 5))
        }
        export.tables["profile"] =
            isOld
            ? CSVBuilder(
                headerLine: "email,firstname,lastname,sex,description,weight,city,state,country"
            ).adding(["a@example.org", "Old", "Athlete", "F", "", "60", "Nowhere", "", "Atlantis"])
            : ExportBuilder.profile(athlete, first: "Runa\(athlete)")
        return try export.writeZIP(to: exports, named: fileName ?? "export_\(athlete)_\(day).zip")
    }

    @Test func `profile and file name tell whose an export is`() throws {
        let library = try MergedLibrary([
            try export(11, activity: 1, fileName: "a.zip"),
            try export(22, activity: 2, isOld: true, fileName: "export_22.zip"),
        ])
        #expect(
            try library.texts("SELECT id, athlete_id FROM activities ORDER BY id")
                == ["1|11", "2|22"])
        #expect(
            try library.texts("SELECT strava_id, first_name, country FROM athletes ORDER BY 1")
                == ["11|Runa11|Atlantis", "22|Old|Atlantis"])
    }

    @Test func `an export without identity joins the only athlete, and asks between two`() throws {
        let nameless = try export(33, activity: 3, isOld: true, fileName: "strava.zip")
        let library = try MergedLibrary([try export(11, activity: 1), nameless])
        #expect(try library.texts("SELECT DISTINCT athlete_id FROM activities") == ["11"])
        let other = try export(44, activity: 4, isOld: true, day: 2, fileName: "other.zip")
        try library.importing(try export(22, activity: 2))
        let expected = StoreError(.ambiguousAthlete([11, 22]), path: library.folder.path)
        #expect(throws: expected) { try library.importing(other) }
        #expect(throws: expected) { try library.previewing([other]) }
        try library.importing(other) { $0.athlete = 22 }
        #expect(
            try library.texts("SELECT id FROM activities WHERE athlete_id = 22 ORDER BY id")
                == ["2", "4"])
    }

    @Test func `an export without identity that came first gets the id that comes later`() throws {
        let nameless = try export(33, activity: 3, isOld: true, fileName: "strava.zip")
        let named = try export(11, activity: 1)
        let library = try MergedLibrary([nameless, named])
        expectSame(try MergedLibrary([named, nameless]).dump(), try library.dump())
    }

    @Test func `one athlete's export never touches the other's rows`() throws {
        let first = try export(11, activity: 1, name: "Mine")
        let library = try MergedLibrary([first, try export(22, activity: 2)])
        func mine() throws -> [String] {
            try library.texts("SELECT * FROM activity_row WHERE activity_id = 1")
                + library.texts("SELECT * FROM activities WHERE id = 1")
                + LibraryDump.files(library.folder.url).filter {
                    $0.hasPrefix("Strava Export (athlete 11)/")
                }
        }
        let before = try mine()
        // The other one's newer export claims the same activity, and lacks nothing of mine.
        let claim = try library.importing(
            try export(22, activity: 1, name: "Stolen", day: 5, others: [3]))
        #expect(claim.activities.foreign == [1])
        #expect(try mine() == before)
        #expect(
            try library.texts("SELECT id FROM activities WHERE absent_since_utc IS NOT NULL")
                == ["2"])
    }

    @Test func `lists, status and issues can be of one athlete`() throws {
        let library = try MergedLibrary([
            try export(11, activity: 1), try export(22, activity: 2),
        ])
        let open = try Library.open(library.folder)
        var filter = ActivityFilter()
        filter.athlete = 22
        #expect(try open.activities(filter).map(\.id) == [2])
        let status = try open.status(athlete: 22)
        #expect(status.activities == 1 && status.athletes == 1)
        #expect(status.exports.map(\.athleteID) == [22])
        #expect(try open.issues(IssueFilter(athlete: 99)).isEmpty)
        #expect(try open.status().athletes == 2)
    }

    @Test(arguments: [0, 1])
    func `taking one athlete's import back leaves the other's as it was`(undone: Int) throws {
        let paths = [try export(11, activity: 1), try export(22, activity: 2)]
        let library = try MergedLibrary()
        let reports = try paths.map { try library.importing($0) }
        try library.undo(reports[undone])
        expectSame(try MergedLibrary([paths[1 - undone]]).dump(), try library.dump())
        #expect(try library.isWhole())
        try library.importing(paths[undone])
        #expect(try library.isWhole())
        #expect(try Library.open(library.folder).status().newest.count == 2)
    }
}

extension ExportBuilder {
    /// A `profile.csv` of today.
    static func profile(_ athlete: Int64, first: String) -> CSVBuilder {
        CSVBuilder(
            headerLine: "Athlete ID,Email Address,First Name,Last Name,Sex,Description,Weight,City,"
                + "State,Country,Health Consent Status,Date of Health Consent approval/denial"
        ).adding([
            "\(athlete)", "a@example.org", first, "Erfunden", "F", "", "60.0", "Nowhere", "",
            "Atlantis", "Approved", "",
        ])
    }
}

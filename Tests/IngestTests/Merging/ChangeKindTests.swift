import ActivityModel
import Foundation
import Ingest
import Storage
import TestSupport
import Testing

/// What a newer export says differently is reported with the value before and the value now.
struct ChangeKindTests {
    private static let start = CivilTime.seconds(2024, 5, 1, 8)

    private static var row: ExportBuilder.Row {
        var row = ExportBuilder.Row(
            7, at: start, "Round the buoy", "Run", elapsed: 60, centimetres: 20_000,
            file: "activities/70.gpx.gz")
        row.moving = 50
        row.gear = "Pebble"
        row.description = "calm"
        row.privateNote = "tired"
        return row
    }

    private static func file(_ seed: UInt64) -> [UInt8] {
        let track = InventedTrack(seed: seed, start: start, samples: 8)
        return GzipBuilder.gzip(track.gpx(creator: "X").bytes)
    }

    /// Imports the row as it was and then as it is, and answers the changes of activity 7.
    private func changes(
        style: ExportStyle = .newest, file: [UInt8]? = file(1),
        _ change: (inout ExportBuilder) -> Void
    ) throws -> [ActivityChange] {
        let folder = try TemporaryFolder()
        var older = ExportBuilder(asOf: Self.start + 86_400)
        older.style = style
        older.add(Self.row, Self.file(1))
        var newer = ExportBuilder(asOf: Self.start + 2 * 86_400)
        newer.add(Self.row, file)
        newer.add(.init(8, at: Self.start + 900, "Another", "Run", elapsed: 5))
        change(&newer)
        let library = try MergedLibrary([try older.writeZIP(to: folder, named: "1.zip")])
        let report = try library.importing(try newer.writeZIP(to: folder, named: "2.zip"))
        let listed = try Library.open(library.folder).changes(ofRun: report.run)?.changes
        #expect(listed == report.activities.changes)
        return report.activities.changes.filter { $0.activityID == 7 }
    }

    private func one(
        _ kind: ActivityChange.Kind, _ old: String?, _ new: String?
    ) -> [ActivityChange] {
        [ActivityChange(activityID: 7, kind: kind, old: old, new: new)]
    }

    @Test func `what stays the same is no change`() throws {
        #expect(try changes { _ in } == [])
    }

    @Test func `a name`() throws {
        #expect(
            try changes { $0.rows[0].name = "Race" } == one(.renamed, "Round the buoy", "Race"))
    }

    @Test func `a type`() throws {
        #expect(try changes { $0.rows[0].sport = "Walk" } == one(.type, "Run", "Walk"))
    }

    @Test func `gear, but not its edge blanks`() throws {
        #expect(try changes { $0.rows[0].gear = "Drift" } == one(.gear, "Pebble", "Drift"))
        #expect(try changes { $0.rows[0].gear = nil } == one(.gear, "Pebble", nil))
        #expect(try changes { $0.rows[0].gear = " Pebble " } == [])
    }

    @Test func `the commute mark, unless an export leaves it out`() throws {
        #expect(try changes { $0.rows[0].isCommute = true } == one(.commute, "false", "true"))
        #expect(try changes { $0.rows[0].isCommute = nil } == [])
    }

    @Test func `description and private note`() throws {
        #expect(
            try changes { $0.rows[0].description = "windy" } == one(.description, "calm", "windy"))
        #expect(try changes { $0.rows[0].privateNote = "" } == one(.note, "tired", ""))
    }

    @Test func `start, distance, elapsed and moving time`() throws {
        #expect(
            try changes { $0.rows[0].start = Self.start - 60 }
                == one(.start, "2024-05-01T08:00:00Z", "2024-05-01T07:59:00Z"))
        #expect(
            try changes { $0.rows[0].centimetres = 15_000 } == one(.distance, "200.0", "150.0"))
        #expect(try changes { $0.rows[0].elapsed = 55 } == one(.elapsed, "60.0", "55.0"))
        #expect(try changes { $0.rows[0].moving = 40 } == one(.moving, "50.0", "40.0"))
    }

    @Test func `how many photos and videos`() throws {
        #expect(
            try changes { $0.rows[0].media = "|media/a.jpg|media/b.mp4" }
                == one(.media, "0", "2"))
    }

    @Test func `a file under another path, with other bytes, or not exported any more`() throws {
        #expect(
            try changes {
                $0.rows[0].file = "activities/70.bin.gz"
                $0.files["activities/70.bin.gz"] = Self.file(1)
            } == one(.file, "activities/70.gpx.gz", "activities/70.bin.gz"))
        let replaced = try changes(file: Self.file(2)) { _ in }
        #expect(replaced.map(\.kind) == [.file])
        #expect(replaced.first?.old != replaced.first?.new)
        #expect(replaced.first?.new?.hasPrefix("activities/70.gpx.gz (CRC-32 ") == true)
        #expect(
            try changes { $0.rows[0].file = "#error#" }
                == one(.file, "activities/70.gpx.gz", "#error#"))
    }

    @Test func `a file that is gone`() throws {
        #expect(
            try changes { $0.rows[0].file = nil }
                == one(.becameManual, "activities/70.gpx.gz", nil))
    }

    @Test func `an activity that is gone, and one that is back`() throws {
        #expect(try changes { $0.rows.removeFirst() } == one(.absent, nil, nil))
        let folder = try TemporaryFolder()
        let library = try MergedLibrary()
        var reports: [ImportReport] = []
        for (day, rows) in [[Self.row], [], [Self.row]].enumerated() {
            var export = ExportBuilder(asOf: Self.start + Int64(day + 1) * 86_400)
            export.rows = rows
            export.add(.init(8, at: Self.start, "Another", "Run", elapsed: 5))
            reports.append(
                try library.importing(try export.writeZIP(to: folder, named: "\(day).zip")))
        }
        #expect(reports[2].activities.changes == one(.back, nil, nil))
        #expect(reports[2].activities.updated == 1)
        #expect(reports[2].activities.unchanged == 1)
    }

    @Test(arguments: [ExportStyle.original, .english(11), .dutch2020, .english(84)])
    func `what old layouts do not say has not changed`(style: ExportStyle) throws {
        #expect(try changes(style: style) { $0.rows[0].centimetres = 20_000 } == [])
    }

    @Test func `kilometres written for people are as near as they can be`() throws {
        let folder = try TemporaryFolder()
        var older = ExportBuilder(asOf: Self.start + 86_400)
        older.style = .english(11)
        var row = Self.row
        row.centimetres = 543_217
        older.add(row)
        var newer = older
        newer.asOf += 86_400
        newer.style = .newest
        let library = try MergedLibrary([try older.writeZIP(to: folder, named: "1.zip")])
        let report = try library.importing(try newer.writeZIP(to: folder, named: "2.zip"))
        #expect(report.activities.changes == [])
        #expect(try library.texts("SELECT distance_m FROM activities") == ["5432.17"])
    }

    @Test func `another language is no change`() throws {
        #expect(try changes(style: .german) { _ in } == [])
        #expect(try changes(style: .french) { _ in } == [])
    }
}

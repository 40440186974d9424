import Foundation
import TestSupport
import Testing

/// Two exports of one athlete, a year apart, into one library.
struct MergeTests {
    private let folder: TemporaryFolder
    private let library: TestLibrary
    private let older: ExportBuilder
    private let newer: ExportBuilder
    private let olderPath: String
    private let newerPath: String

    init() throws {
        folder = try TemporaryFolder()
        library = try TestLibrary()
        older = Self.older
        newer = Self.newer
        olderPath = try older.writeZIP(to: folder, named: "older.zip")
        newerPath = try newer.writeZIP(to: folder, named: "newer.zip")
    }

    private static func row(_ number: Int) -> (ExportBuilder.Row, [UInt8]) {
        let track = InventedTrack(
            seed: UInt64(number), start: CivilTime.seconds(2020, number, 2, 8), samples: 60)
        var row = ExportBuilder.Row(
            Int64(100 + number), at: track.start, "Lap \(number)", "Run", elapsed: 59,
            centimetres: track.distance, file: "activities/\(9_000 + number).gpx.gz")
        row.gear = "Old Faithfuls"
        return (row, GzipBuilder.gzip(track.gpx(creator: "Lantern Connect").bytes))
    }

    /// Six runs of 2020 and a photo, made on New Year's Eve; 84 columns.
    private static var older: ExportBuilder {
        var export = ExportBuilder(asOf: CivilTime.seconds(2020, 12, 31, 12))
        export.style = .english(87)
        for number in 1...6 {
            let (row, file) = row(number)
            export.add(row, file)
        }
        export.rows[0].media = "media/old.jpg"
        export.files["media/old.jpg"] = InventedMedia.photo(grey: 10)
        export.tables["shoes"]?.add(["Old Faithfuls", "Nimbus", "Drift 1", "Run"])
        return export
    }

    /// The same account a year later: the second renamed, the third with another file, the fourth
    /// deleted, two more; 103 columns, descending.
    private static var newer: ExportBuilder {
        var export = ExportBuilder(asOf: CivilTime.seconds(2021, 12, 31, 12))
        export.isDescending = true
        for number in [1, 2, 3, 5, 6, 7, 8] {
            let (row, file) = row(number)
            export.add(row, file)
        }
        export.rows[1].name = "Lap of honour"
        let other = InventedTrack(
            seed: 99, start: CivilTime.seconds(2020, 3, 2, 8), samples: 50)
        export.files["activities/9003.gpx.gz"] = GzipBuilder.gzip(
            other.gpx(creator: "Lantern Connect").bytes)
        export.tables["shoes"]?.add(["Old Faithfuls", "Nimbus", "Drift 1b", "Run"])
        return export
    }

    @Test func `a newer export adds and replaces and removes nothing`() throws {
        try library.importing([olderPath])
        let report = try library.report([newerPath])
        #expect(report["activities"].counts["new"] == 2)
        #expect(report["activities"].counts["total"] == 8)
        #expect((report["activities"].counts["updated"] ?? 0) >= 1)
        let listed = try library.documents("list")
        #expect(listed.first { $0["id"].int == 102 }?["name"].string == "Lap of honour")
        #expect(listed.first { $0["id"].int == 103 }?["samples"].int == 50)
        #expect(listed.first { $0["id"].int == 104 }?["samples"].int == 60)
        #expect(listed.count == 8)
        #expect(report["newest_activity"]["id"].int == 108)

        var expected = older.contents.reduce(into: [:]) { $0[$1.path] = $1.bytes }
        for (path, bytes) in newer.contents { expected[path] = bytes }
        Files.expectEqual(try library.files("Strava Export"), expected)
    }

    @Test func `each export's own tables are kept`() throws {
        try library.importing([olderPath, newerPath])
        let kept = try library.files("Export Tables")
        let folders = Set(kept.keys.compactMap { $0.split(separator: "/").first.map(String.init) })
            .sorted()
        try #require(folders.count == 2)
        #expect(folders[0].hasPrefix("2020-12-31 ") && folders[1].hasPrefix("2021-12-31 "))
        for (folder, export) in zip(folders, [older, newer]) {
            for (path, bytes) in export.contents where path.hasSuffix(".csv") {
                #expect(kept["\(folder)/\(path)"] == bytes, "\(path)")
            }
        }
    }

    @Test func `the order in which exports come makes no difference`() throws {
        try library.importing([olderPath])
        try library.importing([newerPath])
        for paths in [[newerPath, olderPath], [olderPath, newerPath, olderPath]] {
            let other = try TestLibrary()
            for path in paths { try other.importing([path]) }
            expectEqual(try library.dump(), try other.dump())
            Files.expectEqual(
                try library.files("Strava Export"), try other.files("Strava Export"))
            Files.expectEqual(
                try library.files("Export Tables"), try other.files("Export Tables"))
        }
        let together = try TestLibrary()
        try together.importing([newerPath, olderPath])
        expectEqual(try library.dump(), try together.dump())
    }

    @Test func `a preview of a newer export tells what it will bring`() throws {
        try library.importing([olderPath])
        let before = try library.dump(hiding: [])
        let preview = try library.report([newerPath], "--dry-run")
        expectEqual(before, try library.dump(hiding: []))
        let report = try library.report([newerPath])
        for count in ["new", "updated", "unchanged"] {
            #expect(
                preview["activities"].counts[count] == report["activities"].counts[count],
                "\(count)")
        }
    }

    @Test func `a cache that was deleted is filled again by the next import`() throws {
        try library.importing([newerPath])
        let before = try library.files("Strava Export")
        try FileManager.default.removeItem(at: library.url.appending(path: "Strava Export"))
        #expect(try library.importing([newerPath]).status == 0)
        Files.expectEqual(before, try library.files("Strava Export"))
    }
}

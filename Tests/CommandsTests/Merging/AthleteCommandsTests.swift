import Foundation
import TestSupport
import Testing

/// `--athlete` in a library of two: what each verb limits to one, and what it refuses.
struct AthleteCommandsTests {
    private let library: TestLibrary

    /// Run 1 brings activities 1 and 2 of athlete 11, run 2 brings 3 and 4 of athlete 22, run 3
    /// renames 1 and 3.
    init() throws {
        library = try TestLibrary()
        let folder = library.folder
        try library.importing([try Self.export(11, [1, 2]).writeZIP(to: folder, named: "a.zip")])
        try library.importing([try Self.export(22, [3, 4]).writeZIP(to: folder, named: "b.zip")])
        try library.importing([
            try Self.export(11, [1, 2], day: 2, name: "Race").writeZIP(to: folder, named: "c.zip"),
            try Self.export(22, [3, 4], day: 2, name: "Race").writeZIP(to: folder, named: "d.zip"),
        ])
    }

    private static func export(
        _ athlete: Int64, _ ids: [Int64], day: Int = 1, name: String = "Outing"
    ) -> ExportBuilder {
        var export = ExportBuilder(asOf: CivilTime.seconds(2024, 6, day))
        export.athleteID = athlete
        export.tables["profile"] = CSVBuilder(
            headerLine: "Athlete ID,Email Address,A,B,C,D,E,F,G,H,I,J"
        ).adding(["\(athlete)", "a@example.org"])
        // The two of an athlete are one workout on two devices.
        let track = InventedTrack(
            seed: UInt64(athlete), start: CivilTime.seconds(2024, 5, 1), samples: 90)
        for id in ids {
            export.add(
                .init(
                    id, at: track.start, id % 2 == 1 ? name : "Outing", "Run",
                    elapsed: track.elapsed, centimetres: track.distance,
                    file: "activities/\(id).gpx"),
                track.gpx(creator: "StravaGPX").bytes)
        }
        return export
    }

    private func ids(_ arguments: String...) throws -> [Int?] {
        let result = try Program.run(
            "waymark", arguments + ["--json", "--library", library.url.path])
        #expect(result.status == 0, "\(result.errors)")
        return try result.output.split(separator: "\n").map { line in
            let document = try JSON(String(line))
            return document["id"].int ?? document["activity_id"].int ?? document["first"]["id"].int
        }
    }

    /// Expects a refusal that names the athletes concerned and changes nothing.
    private func expectRefused(_ arguments: [String], _ text: String) throws {
        let before = try library.dump(hiding: [])
        let result = try Program.run("waymark", arguments + ["--library", library.url.path])
        #expect(result.status == 1)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains(text), "\(result.errors)")
        expectEqual(before, try library.dump(hiding: []))
    }

    @Test func `lists are of one athlete`() throws {
        #expect(Set(try ids("list", "--athlete", "22")) == [3, 4])
        #expect(try ids("changes", "--athlete", "11") == [1])
        #expect(try ids("changes", "--athlete", "22") == [3])
        #expect(try ids("changes", "1", "--athlete", "22") == [])
        #expect(try ids("changes") == [1, 3])
        #expect(try ids("duplicates").count == 2)
        #expect(try ids("duplicates", "--athlete", "22").count == 1)
        #expect(try library.run("changes", "--athlete", "22").output.contains(": d.zip\n"))
    }

    @Test func `a check is of one athlete's files and streams`() throws {
        let all = try #require(try library.documents("verify").first)
        let one = try #require(try library.documents("verify", "--athlete", "11").first)
        #expect((one["files"].int ?? 0) * 2 == all["files"].int)
        #expect((one["streams"].int ?? 0) * 2 == all["streams"].int)
        let other = library.url.appending(path: "Strava Export (athlete 22)/activities/3.gpx")
        try Data("x".utf8).write(to: other)
        #expect(try library.run("verify", "--athlete", "11").status == 0)
        #expect(try library.run("verify", "--athlete", "22").status == 3)
        #expect(try library.run("verify").status == 3)
    }

    @Test func `an activity of another athlete is refused`() throws {
        #expect(try library.run("show", "3", "--athlete", "22").status == 0)
        let text = "activity 3 belongs to athlete 22, not to 11"
        for arguments in [
            ["show", "3"], ["prefer", "3"], ["prefer", "--undo", "3"],
            ["forget", "--yes", "1", "3"],
            ["forget", "--undo", "3"],
        ] { try expectRefused(arguments + ["--athlete", "11"], text) }
        #expect(try library.run("prefer", "3", "--athlete", "22").status == 0)
        #expect(try library.run("forget", "--yes", "3", "--athlete", "22").status == 0)
        // Nobody else may let it in again either.
        try expectRefused(["forget", "--undo", "3", "--athlete", "11"], text)
        #expect(try library.run("forget", "--undo", "3", "--athlete", "22").status == 0)
    }

    @Test func `a run that brought another athlete's export is not taken back`() throws {
        let text = "belongs to athlete 22, not to 11"
        for run in ["2", "3"] {
            try expectRefused(["undo", run, "--yes", "--athlete", "11"], text)
        }
        #expect(try library.run("undo", "2", "--yes", "--athlete", "22").status == 0)
    }

    @Test(arguments: [
        ["status"], ["list"], ["show", "1"], ["changes"], ["issues"], ["duplicates"],
        ["prefer", "1"], ["undo", "1", "--yes"], ["forget", "1", "--yes"], ["verify"],
        ["serve", "--no-browser", "--port", "0"],
    ])
    func `an athlete who is not there is an error that names those who are`(
        arguments: [String]
    ) throws {
        let before = try library.dump(hiding: [])
        let result = try Program.run(
            "waymark", arguments + ["--athlete", "33", "--library", library.url.path])
        #expect(result.status == 64)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains("no athlete 33 there; the library has 2 athletes"))
        #expect(result.errors.contains("use --athlete with one of 11, 22"))
        expectEqual(before, try library.dump(hiding: []))
    }
}

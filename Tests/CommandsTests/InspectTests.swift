import Foundation
import TestSupport
import Testing

/// What `waymark inspect` prints of invented recordings.
struct InspectTests {
    private static let recordings: [String: [UInt8]] = [
        "swim": InventedRecordings.swim, "strength": InventedRecordings.strength,
        "dive": InventedRecordings.dive, "ride": InventedRecordings.ride,
        "triathlon": InventedRecordings.triathlon,
    ]

    /// A folder with all recordings.
    private static let folder = Result {
        let folder = try TemporaryFolder()
        for (name, bytes) in recordings { _ = try folder.write(bytes, to: "\(name).fit") }
        return folder
    }

    private func inspect(_ arguments: String..., status: Int32 = 0) throws -> String {
        let result = try Program.run(
            "waymark", ["inspect"] + arguments, in: Self.folder.get().url)
        #expect(result.status == status)
        return result.output
    }

    @Test(arguments: ["swim", "strength", "dive", "ride", "triathlon"])
    func `a recording as recorded`(name: String) throws {
        try Golden.expect(
            try inspect("\(name).fit"), equals: "Tests/Goldens/inspect/\(name).txt")
        try Golden.expect(
            Masking.indented(try inspect("--json", "\(name).fit")),
            equals: "Tests/Goldens/inspect/\(name).json")
    }

    @Test func `tables alone, and everything`() throws {
        let tables = [
            ("swim", "lengths"), ("ride", "events"), ("ride", "devices"), ("ride", "laps"),
            ("triathlon", "sessions"), ("ride", "messages"), ("strength", "heartbeats"),
        ]
        let text = try tables.map { try inspect("--\($1)", "\($0).fit") }.joined(separator: "\n")
        try Golden.expect(text, equals: "Tests/Goldens/inspect/tables.txt")
        try Golden.expect(try inspect("--all", "ride.fit"), equals: "Tests/Goldens/inspect/all.txt")
    }

    @Test func `the brief text has no table, name or place`() throws {
        let text = try inspect("--brief", "ride.fit")
        try Golden.expect(text, equals: "Tests/Goldens/inspect/brief.txt")
        #expect(!text.contains("Gravel") && !text.contains("°"))
    }

    @Test func `a table that a file has not is told`() throws {
        #expect(try inspect("--lengths", "ride.fit") == "ride.fit: no lengths\n")
        #expect(try inspect("--lengths", "--json", "ride.fit").isEmpty)
    }

    @Test func `options that exclude each other are refused`() throws {
        for arguments in [
            ["--format", "csv"], ["--samples", "--json", "--format", "arrow"],
            ["--laps", "--events"], ["--brief", "--json"], ["--all", "--brief"],
            ["--samples", "--format", "xml"],
        ] {
            let result = try Program.run("waymark", ["inspect"] + arguments + ["ride.fit"])
            #expect(result.status == 64, "\(arguments)")
        }
    }
}

/// Tables for programs: samples and others as CSV, JSON Lines and Arrow.
struct InspectTableTests {
    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        _ = try folder.write(InventedRecordings.ride, to: "ride.fit")
        _ = try folder.write(InventedRecordings.dive, to: "dive.fit")
        _ = try folder.write(
            GPXBuilder([
                .init(
                    "47.1234567", "-8.5", ele: "400.50", time: "2021-03-04T10:00:00.25Z",
                    extensions: "<hr>150</hr>")
            ]).bytes, to: "a,b.gpx")
        var archive = ZIPBuilder()
        archive.add("export/activities.csv", "Activity ID\n1\n")
        archive.add("export/routes/1.gpx", GPXBuilder(pointCount: 9).bytes)
        archive.add("export/activities/2.fit.gz", GzipBuilder.gzip(InventedRecordings.dive))
        archive.add("export/activities/1.gpx", GPXBuilder(pointCount: 2).bytes)
        _ = try folder.write(archive.bytes, to: "export.zip")
        return folder
    }

    private func run(
        _ arguments: String..., in folder: TemporaryFolder
    ) throws -> Program.Result {
        try Program.run("waymark", ["inspect"] + arguments, in: folder.url)
    }

    @Test func `samples of one file are CSV with units and every digit`() throws {
        let result = try run("--samples", "a,b.gpx", in: folder())
        #expect(
            result.output == """
                time,latitude (degrees),longitude (degrees),altitude (m),heartrate (bpm)
                2021-03-04T10:00:00.250Z,47.1234567,-8.5,400.5,150

                """)
    }

    @Test func `several files share a header and say which is which`() throws {
        let lines = try run("--samples", "dive.fit", "a,b.gpx", in: folder()).output
            .split(separator: "\n")
        let header =
            "file,time,depth (m),temperature (°C),cns_load (%),ndl_time (s),latitude (degrees),"
            + "longitude (degrees),altitude (m),heartrate (bpm)"
        #expect(lines.first.map(String.init) == header)
        #expect(lines.count == 8)
        #expect(lines[2] == "dive.fit,2021-09-08T01:47:40Z,6.2,27,3,3540,,,,")
        #expect(lines[7] == "\"a,b.gpx\",2021-03-04T10:00:00.250Z,,,,,47.1234567,-8.5,400.5,150")
    }

    @Test func `JSON Lines have the columns of their own file`() throws {
        let text = try run("--samples", "--json", "dive.fit", "a,b.gpx", in: folder()).output
        let lines = text.split(separator: "\n")
        #expect(lines.count == 7)
        #expect(
            lines[0] == """
                {"file":"dive.fit","time":"2021-09-08T01:46:40Z","depth":0,"temperature":27,\
                "cns_load":3,"ndl_time":3540}
                """)
        #expect(lines[6].hasPrefix("{\"file\":\"a,b.gpx\",\"time\":\"2021-03-04T10:00:00.250Z\","))
        #expect(
            text
                == (try run("--samples", "--format", "jsonl", "dive.fit", "a,b.gpx", in: folder())
                    .output))
    }

    @Test func `an archive stands for its activities, in its order`() throws {
        let folder = try folder()
        let lines = try run("--samples", "--json", "export.zip", in: folder).output
            .split(separator: "\n")
        #expect(lines.count == 8)
        #expect(lines[0].hasPrefix("{\"file\":\"export.zip!export/activities/2.fit.gz\","))
        #expect(lines[7].hasPrefix("{\"file\":\"export.zip!export/activities/1.gpx\","))
        let one = try run("--samples", "export.zip!export/activities/2.fit.gz", in: folder)
        #expect(one.output == (try run("--samples", "dive.fit", in: folder).output))
    }

    @Test func `a file that cannot be read is named, and the rest is printed`() throws {
        let folder = try folder()
        _ = try folder.write([1, 2, 3], to: "x.fit")
        let result = try run(
            "--samples", "x.fit", "missing.fit", "export.zip!no.fit", "dive.fit", in: folder)
        #expect(result.status == 3)
        #expect(result.output.split(separator: "\n").count == 7)
        #expect(result.errors.split(separator: "\n").count == 3)
        #expect(result.errors.contains("waymark: export.zip!no.fit: the archive has no such file"))
    }

    @Test(.enabled(if: Python.has("pyarrow", in: "pyarrow")))
    func `Arrow has the types, units and values`() throws {
        let folder = try folder()
        // The output is not text: it is written to a file for the reader.
        let path = folder.url.appending(path: "out.arrow").path
        let process = Process()
        process.executableURL = Program.url("waymark")
        process.arguments = ["inspect", "--samples", "--format", "arrow", "dive.fit", "a,b.gpx"]
        process.currentDirectoryURL = folder.url
        try Data().write(to: URL(filePath: path))
        process.standardOutput = FileHandle(forWritingAtPath: path)
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let program = """
            import sys, pyarrow as pa, pyarrow.ipc
            table = pa.ipc.open_stream(open(sys.argv[1], "rb")).read_all()
            table.validate(full=True)
            for field in table.schema:
                print(field.name, field.type, (field.metadata or {}).get(b"unit", b"").decode())
            print(table.num_rows, len(table.to_batches()))
            print(table.to_pylist()[1])
            """
        try Golden.expect(
            try Python.run(program, [path], with: ["pyarrow"]),
            equals: "Tests/Goldens/inspect/arrow.txt")
    }

    @Test func `other tables are for programs, too`() throws {
        let folder = try folder()
        for (part, name) in [("laps", "ride"), ("events", "ride"), ("messages", "ride")] {
            let result = try run("--\(part)", "--format", "csv", "\(name).fit", in: folder)
            try Golden.expect(result.output, equals: "Tests/Goldens/inspect/\(part).csv")
        }
        let devices = try run("--devices", "--json", "ride.fit", in: folder).output
        try Golden.expect(devices, equals: "Tests/Goldens/inspect/devices.jsonl")
    }
}

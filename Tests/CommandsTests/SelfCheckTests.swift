import Foundation
import TestSupport
import Testing

/// `waymark --version` and `waymark self-check`.
struct SelfCheckTests {
    @Test func `the version comes first, then commit and build`() throws {
        let result = try Program.run("waymark", ["--version"])
        #expect(result.status == 0)
        let line = try #require(result.output.split(separator: "\n").first)
        #expect(line.wholeMatch(of: #/\d+\.\d+\.\d+ \(commit \w+, build [^)]+\)/#) != nil)
    }

    @Test func `the version is the newest in the changelog, or what comes before it`() throws {
        let output = try Program.run("waymark", ["--version"]).output
        let version = try #require(output.split(separator: " ").first)
        let changelog = try String(
            contentsOf: Fixtures.project.appending(path: "CHANGELOG.md"), encoding: .utf8)
        let released = changelog.firstMatch(of: #/(?m)^## \[(\d+\.\d+\.\d+)\]/#)
        if let released { #expect(released.output.1 == version) }
    }

    @Test func `it finds what is here without a library, and says no name`() throws {
        let folder = try TemporaryFolder()
        let library = folder.url.appending(path: "of-nobody-else").path
        let result = try Program.run(
            "waymark", ["self-check", "--library", library, "--port", "0"])
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains("ok    library       none yet, from --library\n"))
        #expect(result.output.contains("SQLite 3."))
        #expect(result.output.contains("libxml2 2."))
        #expect(!result.output.contains("of-nobody-else"))
        #expect(!result.output.contains(ProcessInfo.processInfo.hostName))
        #expect(result.output.split(separator: "\n").count <= 24)
        #expect(!FileManager.default.fileExists(atPath: library))
    }

    @Test func `it counts activities and warns of a secret that others can read`() throws {
        let library = try TestLibrary()
        try library.importing([Fixtures.folder.appending(path: "export_12345678.zip").path])
        let tokens = library.url.appending(path: "strava-tokens.json")
        try Data(#"{"access_token":"hush"}"#.utf8).write(to: tokens)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o644], ofItemAtPath: tokens.path)
        let document = try #require(try library.documents("self-check", "--port", "0").first)
        #expect(detail("library", document) == "67 activities, from --library")
        #expect(detail("permissions", document) == "others can read strava-tokens.json")
        #expect(detail("strava", document) == "connected")
        let text = try library.run("self-check", "--port", "0").output
        #expect(!text.contains("hush"))
        #expect(text.contains("chmod 600"))
    }

    @Test func `a library that cannot be read fails, and nothing is changed`() throws {
        let library = try TestLibrary()
        try FileManager.default.createDirectory(
            at: library.url, withIntermediateDirectories: true)
        let database = library.url.appending(path: "waymark.sqlite")
        let bytes = Data("This is not a database. ".utf8 + Array(repeating: 7, count: 5_000))
        try bytes.write(to: database)
        let result = try library.run("self-check", "--port", "0")
        #expect(result.status == 1)
        #expect(result.output.contains("FAIL  library       cannot be read, from --library\n"))
        #expect(try Data(contentsOf: database) == bytes)
    }

    @Test func `a variable that means nothing is named, its content is not`() throws {
        let result = try Program.run(
            "waymark", ["self-check"], environment: ["WAYMARK_PORT": "my-secret"])
        #expect(result.status == 64)
        #expect(result.errors.contains("WAYMARK_PORT: expected a port"))
        #expect(!result.errors.contains("my-secret"))
    }

    private func detail(_ name: String, _ document: JSON) -> String? {
        document["checks"].array.first { $0["name"].string == name }?["detail"].string
    }
}

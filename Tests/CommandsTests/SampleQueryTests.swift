import Foundation
import TestSupport
import Testing

/// What the verbs print of the sample, as recorded.
struct SampleQueryTests {
    private static let library = Result {
        let library = try TestLibrary()
        try library.importing([SampleImportTests.sample])
        return library
    }

    private func expect(
        _ arguments: [String], equals name: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let library = try Self.library.get()
        let result = try Program.run(
            "waymark", arguments + ["--library", library.url.path])
        #expect(result.status == 0, sourceLocation: sourceLocation)
        #expect(result.errors.isEmpty, sourceLocation: sourceLocation)
        let text = Masking.masked(result.output)
        let isSingle = name.hasSuffix(".json")
        try Golden.expect(
            isSingle ? Masking.indented(text) : text, equals: "Tests/Goldens/sample/\(name)",
            sourceLocation: sourceLocation)
    }

    @Test func `list as recorded`() throws {
        try expect(["list"], equals: "list.txt")
        try expect(["list", "--json"], equals: "list.jsonl")
    }

    @Test func `list filters and sorts`() throws {
        let library = try Self.library.get()
        let swims = try library.documents("list", "--type", "swim")
        #expect(swims.count == 2)
        #expect(swims.allSatisfy { $0["sport_type"].string == "Swim" })
        let year = try library.documents("list", "--after", "2019-01-01", "--before", "2020-01-01")
        #expect(!year.isEmpty)
        #expect(year.allSatisfy { $0["start"].string?.hasPrefix("2019-") == true })
        let far = try library.documents("list", "--sort", "distance", "--limit", "3")
        let distances = far.compactMap { $0["distance"].double }
        #expect(distances.count == 3 && distances == distances.sorted(by: >))
        #expect(distances.first == 10_000)
        let first = try library.documents("list", "--ascending", "--limit", "1")
        #expect(first.first?["start"].string == "1991-05-12T07:00:00Z")
    }

    @Test func `status as recorded`() throws {
        try expect(["status"], equals: "status.txt")
        try expect(["status", "--json"], equals: "status.json")
    }

    @Test func `issues as recorded`() throws {
        try expect(["issues"], equals: "issues.txt")
        try expect(["issues", "--json"], equals: "issues.jsonl")
        try expect(["issues", "--code", "xml"], equals: "issues-xml.txt")
    }

    /// A ride, a run with a developer field, a pool swim, one leg of two, a manual entry, a
    /// missing file.
    static let shown = [
        "9900025075", "9900030090", "9900031093", "9900035105", "9900063189", "9900057171",
    ]

    @Test(arguments: shown) func `show as recorded`(id: String) throws {
        try expect(["show", id], equals: "show-\(id).txt")
        try expect(["show", id, "--json"], equals: "show-\(id).json")
    }

    @Test func `samples as recorded`() throws {
        try expect(["show", "9900051153", "--samples"], equals: "samples-9900051153.csv")
        try expect(["show", "218000042", "--samples", "--json"], equals: "samples-218000042.jsonl")
    }

    @Test func `an id that is not there exits with 1`() throws {
        let result = try Self.library.get().run("show", "1")
        #expect(result.status == 1)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains("no activity 1"))
    }

    @Test(arguments: ["fit", "gpx", "tcx"])
    func `inspect of every file of one format as recorded`(format: String) throws {
        let paths = NamedFixture.all.map(\.path).filter { $0.hasPrefix(format + "/") }
        for (option, name) in [([], "txt"), (["--json"], "jsonl")] as [([String], String)] {
            let result = try Program.run(
                "waymark", ["inspect"] + paths + option, in: Fixtures.folder)
            #expect([0, 3].contains(result.status))
            #expect(result.errors.isEmpty)
            try Golden.expect(
                result.output, equals: "Tests/Goldens/inspect/\(format).\(name)")
        }
    }
}

import Foundation
import TestSupport
import Testing

struct HelpTests {
    static let verbs = [
        "import-export", "serve", "status", "list", "show", "changes", "issues", "inspect",
        "duplicates", "prefer", "undo", "forget", "verify", "connect", "sync", "disconnect",
        "webhook", "self-check",
    ]

    @Test func `the reference shows the help of every verb as it is printed`() throws {
        var text = """
            # Command line

            What `--help` prints. Exit codes: [exit-codes.md](exit-codes.md). Units in `--json`: metres, seconds, metres per second, degrees
            Celsius, ISO 8601 in UTC.

            """
        for verb in [nil] + Self.verbs.map(Optional.some) {
            let result = try Program.run("waymark", [verb, "--help"].compactMap { $0 })
            #expect(result.status == 0)
            text += "\n## waymark\(verb.map { " " + $0 } ?? "")\n\n```\n\(result.output)```\n"
        }
        try Golden.expect(text, equals: "Docs/reference/cli.md")
    }

    @Test(arguments: verbs)
    func `every help shows an example`(verb: String) throws {
        let result = try Program.run("waymark", [verb, "--help"])
        #expect(result.output.contains("Example"))
        #expect(result.output.contains("  waymark \(verb)"))
    }

    @Test func `the second door is the first verb`() throws {
        let one = try Program.run("waymark", ["import-export", "--help"]).output
        let other = try Program.run("import-export", ["--help"]).output
        #expect(other.contains("USAGE: import-export "))
        let overview = one.prefix { $0 != "U" }
        #expect(overview.count > 100 && other.hasPrefix(overview))
    }

    @Test(arguments: [
        ["list", "--limit", "0"], ["list", "--after", "yesterday"], ["list", "--sort", "mood"],
        ["import-export", "--jobs", "0"], ["show"], ["show", "abc"], ["inspect"], ["fly"],
    ])
    func `wrong arguments exit with 64 and say what is wrong`(arguments: [String]) throws {
        let result = try Program.run("waymark", arguments)
        #expect(result.status == 64)
        #expect(result.errors.contains("Error: "))
        #expect(result.output.isEmpty)
    }

    @Test(arguments: [
        ["status"], ["list"], ["show", "1"], ["issues"], ["serve", "--athlete", "1"],
    ])
    func `without a library every verb exits with 10 and says how to make one`(
        arguments: [String]
    ) throws {
        let folder = try TemporaryFolder()
        let result = try Program.run(
            "waymark", arguments + ["--library", folder.url.appending(path: "none").path])
        #expect(result.status == 10)
        #expect(result.errors.contains("no library found"))
        #expect(result.errors.contains("waymark import-export"))
    }
}

import Foundation
import TestSupport
import Testing

/// What the README shows is what the program prints.
struct ReadmeTests {
    @Test func `every output that the README shows is real`() throws {
        let folder = try TemporaryFolder()
        let library = folder.url.appending(path: "library").path
        let sample = Fixtures.folder.appending(path: "export_12345678.zip").path
        let first = try Program.run("waymark", ["import-export", sample, "--library", library])
        var shown = 0
        for block in try blocks() {
            let command = try #require(block.first)
            var output = block.dropFirst().joined(separator: "\n")
            var expected: String?
            if command.hasPrefix("$ make import") {
                expected = first.output.replacing(library, with: ".build/sample-library")
            } else if command.hasPrefix("$ waymark"), !output.isEmpty {
                let arguments = command.split(separator: " ").dropFirst(2).map(String.init)
                expected =
                    try Program.run(
                        "waymark", arguments, environment: ["WAYMARK_LIBRARY": library]
                    ).output
            }
            guard let expected else { continue }
            shown += 1
            output = masked(output)
            #expect(masked(expected).trimmingCharacters(in: .newlines) == output, "\(command)")
        }
        #expect(shown >= 3)
    }

    @Test func `every command is in the README and the other way round`() throws {
        let readme = try text()
        for verb in HelpTests.verbs { #expect(readme.contains("`\(verb)"), "\(verb)") }
    }

    private func text() throws -> String {
        try String(contentsOf: Fixtures.project.appending(path: "README.md"), encoding: .utf8)
    }

    private func blocks() throws -> [[String]] {
        try text().components(separatedBy: "```console\n").dropFirst().map {
            $0.components(separatedBy: "```")[0]
                .trimmingCharacters(in: .newlines).components(separatedBy: "\n")
        }
    }

    /// Ages and durations differ from day to day.
    private func masked(_ text: String) -> String {
        text.replacing(#/[\d,]+ days (ago|old)/#, with: "… days ago")
            .replacing(#/in [\d.]+ s/#, with: "in … s")
    }
}

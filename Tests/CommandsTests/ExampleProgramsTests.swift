import Foundation
import TestSupport
import Testing

/// The programs of Docs/how-to/read-files-from-programs.md run as they stand there, each in its own
/// language where this machine has it.
struct ExampleProgramsTests {
    /// An example: the words by which it is found, what has to precede it, and what prints its result.
    struct Example: CustomTestStringConvertible, Sendable {
        var language: String
        var interpreter: String
        /// A piece of the example that no other has.
        var mark: String
        var prefix = ""
        /// Prints the number of items and a value.
        var suffix = ""
        var expected: String
        var folders: [String] = []
        var testDescription: String { "\(language) \(mark)" }

        var isPossible: Bool {
            (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
                FileManager.default.isExecutableFile(atPath: "\($0)/\(interpreter)")
            } && folders.allSatisfy { Python.has($0, in: $0) }
        }
    }

    private static let examples = [
        Example(
            language: "python", interpreter: "python3", mark: "json.loads",
            suffix: "print(len(samples), samples[0]['time'])", expected: "120 2021-09-08T01:46:40Z"),
        Example(
            language: "python", interpreter: "python3", mark: "open_stream",
            expected: "120 timestamp[us, tz=UTC]", folders: ["pyarrow"]),
        Example(
            language: "php", interpreter: "php", mark: "--laps",
            prefix: "<?php\n$path = 'ride.fit';\n",
            suffix: "echo count($laps), ' ', $laps[0]['number'];", expected: "3 1"),
        Example(
            language: "js", interpreter: "node", mark: "--samples",
            suffix: "console.log(samples.length, samples[0].time);",
            expected: "120 2021-09-08T01:46:40Z"),
    ]

    @Test(arguments: examples)
    func `an example prints what the file holds`(example: Example) throws {
        guard example.isPossible else { return }
        let folder = try TemporaryFolder()
        _ = try folder.write(InventedRecordings.ride, to: "ride.fit")
        var archive = ZIPBuilder()
        archive.add("activities.csv", "Activity ID\n1\n")
        archive.add("activities/1.fit", InventedRecordings.ride)
        _ = try folder.write(archive.bytes, to: "export.zip")
        let program = try example.prefix + Self.block(of: example) + example.suffix + "\n"
        _ = try folder.write(Array(program.utf8), to: "example")
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let programs = Program.url("waymark").deletingLastPathComponent().path
        let result = try Program.run(
            "waymark", [],
            environment: [
                "PATH": programs + ":" + path,
                "PYTHONPATH": Fixtures.project.appending(path: ".build/pyarrow").path,
            ],
            in: folder.url, through: ["/usr/bin/env", example.interpreter, "example"])
        #expect(result.errors == "")
        #expect(result.status == 0)
        #expect(result.output.split(separator: "\n").first.map(String.init) == example.expected)
    }

    /// The code block of an example.
    private static func block(of example: Example) throws -> String {
        let url = Fixtures.project.appending(path: "Docs/how-to/read-files-from-programs.md")
        let blocks = try String(contentsOf: url, encoding: .utf8)
            .components(separatedBy: "```\(example.language)\n").dropFirst()
            .map { $0.components(separatedBy: "```")[0] }
        return try #require(blocks.first { $0.contains(example.mark) })
    }
}

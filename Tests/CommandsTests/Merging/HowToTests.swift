import Foundation
import TestSupport
import Testing

/// What the how-to pages show is what the program prints, command after command.
struct HowToTests {
    @Test(arguments: ["my-second-export", "leave-strava"])
    func `every output that a page shows is real`(page: String) throws {
        let folder = try TemporaryFolder()
        let library = folder.url.appending(path: "library").path
        try FileManager.default.copyItem(
            at: Fixtures.folder.appending(path: "export_12345678.zip"),
            to: folder.url.appending(path: "export_12345678.zip"))
        _ = try Self.secondExport.writeZIP(to: folder, named: "export_12345678 (1).zip")
        let url = Fixtures.project.appending(path: "Docs/how-to/\(page).md")
        let text = try String(contentsOf: url, encoding: .utf8)
        let parts = text.components(separatedBy: "```console\n")
        var recorded = parts[0]
        var shown = 0
        for part in parts.dropFirst() {
            let block = part.components(separatedBy: "```")[0]
            let lines = block.trimmingCharacters(in: .newlines).components(separatedBy: "\n")
            let command = lines[0]
            #expect(command.hasPrefix("$ waymark "))
            let result = try Program.run(
                "waymark", Self.words(command.dropFirst(10)),
                environment: ["WAYMARK_LIBRARY": library], in: folder.url)
            let output = result.output.replacing(library, with: "~/.local/share/waymark")
                .trimmingCharacters(in: .newlines)
            shown += 1
            #expect(
                Self.masked(output)
                    == Self.masked(lines.dropFirst().joined(separator: "\n")), "\(command)")
            recorded += "```console\n\(command)\n" + (output.isEmpty ? "" : output + "\n")
            recorded += part.dropFirst(block.count)
        }
        #expect(shown >= 4)
        // RECORD=1 writes the pages anew; the test still fails, so that they are looked at.
        if ProcessInfo.processInfo.environment["RECORD"] != nil, recorded != text {
            try Data(recorded.utf8).write(to: url)
        }
    }

    /// The sample's account half a year later: a name and gear changed, a file replaced, one activity
    /// deleted, two more.
    private static var secondExport: ExportBuilder {
        var export = SampleExport.export
        export.asOf = CivilTime.seconds(2026, 3, 14, 9)
        export.rows.removeAll { $0.id == SampleExport.newest.id }
        for index in export.rows.indices.filter({ export.rows[$0].sport == "Run" }).prefix(2) {
            export.rows[index].gear = "Quiet Shoes"
        }
        export.rows[20].name = "Down the coast"
        for (number, name) in ["Frost on the pier", "First thaw"].enumerated() {
            let track = InventedTrack(
                seed: UInt64(number + 900), start: CivilTime.seconds(2026, 2, 10 + number, 7),
                samples: 600)
            export.add(
                .init(
                    9_900_900_001 + Int64(number), at: track.start, name, "Run", elapsed: 600,
                    centimetres: track.distance, file: "activities/\(880_001 + number).fit.gz"),
                GzipBuilder.gzip(track.fit()))
        }
        return export
    }

    /// The words of a command line, of which some may be quoted.
    private static func words(_ line: Substring) -> [String] {
        line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            .flatMap { index, part in
                index % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
            }
    }

    /// Ages, durations and sizes differ from day to day.
    private static func masked(_ text: String) -> String {
        text.replacing(#/[\d,]+ days (ago|old)/#, with: "… days ago")
            .replacing(#/in [\d.]+ m?s/#, with: "in … s")
            .replacing(#/[\d.,]+ [kMG]B database/#, with: "… MB database")
            .replacing(#/, [\d-]+ \d+:\d+ UTC: /#, with: ", today: ")
            .trimmingCharacters(in: .newlines)
    }
}

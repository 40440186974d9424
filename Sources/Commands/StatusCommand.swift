import ActivityModel
import ArgumentParser
import Ingest
import Storage

/// `waymark status`: what the library holds and what to do next.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show what the library holds, from which exports, and what to do next.",
        discussion: """
            Examples:

              waymark status
              waymark status --json | jq .newest_activity.start
            """)

    @OptionGroup var library: LibraryOption
    @OptionGroup var output: JSONFlag

    func run() throws {
        try ErrorPresentation.presenting {
            let status = try library.open().status()
            let now = Clock.now()
            if output.json {
                Output.line(status.json(at: now, folder: library.folder).line)
            } else {
                Output.write(StatusText.text(status, folder: library.folder, now: now))
            }
        }
    }
}

extension LibraryStatus {
    /// The status as a program reads it.
    func json(at now: Timestamp, folder: LibraryFolder) -> JSONText {
        .object([
            ("library", .string(folder.path)),
            ("activities", JSONText(activities)),
            ("athletes", JSONText(athletes)),
            ("samples", JSONText(samples)),
            ("outcomes", Self.counts(outcomes)),
            ("issues", Self.counts(issues)),
            (
                "exports",
                .array(
                    exports.map { export in
                        .object([
                            ("name", .string(export.name)),
                            ("athlete_id", JSONText(export.athleteID)),
                            ("as_of", JSONText(export.asOf)),
                            (
                                "age_days",
                                JSONText(Int((now.seconds - export.asOf.seconds) / 86_400))
                            ),
                            ("rows", JSONText(export.rows)), ("files", JSONText(export.files)),
                            ("language", JSONText(export.language)),
                            ("complete", .bool(export.isComplete)),
                        ])
                    })
            ),
            ("newest_activity", newest.first?.json(at: now) ?? .null),
            ("newest_activities", .array(newest.map { $0.json(at: now) })),
            ("database_bytes", .integer(databaseBytes)),
            ("cache_bytes", .integer(cacheBytes)),
            ("unfinished_run", .bool(hasUnfinishedRun)),
        ])
    }

    private static func counts(_ counts: [String: Int]) -> JSONText {
        .object(counts.sorted { $0.key < $1.key }.map { ($0.key, JSONText($0.value)) })
    }
}

import JSON
import ActivityModel
import ArgumentParser
import Ingest
import Storage

/// `waymark status`: what the library holds and what to do next.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show what the library holds, from which exports, and what to do next.",
        discussion: """
            Examples:

              waymark status
              waymark status --json | jq .newest_activity.start
            """)

    @Flag(name: [.short, .long], help: "List the tables and runs as well.")
    var verbose = false

    @OptionGroup var athlete: AthleteOption
    @OptionGroup var library: LibraryOption
    @OptionGroup var output: JSONFlag

    func run() async throws {
        try await ErrorPresentation.presenting {
            let now = Clock.now()
            _ = try? StravaTerms(library.folder).apply(now: now)
            let opened = try library.open(for: athlete)
            let status = try opened.status(athlete: athlete.athlete)
            let fetched = try opened.apiStatus(athlete: athlete.athlete, now: now)
            let connection =
                SyncAfterImport(folder: library.folder, isQuiet: true).isConnected
                ? try await ConnectionStatus(library.folder) : nil
            if output.json {
                Output.line(
                    status.json(
                        at: now, folder: library.folder,
                        strava: [
                            ("strava", connection?.json ?? .object(["connected": .bool(false)])),
                            ("strava_queue", fetched.json),
                        ]
                    ).line)
            } else {
                Output.write(
                    StatusText.text(
                        status, folder: library.folder, now: now,
                        strava: StatusText.strava(connection, fetched, now: now)))
                if verbose { Output.write(StatusText.details(status)) }
            }
        }
    }
}

extension LibraryStatus {
    /// The status as a program reads it.
    func json(
        at now: Timestamp, folder: LibraryFolder, strava: [(String, JSONValue)]
    ) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("library", .string(folder.path)), ("activities", JSONValue(activities)),
            ("athletes", JSONValue(athletes)), ("samples", JSONValue(samples)),
        ]
        members += [
            ("outcomes", Self.counts(outcomes)), ("issues", Self.counts(issues)),
            ("exports", .array(exports.map { $0.json(at: now) })),
            ("newest_activity", newest.first?.json(at: now) ?? .null),
            ("newest_activities", .array(newest.map { $0.json(at: now) })),
            ("tables", .array(tables.map(\.json))),
        ]
        members += [
            ("absent", JSONValue(absent)), ("forgotten", JSONValue(forgotten)),
            ("database_bytes", .integer(databaseBytes)), ("cache_bytes", .integer(cacheBytes)),
            ("unfinished_run", .bool(hasUnfinishedRun)),
        ]
        return .object(members + strava)
    }

    private static func counts<Word: RawRepresentable<String>>(
        _ counts: [Word: Int]
    ) -> JSONValue {
        .object(
            counts.map { ($0.key.rawValue, JSONValue($0.value)) }.sorted { $0.0 < $1.0 })
    }
}

extension LibraryStatus.Export {
    fileprivate func json(at now: Timestamp) -> JSONValue {
        let age = Int((now.seconds - asOf.seconds) / 86_400)
        return .object([
            "name": .string(name), "athlete_id": JSONValue(athleteID),
            "as_of": JSONValue(asOf), "age_days": JSONValue(age), "rows": JSONValue(rows),
            "files": JSONValue(files), "language": JSONValue(language),
            "complete": .bool(isComplete), "run": .integer(run),
        ])
    }
}

extension LibraryStatus.Table {
    fileprivate var json: JSONValue {
        .object([
            "name": .string(name), "rows": JSONValue(rows),
            "columns": .array(columns.map { .string($0) }),
        ])
    }
}

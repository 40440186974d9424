package import JSON
package import ActivityModel
package import Storage

/// The result of an import run, for people and programs.
package struct ImportReport: Sendable {
    /// One export of the run.
    package struct Export: Sendable {
        /// The name of the ZIP or folder.
        package var name: String
        package var asOf: Timestamp
        package var rows = 0
        package var files = 0
        /// The language of its tables; `nil` if unknown.
        package var language: String?
        /// Whether the library already had this export.
        package var isKnown = false
        package var activities = ActivityCounts()
    }

    /// Files by outcome.
    package struct Files: Sendable, Equatable {
        package var imported = 0
        package var unchanged = 0
        /// Named by a row, but not in the export (including `#error#` cells).
        package var missing = 0
        package var failed = 0
        /// Nothing to decode: tables, photos, routes, or not an activity.
        package var skipped = 0
    }

    /// Activity files of one format by outcome.
    package struct Formats: Sendable, Equatable {
        /// Counts by format and outcome.
        package var counts: [ActivityFormat: [DecodingOutcome: Int]] = [:]
    }

    /// A file that could not be read.
    package struct Failure: Sendable, Equatable {
        /// The path inside the export.
        package var file: String
        package var reason: String
    }

    /// The number of the run in the library; `nil` for a dry run.
    package var run: Int64?
    package var outcome = RunOutcome.finished
    /// Whether nothing was to be written.
    package var isDryRun = false
    package var library: String
    /// The exports, in the order of their import.
    package var exports: [Export] = []
    /// Activities over all exports of the run.
    package var activities = ActivityCounts()
    /// Activities in the library when the run ended.
    package var totalActivities = 0
    /// Files over all exports of the run.
    package var files = Files()
    /// Activity files read in this run.
    package var formats = Formats()
    /// Samples stored in this run.
    package var samples = 0
    /// Bytes of export read in this run.
    package var bytesRead: Int64 = 0
    /// Metres over the whole library.
    package var distanceMetres = 0.0
    /// Seconds in motion over the whole library.
    package var movingSeconds = 0.0
    /// Inputs that could not be imported, beside those that could.
    package var rejected: [ImportError] = []
    /// What an import would not begin without confirmation; only for a dry run.
    package var doubts: [ImportError] = []
    /// The first failures by name, or all of them if the options ask for it.
    package var failures: [Failure] = []
    /// Whether an archive was damaged or contained unsafe entries, so that files may be missing.
    package var isDamaged = false
    /// The newest activity of the library.
    package var newest: LibraryStatus.Newest?
    /// The date of the library's newest export; `nil` if it has none.
    package var newestExport: Timestamp?
    /// The upgrade of the library, if opening it performed one.
    package var upgrade: LibraryUpgrade?
    /// Issues of this run by code.
    package var issues: [IssueCode: Int] = [:]
    package var elapsedSeconds = 0.0
    package var finishedAt: Timestamp

    /// Creates an empty report.
    init(library: String, at now: Timestamp) {
        self.library = library
        finishedAt = now
    }

    /// Whether something could not be read: the run ends with exit code 3.
    package var hasFailures: Bool { files.failed > 0 || isDamaged || !rejected.isEmpty }
    var failureLimit = 5
}

extension ImportReport {
    /// The report as the document that `--json` prints. Members are only ever added.
    package var json: JSONValue {
        .object([
            "run": JSONValue(run),
            "outcome": .string(outcome.rawValue),
            "dry_run": .bool(isDryRun),
            "library": .string(library),
            "exports": .array(exports.map(\.json)),
            "activities": .object([
                "total": JSONValue(totalActivities),
                "new": JSONValue(activities.new),
                "updated": JSONValue(activities.updated),
                "unchanged": JSONValue(activities.unchanged),
            ]),
            "changes": .object(
                ActivityChange.Kind.allCases.map { kind in
                    (kind.rawValue, JSONValue(activities.changes.count { $0.kind == kind }))
                }),
            "files": .object([
                "imported": JSONValue(files.imported),
                "unchanged": JSONValue(files.unchanged),
                "missing": JSONValue(files.missing),
                "failed": JSONValue(files.failed),
                "skipped": JSONValue(files.skipped),
            ]),
            "formats": formats.json,
            "samples": JSONValue(samples),
            "distance": .decimal(distanceMetres),
            "moving": .decimal(movingSeconds),
            "failures": .array(
                failures.map {
                    .object(["file": .string($0.file), "reason": .string($0.reason)])
                }),
            "needs_confirmation": .array(
                doubts.map {
                    .object(["message": .string($0.message), "advice": .string($0.advice)])
                }),
            "newest_activity": newest?.json(at: finishedAt) ?? .null,
            "issues": .object(
                issues.sorted { $0.key.rawValue < $1.key.rawValue }.map {
                    ($0.key.rawValue, JSONValue($0.value))
                }),
            "elapsed_s": .decimal((elapsedSeconds * 1000).rounded() / 1000),
        ])
    }
}

extension ImportReport.Export {
    fileprivate var json: JSONValue {
        .object([
            "name": .string(name), "as_of": JSONValue(asOf), "rows": JSONValue(rows),
            "files": JSONValue(files), "language": JSONValue(language), "known": .bool(isKnown),
            "new": JSONValue(activities.new), "updated": JSONValue(activities.updated),
            "unchanged": JSONValue(activities.unchanged),
        ])
    }
}

extension ImportReport.Formats {
    mutating func add(_ format: ActivityFormat, _ outcome: DecodingOutcome) {
        counts[format, default: [:]][outcome, default: 0] += 1
    }

    fileprivate var json: JSONValue {
        .object(
            ActivityFormat.allCases.compactMap { format in
                guard let outcomes = counts[format] else { return nil }
                return (
                    format.rawValue,
                    .object(
                        DecodingOutcome.allCases.compactMap { outcome in
                            outcomes[outcome].map { (outcome.rawValue, JSONValue($0)) }
                        })
                )
            })
    }
}

extension LibraryStatus.Newest {
    /// The newest activity as JSON; its age is that at `now`.
    package func json(at now: Timestamp) -> JSONValue {
        .object([
            "id": .integer(id), "athlete_id": JSONValue(athleteID), "start": JSONValue(start),
            "age_days": JSONValue(ageDays(at: now)),
        ])
    }

    /// Whole days from its start to `now`.
    package func ageDays(at now: Timestamp) -> Int { Int((now.seconds - start.seconds) / 86_400) }
}

package import ActivityModel
import Ingest
package import JSON

extension ActivityFile {
    /// The file as JSON.
    package func json(path: String) -> JSONValue {
        .object([
            "path": .string(path),
            "format": .string(format.rawValue),
            "purpose": .string(purpose.rawValue),
            "outcome": .string(outcome.rawValue),
            "totals": .object([
                "samples": JSONValue(sampleCount), "sessions": JSONValue(sessions.count),
                "laps": JSONValue(laps.count), "first_time": JSONValue(firstTime),
                "last_time": JSONValue(lastTime), "distance": JSONValue(distanceMetres),
                "elapsed": JSONValue(recordedTotals.elapsedSeconds), "sport": JSONValue(sport),
                "lengths": JSONValue(lengths.count), "events": JSONValue(events.count),
            ]),
            "streams": streamSummaries,
            "sessions": .array(sessions.map(\.json)),
            "creator": JSONValue(creator),
            "utc_offset": JSONValue(utcOffset?.seconds),
            "issues": .array(
                issues.map { issue in
                    .object([
                        "code": .string(issue.code.rawValue),
                        "severity": .string(issue.severity.rawValue),
                        "message": .string(issue.message),
                        "position": JSONValue(issue.position?.description),
                    ])
                }),
        ])
    }

    /// Count, sum, minimum and maximum by stream; developer fields as `name (developer field)`.
    /// Fields of two applications with the same name are numbered.
    private var streamSummaries: JSONValue {
        let shown = streams.filter { $0.name != .time }
        let names = shown.uniqueNames { stream in
            stream.name.rawValue + (stream.source == .native ? "" : " (developer field)")
        }
        return .object(
            zip(names, shown).map { name, stream in
                let summary = stream.summary
                return (
                    name,
                    .object([
                        "count": JSONValue(summary.count), "sum": .decimal(summary.sum),
                        "min": JSONValue(summary.min), "max": JSONValue(summary.max),
                        "unit": .string(stream.unit),
                    ])
                )
            })
    }
}

package import ActivityModel
import Ingest
package import JSON
package import Storage

extension LibraryStatus {
    /// The status as JSON.
    package func json(
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

package import ActivityModel
import GRDB

/// Writes one run of a sync. Every method is one transaction, durable when it returns: a kill loses
/// only the request in flight.
package final class SyncWriter {
    private let writer: ImportWriter
    var library: Library { writer.library }
    package let athleteID: Int64
    package var runID: Int64 { writer.runID }

    /// Begins a run for an athlete, who is added to the library if new.
    ///
    /// - Throws: ``StoreError``.
    package init(_ library: Library, athlete stravaID: Int64, now: Timestamp) throws {
        writer = try ImportWriter(library, kind: .sync, now: now)
        athleteID = try writer.athlete(stravaID: stravaID)
    }

    package func finish(_ outcome: RunOutcome, report: String?, at now: Timestamp) throws {
        try batch { try $0.forgetSettledFailures(athleteID: athleteID) }
        try writer.finish(outcome, report: report, at: now)
    }

    /// Stores a page of the list together with the progress of the walk.
    ///
    /// - Parameter isAskedFor: whether the user requested these dates: then expired data returns.
    package func save(
        _ page: [APIActivityRecord], account: APIAccount, isAskedFor: Bool = false, now: Timestamp
    ) throws -> ActivityCounts {
        try batch { batch in
            if isAskedFor {
                for record in page {
                    try batch.execute(
                        "DELETE FROM api_expired WHERE activity_id = ?", [record.activity.id])
                }
            }
            var counts = try batch.save(page, athleteID: athleteID)
            try batch.save(account, athleteID: athleteID)
            try settle(batch, &counts, now: now)
            return counts
        }
    }

    package func save(_ detail: APIActivityRecord, now: Timestamp) throws -> ActivityCounts {
        try batch { batch in
            var counts = try batch.save([detail], athleteID: athleteID)
            try settle(batch, &counts, now: now)
            return counts
        }
    }

    /// Stores the streams of an activity, or that there are none.
    ///
    /// - Parameter envelope: what the reply says of them, as JSON.
    package func save(
        _ streams: DecodedFile?, envelope: String? = nil, of id: Int64, now: Timestamp
    ) throws {
        try batch { batch in
            let old = try Int64.fetchOne(
                batch.database, sql: "SELECT file_id FROM api_activity WHERE activity_id = ?",
                arguments: [id])
            let file = try streams.map { try batch.save($0, athleteID: athleteID) }
            try batch.execute(
                """
                UPDATE api_activity
                SET streams_state = ?, streams_at = ?, file_id = ?, streams_envelope = ?
                WHERE activity_id = ?
                """, [file == nil ? "none" : "done", now.seconds, file, envelope, id])
            try batch.succeed(.streams, "\(id)")
            try batch.deriveAPIActivities(AffectedActivities([id]), athleteID: athleteID)
            if let old, old != file { try batch.database.removeOrphans() }
        }
    }

    /// Stores the original zones of an activity.
    package func save(zones reply: String, of id: Int64, now: Timestamp) throws {
        try batch { batch in
            try batch.execute(
                "INSERT OR REPLACE INTO api_reply VALUES (?, 'zones', ?, ?)",
                [id, now.seconds, reply])
            try batch.succeed(.zones, "\(id)")
        }
    }

    /// Removes a hint that led nowhere.
    ///
    /// - Returns: whether the hint was the only reason for the request.
    package func forgetHint(_ id: Int64) throws -> Bool {
        try batch { batch in
            try batch.execute("DELETE FROM api_wanted WHERE activity_id = ?", [id])
            guard batch.database.changesCount > 0 else { return false }
            let isAlone = try Bool.fetchOne(
                batch.database,
                sql: """
                    SELECT NOT EXISTS (SELECT 1 FROM api_activity WHERE activity_id = ?1)
                        AND NOT EXISTS (SELECT 1 FROM activity WHERE id = ?1)
                    """,
                arguments: [id])
            return isAlone == true
        }
    }

    /// Requests samples again that Strava cut at privacy zones because of a missing permission that
    /// is now granted.
    package func widen(to scopes: String) throws {
        try batch { batch in
            let before = try APIAccount.fetch(batch.database, athleteID: athleteID)
            let all = "activity:read_all"
            guard before.listedAt != nil, !before.scopes.split(separator: ",").contains(all[...]),
                scopes.split(separator: ",").contains(all[...])
            else { return }
            try batch.execute(
                """
                UPDATE api_activity SET streams_state = NULL
                WHERE athlete_id = ? AND streams_state = 'done'
                """, [athleteID])
        }
    }

    /// Records elements of the list that could not be read, replacing those of an earlier list.
    package func note(unreadable elements: [String]) throws {
        try batch { batch in
            let source = try batch.apiSource(athleteID: athleteID)
            try batch.execute(
                "DELETE FROM issue WHERE source_id = ? AND code = ?",
                [source, IssueCode.stravaElement.rawValue])
            for element in elements {
                let issue = ImportIssue(
                    .stravaElement, "no activity could be read there",
                    file: "athlete/activities\(element)")
                try batch.record(issue, sourceID: source)
            }
        }
    }

    /// Stores a piece of gear; `nil` means that Strava has none with this id.
    ///
    /// - Parameter isNews: whether the gear of an activity counts as a change; it does not for an
    ///   activity whose other changes this run has told.
    @discardableResult
    package func save(
        gear id: String, name: String?, reply: String, now: Timestamp,
        isNews: (Int64) -> Bool = { _ in true }
    ) throws -> ActivityCounts {
        try batch { batch in
            try batch.execute(
                "INSERT OR REPLACE INTO api_gear VALUES (?, ?, ?, ?, ?)",
                [id, athleteID, now.seconds, name, reply])
            try batch.succeed(.gear, id)
            let affected = try AffectedActivities(
                batch.database, "SELECT activity_id FROM api_activity WHERE gear_key = ?", [id])
            let before = try KnownActivity.fetchAll(batch.database, affected)
            try batch.deriveAPIActivities(affected, athleteID: athleteID)
            let after = try KnownActivity.fetchAll(batch.database, affected)
            var counts = ActivityCounts()
            for (id, old) in before.sorted(by: { $0.key < $1.key }) where isNews(id) {
                let found = after[id].map { old.facts.changes(to: $0.facts, of: id) } ?? []
                if !found.isEmpty { counts.updated += 1 }
                counts.changes += found
            }
            try batch.record(counts.changes)
            return counts
        }
    }

    package func start(of id: Int64) throws -> Timestamp? {
        try library.read { database in
            try Int64.fetchOne(
                database, sql: "SELECT start_time FROM api_activity WHERE activity_id = ?",
                arguments: [id]
            ).map { Timestamp(seconds: $0) }
        }
    }

    /// The number of activities that a complete walk has not found, and the number of all
    /// activities.
    package func unmet(since begun: Timestamp) throws -> (count: Int, of: Int) {
        try library.read { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT count(*), coalesce(sum(
                        a.absent_since IS NULL AND coalesce(r.as_of, e.as_of) <= ?2
                        AND coalesce(r.start_time, ?2) BETWEEN \(GoneSQL.bound) + 1 AND ?2
                        AND NOT EXISTS (
                            SELECT 1 FROM api_activity x
                            WHERE x.activity_id = a.id AND x.as_of >= ?2)), 0)
                    FROM activity a
                    JOIN activity_row r ON r.activity_id = a.id AND r.source_id = a.source_id
                    JOIN source e ON e.id = r.source_id
                    WHERE a.athlete_id = ?1 AND a.provider = 'strava'
                    """,
                arguments: [athleteID, begun.seconds])
            return (row?[1] ?? 0, row?[0] ?? 0)
        }
    }

    /// Stores the progress of the walk after the last page, and what the walk proves absent.
    package func endWalk(_ account: APIAccount, now: Timestamp) throws -> ActivityCounts {
        try batch { batch in
            try batch.save(account, athleteID: athleteID)
            var counts = ActivityCounts()
            try settle(batch, &counts, now: now)
            return counts
        }
    }

    func settle(
        _ batch: ImportBatch, _ counts: inout ActivityCounts, now: Timestamp
    ) throws {
        counts.add(try batch.markAbsent(athleteID: athleteID))
        try batch.moveWatermark(athleteID: athleteID, now: now)
        try batch.record(counts.changes)
    }

    func batch<Result>(_ body: (ImportBatch) throws -> Result) throws -> Result {
        try library.write { database in
            try body(ImportBatch(database: database, runID: runID))
        }
    }
}

package import ActivityModel
import GRDB

/// A run as a line of a list.
package struct RunListing: Sendable {
    package var id: Int64
    package var startedAt: Timestamp
    /// When it ended; `nil` if it is running or was killed.
    package var finishedAt: Timestamp?
    /// How it ended; `nil` if it is running or was killed.
    package var outcome: RunOutcome?
    package var kind: RunKind
    /// The exports that it imported first and that are still in the library: undoing the run
    /// removes them.
    package var exports: [String]
    /// The changes by kind.
    package var changes: [ActivityChange.Kind: Int]
    package var issues: Int
}

extension Library {
    /// Every run, the newest first; with an athlete's Strava id, only runs and changes of that
    /// athlete.
    package func runs(athlete: Int64? = nil) throws -> [RunListing] {
        try read { database in
            var exports: [Int64: [String]] = [:]
            for row in try Row.fetchAll(
                database,
                sql: """
                    SELECT first_run_id, name FROM source WHERE \(ofAthlete(athlete)) ORDER BY id
                    """)
            {
                exports[row[0], default: []].append(row[1])
            }
            var changes: [Int64: [ActivityChange.Kind: Int]] = [:]
            for row in try Row.fetchAll(
                database,
                sql: """
                    SELECT run_id, kind, count(*) FROM change
                    WHERE \(RunChanges.ofAthlete(athlete)) GROUP BY 1, 2
                    """)
            {
                changes[row[0], default: [:]][try row.word(1)] = row[2]
            }
            var issues: [Int64: Int] = [:]
            for row in try Row.fetchAll(
                database,
                sql: """
                    SELECT run_id, count(*) FROM issue
                    WHERE ?1 IS NULL OR id IN (SELECT id FROM issues WHERE athlete_id = ?1)
                    GROUP BY 1
                    """, arguments: [athlete])
            {
                issues[row[0]] = row[1]
            }
            return try Row.fetchAll(
                database,
                sql: "SELECT id, started_at, finished_at, outcome, kind FROM run ORDER BY id DESC"
            ).filter { athlete == nil || exports[$0[0]] != nil || changes[$0[0]] != nil }
                .map { row in
                    RunListing(
                        id: row[0], startedAt: Timestamp(seconds: row[1]),
                        finishedAt: (row[2] as Int64?).map { Timestamp(seconds: $0) },
                        outcome: try row.word(3), kind: try row.word(4),
                        exports: exports[row[0]] ?? [],
                        changes: changes[row[0]] ?? [:], issues: issues[row[0]] ?? 0)
                }
        }
    }

    /// The number of issues by code, errors first.
    ///
    /// - Parameters:
    ///   - run: only issues of this run.
    ///   - athlete: only issues of the athlete with this Strava id.
    package func issueCounts(
        run: Int64? = nil, athlete: Int64? = nil
    ) throws -> [(code: IssueCode, severity: IssueSeverity, count: Int)] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT code, severity, count(*) FROM issues
                    WHERE (:run IS NULL OR id IN (SELECT id FROM issue WHERE run_id = :run))
                        AND (:athlete IS NULL OR athlete_id = :athlete)
                    GROUP BY code, severity
                    ORDER BY \(IssueSQL.gravest), count(*) DESC, code
                    """,
                arguments: ["run": run, "athlete": athlete]
            ).map { (code: try $0.word(0), severity: try $0.word(1), count: $0[2]) }
        }
    }

    /// The unit preference of the athlete's account: `meters` or `feet`; `nil` if it has none. With
    /// several athletes, that of the first, unless one is given by Strava id.
    package func measurementPreference(athlete: Int64? = nil) throws -> String? {
        try read { database in
            try String.fetchOne(
                database,
                sql: """
                    SELECT measurement FROM preferences
                    WHERE measurement <> '' AND \(ofAthlete(athlete))
                    ORDER BY athlete_id LIMIT 1
                    """)
        }
    }
}

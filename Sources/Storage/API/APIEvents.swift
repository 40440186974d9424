package import ActivityModel
import Foundation
import GRDB

/// A message of Strava's webhook: an activity was created, changed or deleted, or access was
/// revoked. It is a hint where to look; the API is asked for the facts.
package struct APIEvent: Hashable, Sendable {
    /// What happened to the object.
    package enum Aspect: String, Sendable {
        case create
        case update
        case delete
    }

    /// Whether the event is about an activity; otherwise it is about the athlete.
    package var isActivity: Bool
    /// Strava's id of the activity or athlete.
    package var objectID: Int64
    package var aspect: Aspect
    /// Strava's id of the athlete.
    package var ownerID: Int64
    package var time: Timestamp
    package var updates: [String: String]

    package init(
        isActivity: Bool, objectID: Int64, aspect: Aspect, ownerID: Int64, time: Timestamp,
        updates: [String: String]
    ) {
        self.isActivity = isActivity
        self.objectID = objectID
        self.aspect = aspect
        self.ownerID = ownerID
        self.time = time
        self.updates = updates
    }
}

extension Library {
    /// Stores an event for the next sync; a repeated event changes nothing.
    ///
    /// - Returns: whether it was new.
    package func save(_ event: APIEvent) throws -> Bool {
        try write { database in
            try database.execute(
                sql: """
                    INSERT OR IGNORE INTO api_event
                        (object_type, object_id, aspect, owner_id, event_time, updates)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    event.isActivity ? "activity" : "athlete", event.objectID,
                    event.aspect.rawValue, event.ownerID, event.time.seconds,
                    String(decoding: try JSONEncoder().encode(event.updates), as: UTF8.self),
                ])
            return database.changesCount > 0
        }
    }

    /// The events of an athlete that no sync has handled, oldest first; within the same second,
    /// deletions last.
    package func openEvents(athlete: Int64) throws -> [(id: Int64, event: APIEvent)] {
        try read { try APIEvent.open($0, athlete: athlete) }
    }

    /// Athletes who revoked access and whose data has not been deleted yet.
    package func deauthorizedAthletes() throws -> [Int64] {
        try read { database in
            try Int64.fetchAll(
                database,
                sql: """
                    SELECT DISTINCT owner_id FROM api_event
                    WHERE handled_at IS NULL AND object_type = 'athlete' ORDER BY owner_id
                    """)
        }
    }
}

extension SyncWriter {
    /// Applies the webhook events since the last sync, combined per activity: a deleted activity is
    /// absent, a new title, type or visibility is taken from the event, and for anything else the
    /// activity is queued. The content of an event is not kept after that.
    package func applyEvents(now: Timestamp) throws -> ActivityCounts {
        try batch { batch in
            let owner = try Int64.fetchOne(
                batch.database, sql: "SELECT strava_id FROM athlete WHERE id = ?",
                arguments: [athleteID])
            let events = try APIEvent.open(batch.database, athlete: owner ?? 0)
                .map(\.event).filter(\.isActivity)
            let affected = AffectedActivities(Array(Set(events.map(\.objectID))))
            let before = try KnownActivity.fetchAll(batch.database, affected)
            let forgotten = try Library.forgotten(batch.database)
            for (id, story) in Dictionary(grouping: events, by: \.objectID).sorted(by: {
                $0.key < $1.key
            }) {
                if forgotten.contains(id) { continue }
                try batch.apply(story, to: id, athleteID: athleteID)
            }
            try batch.execute(
                """
                UPDATE api_event SET handled_at = ?, updates = '{}' WHERE handled_at IS NULL
                    AND object_type = 'activity'
                    AND owner_id = (SELECT strava_id FROM athlete WHERE id = ?)
                """, [now.seconds, athleteID])
            try batch.deriveAPIActivities(affected, athleteID: athleteID)
            let after = try KnownActivity.fetchAll(batch.database, affected)
            var counts = ActivityCounts()
            for id in before.keys.sorted() {
                guard let (old, new) = before[id].flatMap({ old in after[id].map { (old, $0) } })
                else { continue }
                let changes = old.facts.changes(to: new.facts, of: id)
                if !changes.isEmpty { counts.updated += 1 }
                counts.changes += changes
            }
            try settle(batch, &counts, now: now)
            return counts
        }
    }
}

extension SyncWriter {
    /// Makes the queue ask for activities again that a person named, whatever is known of them or
    /// failed before: the detail, and samples that are not an export's.
    package func want(_ ids: some Collection<Int64>, now: Timestamp) throws {
        try batch { batch in
            for id in ids {
                try batch.execute(
                    """
                    INSERT OR REPLACE INTO api_wanted VALUES (?1, ?2, max(?3, coalesce((
                        SELECT detail_at + 1 FROM api_activity WHERE activity_id = ?1), 0)))
                    """, [id, athleteID, now.seconds])
                try batch.execute("DELETE FROM api_expired WHERE activity_id = ?", [id])
                try batch.execute(
                    "DELETE FROM api_failure WHERE subject = ? AND part <> 'gear'", ["\(id)"])
                try batch.execute(
                    "UPDATE api_activity SET streams_state = NULL WHERE activity_id = ?", [id])
            }
        }
    }
}

extension ImportBatch {
    /// Applies the events about one activity, oldest first.
    fileprivate func apply(_ story: [APIEvent], to id: Int64, athleteID: Int64) throws {
        guard let last = story.last else { return }
        if last.aspect == .delete {
            try execute("DELETE FROM api_wanted WHERE activity_id = ?", [id])
            try execute(
                "INSERT OR IGNORE INTO api_absent VALUES (?, ?)", [id, last.time.seconds])
            return
        }
        let heard = try Int64.fetchOne(
            database, sql: "SELECT as_of FROM api_activity WHERE activity_id = ?",
            arguments: [id])
        // Data requested since is newer than the events.
        let news = story.filter { $0.time.seconds > heard ?? .min }
        guard let newest = news.last else { return }
        let told: Set = ["title", "type", "private"]
        let isTold = news.allSatisfy { event in
            event.aspect == .update && !event.updates.isEmpty
                && told.isSuperset(of: event.updates.keys)
        }
        guard heard != nil, isTold else {
            try execute(
                "INSERT OR REPLACE INTO api_wanted VALUES (?, ?, ?)",
                [id, athleteID, newest.time.seconds])
            return
        }
        for event in news {
            if let title = event.updates["title"] {
                try execute("UPDATE api_activity SET name = ? WHERE activity_id = ?", [title, id])
            }
            if let type = event.updates["type"] {
                // The older, coarser sport; if it equals the known one, the more specific one
                // remains.
                try execute(
                    """
                    UPDATE api_activity SET type = ?1, sport_type = ?1
                    WHERE activity_id = ?2 AND ?1 NOT IN (type, coalesce(sport_type, ''),
                        coalesce(summary ->> '$.type', ''), coalesce(detail ->> '$.type', ''))
                    """, [type, id])
            }
            if let isPrivate = event.updates["private"] {
                try execute(
                    """
                    UPDATE api_activity SET visibility = CASE WHEN ?1 THEN 'only_me'
                        WHEN visibility = 'only_me' THEN NULL ELSE visibility END
                    WHERE activity_id = ?2
                    """, [isPrivate == "true", id])
            }
        }
        try execute(
            "UPDATE api_activity SET as_of = ? WHERE activity_id = ?",
            [newest.time.seconds, id])
    }
}

extension APIEvent {
    fileprivate static func open(
        _ database: Database, athlete: Int64
    ) throws -> [(id: Int64, event: APIEvent)] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT * FROM api_event WHERE handled_at IS NULL AND owner_id = ?
                ORDER BY event_time, aspect = 'delete', id
                """,
            arguments: [athlete]
        ).map { row in
            let updates: String = row["updates"]
            let event = APIEvent(
                isActivity: row["object_type"] == "activity", objectID: row["object_id"],
                aspect: Aspect(rawValue: row["aspect"]) ?? .update, ownerID: row["owner_id"],
                time: Timestamp(seconds: row["event_time"]),
                updates: (try? JSONDecoder().decode(
                    [String: String].self, from: Data(updates.utf8))) ?? [:])
            return (id: row["id"], event: event)
        }
    }
}

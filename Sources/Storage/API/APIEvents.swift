package import ActivityModel
import Foundation
import GRDB

/// Something that Strava told a webhook: that an activity came, changed or went, or that access was
/// taken away. A hint where to look; what is true is asked of the API.
package struct APIEvent: Hashable, Sendable {
    /// What happened to the object.
    package enum Aspect: String, Sendable {
        /// It is new.
        case create
        /// It changed.
        case update
        /// It is gone.
        case delete
    }

    /// Whether it is about an activity; otherwise about the athlete.
    package var isActivity: Bool
    /// Strava's id of the activity or athlete.
    package var objectID: Int64
    /// What happened.
    package var aspect: Aspect
    /// Strava's id of the athlete.
    package var ownerID: Int64
    /// When it happened.
    package var time: Timestamp
    /// What changed, by name.
    package var updates: [String: String]

    /// An event.
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
    /// Keeps an event for the next sync; the same one told again changes nothing.
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

    /// The events of an athlete that no sync has dealt with, oldest first.
    package func openEvents(athlete: Int64) throws -> [(id: Int64, event: APIEvent)] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT * FROM api_event WHERE handled_at IS NULL AND owner_id = ?
                    ORDER BY event_time, id
                    """,
                arguments: [athlete]
            ).map { row in
                let updates: String = row["updates"]
                let event = APIEvent(
                    isActivity: row["object_type"] == "activity", objectID: row["object_id"],
                    aspect: APIEvent.Aspect(rawValue: row["aspect"]) ?? .update,
                    ownerID: row["owner_id"], time: Timestamp(seconds: row["event_time"]),
                    updates: (try? JSONDecoder().decode(
                        [String: String].self, from: Data(updates.utf8))) ?? [:])
                return (id: row["id"], event: event)
            }
        }
    }
}

extension SyncWriter {
    /// Notes that an event was dealt with; a deleted activity is absent from then on.
    package func handle(_ id: Int64, _ event: APIEvent, now: Timestamp) throws {
        try library.write { database in
            let batch = ImportBatch(database: database, runID: runID)
            if event.isActivity && event.aspect == .delete {
                try batch.execute(
                    "INSERT OR IGNORE INTO api_absent VALUES (?, ?)",
                    [event.objectID, event.time.seconds])
                var counts = ActivityCounts()
                counts.add(try batch.markAbsent(athleteID: athleteID))
                try batch.record(counts.changes)
            }
            try batch.execute(
                "UPDATE api_event SET handled_at = ? WHERE id = ?", [now.seconds, id])
        }
    }
}

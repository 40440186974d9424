import ActivityModel
import Foundation
import GRDB

/// What a file says beside its samples.
struct FileParts {
    var sessions: [SportSession]
    var laps: [Lap]
    var lengths: [PoolLength]
    var events: [ActivityEvent]
    var messages: [MessageGroup]

    /// Keeps what belongs to one leg of a file with several: its session, the laps that begin in
    /// its samples, and the lengths and events of its time.
    mutating func keep(leg: Int, samples: Range<Int>) {
        let session = sessions.indices.contains(leg) ? sessions[leg] : nil
        let start = session?.start
        let seconds = session?.totals.elapsedSeconds
        func isWithin(_ time: Timestamp?) -> Bool {
            guard let time, let start, let seconds else { return false }
            return (0...seconds).contains(time.seconds(since: start))
        }
        let ownLaps = laps.indices.filter { index in
            laps[index].samples.map { samples.contains($0.lowerBound) } == true
        }
        let ownLengths = lengths.indices.filter { isWithin(lengths[$0].start) }
        let ownEvents = events.indices.filter { isWithin(events[$0].time) }
        keep(rows: [leg], of: "session")
        keep(rows: ownLaps, of: "lap")
        keep(rows: ownLengths, of: "length")
        keep(rows: ownEvents, of: "event")
        sessions = [session].compactMap(\.self)
        laps = ownLaps.map { laps[$0] }
        lengths = ownLengths.map { lengths[$0] }
        events = ownEvents.map { events[$0] }
        keep(summaries: ["time_in_zone", "dive_summary"], of: leg)
    }

    private mutating func keep(rows kept: [Int], of name: String) {
        guard let group = messages.firstIndex(where: { $0.name == name }),
            let rows = messages[group].rows
        else { return }
        messages[group].rows = kept.map { rows.indices.contains($0) ? rows[$0] : [] }
        messages[group].count = kept.count
    }

    /// Removes what a summary says about the session of another leg.
    private mutating func keep(summaries names: [String], of leg: Int) {
        for index in messages.indices where names.contains(messages[index].name) {
            let group = messages[index]
            guard let rows = group.rows else { continue }
            messages[index].rows = rows.indices.filter { row in
                guard group[row, "reference_mesg"]?.text == "session",
                    let number = group[row, "reference_index"]?.double
                else { return true }
                return Int(exactly: number) == leg
            }.map { rows[$0] }
            messages[index].count = messages[index].rows?.count ?? 0
        }
    }
}

extension FileParts {
    init(_ database: Database, fileID: Int64?) throws {
        self.init(
            sessions: try SportSession.fetchAll(database, fileID: fileID),
            laps: try Lap.fetchAll(database, fileID: fileID),
            lengths: try PoolLength.fetchAll(database, fileID: fileID),
            events: try ActivityEvent.fetchAll(database, fileID: fileID),
            messages: try MessageGroup.fetchAll(database, fileID: fileID))
    }
}

extension PoolLength {
    fileprivate static func fetchAll(_ database: Database, fileID: Int64?) throws -> [PoolLength] {
        try Row.fetchAll(
            database, sql: "SELECT * FROM pool_length WHERE file_id = ? ORDER BY number",
            arguments: [fileID]
        ).map { row in
            var length = PoolLength()
            length.start = Timestamp(row, "start_time_us")
            length.elapsedSeconds = row["elapsed_s"]
            length.timerSeconds = row["timer_s"]
            length.strokes = row["strokes"]
            length.stroke = row["stroke"]
            length.isActive = row["is_active"]
            return length
        }
    }
}

extension ActivityEvent {
    fileprivate static func fetchAll(
        _ database: Database, fileID: Int64?
    ) throws -> [ActivityEvent] {
        try Row.fetchAll(
            database, sql: "SELECT * FROM event WHERE file_id = ? ORDER BY number",
            arguments: [fileID]
        ).map { row in
            ActivityEvent(
                time: Timestamp(row, "time_us"), event: row["event"], type: row["event_type"],
                data: row["data"])
        }
    }
}

extension MessageGroup {
    fileprivate static func fetchAll(
        _ database: Database, fileID: Int64?
    ) throws -> [MessageGroup] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT m.name, m.message_count, m.content, (
                    SELECT json_group_array(json(described)) FROM (
                        SELECT json_array(
                            d.name, d.unit, d.application,
                            CASE f.type WHEN 'array' THEN f.value -> 1 END) AS described
                        FROM json_each(m.fields) f
                        JOIN message_field d
                            ON d.id = CASE f.type WHEN 'array' THEN f.value ->> 0 ELSE f.value END
                        ORDER BY f.key)) AS fields
                FROM message m WHERE m.file_id = ? ORDER BY m.number
                """,
            arguments: [fileID]
        ).map { MessageRecord.group($0) }
    }
}

extension ActivityDetail.StreamOutline {
    /// The times between heartbeats of a file.
    static func heartbeats(_ database: Database, fileID: Int64?) throws -> Self? {
        try Row.fetchOne(
            database, sql: "SELECT * FROM heartbeat WHERE file_id = ?", arguments: [fileID]
        ).map { row in
            Self(
                name: StreamName.heartbeatInterval.rawValue,
                unit: StreamName.heartbeatInterval.unit, isDeveloperField: false,
                count: row["interval_count"], minimum: row["minimum_s"], maximum: row["maximum_s"])
        }
    }
}

extension StreamRecord {
    /// The record of a row of `heartbeat`.
    init(heartbeats row: Row) {
        let data: Data = row["data"]
        self.init(
            name: .heartbeatInterval, unit: StreamName.heartbeatInterval.unit, source: .native,
            sampleCount: row["interval_count"], valueCount: row["interval_count"],
            minimum: row["minimum_s"], maximum: row["maximum_s"], encoding: .delta,
            scale: Scale(divisor: row["divisor"]), data: [UInt8](data))
    }
}

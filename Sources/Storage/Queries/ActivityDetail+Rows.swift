import ActivityModel
import Foundation
import GRDB

extension SportSession {
    static func fetchAll(_ database: Database, fileID: Int64?) throws -> [SportSession] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT * FROM session WHERE file_id = ? ORDER BY number"),
            arguments: [fileID]
        ).map { row in
            var session = SportSession()
            session.sport = row["sport"]
            session.subSport = row["sub_sport"]
            session.start = Timestamp(row, "start_time_us")
            session.lapCount = row["lap_count"]
            session.samples = Range(row)
            session.poolLengthMetres = row["pool_length_m"]
            session.totals = Totals(row: row)
            return session
        }
    }
}

extension Lap {
    static func fetchAll(_ database: Database, fileID: Int64?) throws -> [Lap] {
        try Row.fetchAll(
            database, sql: "SELECT * FROM lap WHERE file_id = ? ORDER BY number",
            arguments: [fileID]
        ).map { row in
            var lap = Lap()
            lap.start = Timestamp(row, "start_time_us")
            lap.trigger = row["trigger_kind"]
            lap.intensity = row["intensity"]
            lap.samples = Range(row)
            lap.name = row["name"]
            lap.index = row["lap_index"]
            lap.paceZone = row["pace_zone"]
            lap.totals = Totals(row: row)
            return lap
        }
    }
}

extension Device {
    static func fetchAll(_ database: Database, fileID: Int64?) throws -> [Device] {
        try Row.fetchAll(
            database, sql: "SELECT * FROM device WHERE file_id = ? ORDER BY number",
            arguments: [fileID]
        ).map { row in
            var device = Device()
            device.index = row["device_index"]
            device.manufacturer = row["manufacturer"]
            device.product = row["product"]
            device.productName = row["product_name"]
            device.softwareVersion = row["software_version"]
            device.serialNumber = (row["serial_number"] as Int64?).map { UInt32(clamping: $0) }
            device.kind = row["kind"]
            device.connection = row["connection"]
            device.batteryStatus = row["battery_status"]
            device.batteryVolts = row["battery_v"]
            return device
        }
    }
}

extension ActivityDetail.StreamOutline {
    static func fetchAll(_ database: Database, fileID: Int64?) throws -> [Self] {
        try Row.fetchAll(
            database, sql: "SELECT * FROM stream WHERE file_id = ? ORDER BY number",
            arguments: [fileID]
        ).map { row in
            Self(
                name: row["name"], unit: row["unit"],
                isDeveloperField: row["field"] != nil as Int64?,
                count: row["value_count"], minimum: row["minimum"], maximum: row["maximum"])
        }
    }
}

extension ActivityDetail.Source {
    static func fetchAll(_ database: Database, activityID: Int64) throws -> [Self] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT e.name, coalesce(r.as_of, e.as_of) AS as_of, r.row_number, r.file_path
                FROM activity_row r JOIN source e ON e.id = r.source_id
                WHERE r.activity_id = ? ORDER BY as_of DESC, e.fingerprint DESC
                """,
            arguments: [activityID]
        ).map { row in
            Self(export: row[0], asOf: Timestamp(seconds: row[1]), row: row[2], file: row[3])
        }
    }
}

extension StreamRecord {
    /// The columns that ``init(row:)`` reads from a table or view `s`, by position: looking up ten
    /// names for each of tens of thousands of rows is measurable.
    static let columns = """
        s.name, s.unit, s.application, s.field, s.sample_count, s.value_count, s.minimum,
        s.maximum, s.encoding, s.multiplier, s.divisor, s."offset", s.data
        """

    /// The record of a row that begins with ``columns``.
    init(row: Row) throws {
        let encoding: String = row[8]
        guard let known = Encoding(rawValue: encoding) else {
            throw StreamDecodingError(name: row[0])
        }
        var source = StreamSource.native
        if let field: Int = row[3] {
            source = .developer(application: row[2] ?? "", field: field)
        }
        self.init(
            name: StreamName(rawValue: row[0]), unit: row[1], source: source,
            sampleCount: row[4], valueCount: row[5], minimum: row[6], maximum: row[7],
            encoding: known,
            scale: Scale(multiplier: row[9], divisor: row[10], offset: row[11]),
            data: try row.withUnsafeData(atIndex: 12) { $0.map { [UInt8]($0) } ?? [] })
    }
}

extension Totals {
    init(row: Row) {
        self.init()
        for field in Self.fields { self[field] = row[field.column] }
    }
}

extension Timestamp {
    init?(_ row: Row, _ column: String) {
        guard let microseconds: Int64 = row[column] else { return nil }
        self.init(microseconds: microseconds)
    }
}

extension Range<Int> {
    fileprivate init?(_ row: Row) {
        guard let first: Int = row["first_sample"], let count: Int = row["sample_count"],
            first >= 0, count >= 0
        else { return nil }
        self = first..<first + count
    }
}

import ActivityModel
import Foundation
import GRDB

extension StreamRecord {
    var blob: Data { Data(data) }
}

extension ImportBatch {
    private static let totals = Totals.fields.map(\.column).joined(separator: ", ")
    private static let totalsMarks = Totals.fields.map { _ in "?" }.joined(separator: ", ")

    func save(_ session: SportSession, _ number: Int, fileID: Int64) throws {
        try execute(
            """
            INSERT INTO session (file_id, number, sport, sub_sport, start_time_us, lap_count,
                first_sample, sample_count, pool_length_m, \(Self.totals))
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, \(Self.totalsMarks))
            """,
            [
                fileID, number, session.sport, session.subSport, session.start?.microseconds,
                session.lapCount, session.samples?.lowerBound, session.samples?.count,
                session.poolLengthMetres,
            ] + Self.arguments(session.totals))
    }

    func save(_ lap: Lap, _ number: Int, fileID: Int64) throws {
        try execute(
            """
            INSERT INTO lap (file_id, number, start_time_us, trigger_kind, intensity,
                first_sample, sample_count, \(Self.totals))
            VALUES (?, ?, ?, ?, ?, ?, ?, \(Self.totalsMarks))
            """,
            [
                fileID, number, lap.start?.microseconds, lap.trigger, lap.intensity,
                lap.samples?.lowerBound, lap.samples?.count,
            ] + Self.arguments(lap.totals))
    }

    func save(_ length: PoolLength, _ number: Int, fileID: Int64) throws {
        try execute(
            """
            INSERT INTO pool_length (file_id, number, start_time_us, elapsed_s, timer_s, strokes,
                stroke, is_active)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                fileID, number, length.start?.microseconds, length.elapsedSeconds,
                length.timerSeconds, length.strokes, length.stroke, length.isActive,
            ])
    }

    func save(_ device: Device, _ number: Int, fileID: Int64) throws {
        try execute(
            """
            INSERT INTO device (file_id, number, device_index, manufacturer, product,
                product_name, software_version, serial_number, kind, connection, battery_status,
                battery_v)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                fileID, number, device.index, device.manufacturer, device.product,
                device.productName, device.softwareVersion, device.serialNumber.map { Int64($0) },
                device.kind, device.connection, device.batteryStatus, device.batteryVolts,
            ])
    }

    private static func arguments(_ totals: Totals) -> StatementArguments {
        // GRDB is slow with arrays of any other element.
        StatementArguments(Totals.fields.map { totals[$0] as (any DatabaseValueConvertible)? })
    }
}

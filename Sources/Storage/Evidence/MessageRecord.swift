import ActivityModel
import GRDB
import JSON

/// The messages of one kind as they are stored.
struct MessageRecord: Sendable {
    var name: String
    var count: Int
    /// The fields: first those whose values differ from message to message, then those with the
    /// same value in all messages, as JSON.
    var fields: [(field: MessageGroup.Field, shared: String?)]
    /// The values that differ: a JSON array of an array for each message, in the order of the
    /// fields. `nil` if the messages are only counted.
    var content: String?

    init(_ group: MessageGroup) {
        name = group.name
        count = group.count
        let rows = group.rows ?? []
        func value(_ row: [FieldValue?], _ column: Int) -> FieldValue? {
            column < row.count ? row[column] : nil
        }
        let shared = group.fields.indices.filter { column in
            guard rows.count > 1, let first = value(rows[0], column) else { return false }
            return rows.allSatisfy { value($0, column) == first }
        }
        let own = group.fields.indices.filter { !shared.contains($0) }
        fields =
            own.map { (group.fields[$0], nil) }
            + shared.map { (group.fields[$0], value(rows[0], $0).json.line) }
        guard group.rows != nil else { return }
        var writer = JSONWriter()
        writer.write(
            .array(
                rows.map { row in
                    let last = own.lastIndex { value(row, $0) != nil } ?? -1
                    return .array(own.prefix(last + 1).map { value(row, $0).json })
                }))
        content = String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The messages of a row, as decoded from their file. Its column `fields` is a JSON array of
    /// name, unit, application and shared value of each field.
    static func group(_ row: Row) -> MessageGroup {
        let content: String? = row["content"]
        let columns = elements(row["fields"] ?? "[]").map { $0.elements ?? [] }
        let fields = columns.map { column in
            MessageGroup.Field(
                column[0].text ?? "", unit: column[1].text ?? "", application: column[2].text)
        }
        let own = columns.prefix { $0[3] == .null }.count
        let shared = columns.indices.dropFirst(own).map { column in
            FieldValue(columns[column][3], isTime: fields[column].isTime)
        }
        let rows = content.map { content in
            elements(content).map { row in
                var values = zip(row.elements ?? [], fields).map {
                    FieldValue($0, isTime: $1.isTime)
                }
                guard !shared.isEmpty else { return values }
                while values.count < own { values.append(nil) }
                return values + shared
            }
        }
        return MessageGroup(row["name"], count: row["message_count"], fields: fields, rows: rows)
    }

    private static func elements(_ text: String) -> [JSONValue] {
        (try? JSONReader.read(text))?.elements ?? []
    }
}

/// The rows of `message_field` that a transaction has used: looking up each field of each file
/// would take longer than writing it.
final class MessageFieldIDs {
    private var ids: [MessageGroup.Field: Int64] = [:]

    func id(of field: MessageGroup.Field, in database: Database) throws -> Int64 {
        if let id = ids[field] { return id }
        let arguments: StatementArguments = [field.name, field.unit, field.application]
        let known = try Int64.fetchOne(
            try database.cachedStatement(
                sql: """
                    SELECT id FROM message_field WHERE name = ? AND unit = ? AND application IS ?
                    """), arguments: arguments)
        if let known {
            ids[field] = known
            return known
        }
        try database.execute(
            sql: "INSERT INTO message_field (name, unit, application) VALUES (?, ?, ?)",
            arguments: arguments)
        ids[field] = database.lastInsertedRowID
        return database.lastInsertedRowID
    }
}

extension Optional where Wrapped == FieldValue {
    /// Integers and numbers as the shortest digits, times as seconds since 1970.
    fileprivate var json: JSONValue {
        switch self {
        case nil: .null
        case .integer(let value): .integer(value)
        case .number(let value): .decimal(value)
        case .text(let text): .string(text)
        case .time(let time): .decimal(time.secondsSinceEpoch)
        case .list(let values): .array(values.map(\.json))
        }
    }
}

extension FieldValue {
    fileprivate init?(_ json: JSONValue, isTime: Bool) {
        switch json {
        case .null, .bool, .object: return nil
        case .string(let text): self = .text(text)
        case .array(let values): self = .list(values.map { FieldValue($0, isTime: isTime) })
        case .number(let digits):
            if isTime, let seconds = json.double,
                let microseconds = Int64(exactly: (seconds * 1e6).rounded())
            {
                self = .time(Timestamp(microseconds: microseconds))
            } else if let integer = Int64(digits) {
                self = .integer(integer)
            } else if let number = json.double {
                self = .number(number)
            } else {
                return nil
            }
        }
    }
}

extension ImportBatch {
    func save(_ message: MessageRecord, _ number: Int, fileID: Int64) throws {
        var fields: String?
        if message.content != nil {
            let list = try message.fields.map { field, shared in
                let id = try messageFields.id(of: field, in: database)
                return shared.map { "[\(id),\($0)]" } ?? "\(id)"
            }
            fields = "[" + list.joined(separator: ",") + "]"
        }
        try execute(
            """
            INSERT INTO message (file_id, number, name, message_count, fields, content)
            VALUES (?, ?, ?, ?, ?, ?)
            """, [fileID, number, message.name, message.count, fields, message.content])
    }

    func save(heartbeats record: StreamRecord, fileID: Int64) throws {
        try execute(
            """
            INSERT INTO heartbeat (file_id, interval_count, minimum_s, maximum_s, divisor, data)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                fileID, record.sampleCount, record.minimum, record.maximum, record.scale.divisor,
                record.blob,
            ])
    }
}

import ActivityModel
import GRDB
import JSON

/// The messages of one kind as they are stored.
struct MessageRecord: Sendable {
    var name: String
    var count: Int
    /// The fields as a JSON array of `[name, unit]`, or `[name, unit, application]`.
    var fields: String
    /// The values of each message as a JSON array of arrays, in the order of the fields; `nil` if
    /// the messages are only counted.
    var content: String?

    init(_ group: MessageGroup) {
        name = group.name
        count = group.count
        fields = JSONValue.array(
            group.fields.map { field in
                .array(
                    [.string(field.name), .string(field.unit)]
                        + [field.application].compactMap { $0.map { .string($0) } })
            }
        ).line
        content = group.rows.map { rows in
            JSONValue.array(rows.map { .array($0.map(\.json)) }).line
        }
    }

    init(row: Row) {
        name = row["name"]
        count = row["message_count"]
        fields = row["fields"]
        content = row["content"]
    }

    /// The messages as decoded from their file.
    var group: MessageGroup {
        let fields = Self.elements(fields).map { field in
            let words = (field.elements ?? []).map { $0.text ?? "" }
            return MessageGroup.Field(
                words.first ?? "", unit: words.count > 1 ? words[1] : "",
                application: words.count > 2 ? words[2] : nil)
        }
        return MessageGroup(
            name, count: count, fields: fields,
            rows: content.map { content in
                Self.elements(content).map { row in
                    zip(row.elements ?? [], fields).map { FieldValue($0, isTime: $1.isTime) }
                }
            })
    }

    private static func elements(_ text: String) -> [JSONValue] {
        (try? JSONReader.read(text))?.elements ?? []
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
            if isTime, let seconds = json.double {
                self = .time(Timestamp(microseconds: Int64((seconds * 1e6).rounded())))
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
        try execute(
            "INSERT OR IGNORE INTO message_layout (name, fields) VALUES (?, ?)",
            [message.name, message.fields])
        try execute(
            """
            INSERT INTO message (file_id, number, layout_id, message_count, content)
            SELECT ?, ?, id, ?, ? FROM message_layout WHERE name = ? AND fields = ?
            """,
            [
                fileID, number, message.count, message.content, message.name, message.fields,
            ])
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

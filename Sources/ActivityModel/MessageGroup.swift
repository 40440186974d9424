/// The messages of one kind in a file: what a file says beyond samples, sessions and laps, as a
/// table whose columns are the fields.
///
/// A group whose ``name`` is `session`, `lap`, `length` or `event` contains what the typed values
/// have no property for: row 3 belongs to lap 3, and may be empty.
public struct MessageGroup: Hashable, Sendable {
    /// A field of the messages.
    public struct Field: Hashable, Sendable {
        /// The profile's or the application's name, unique in the group; `unknown_90` for a field
        /// that the profile does not define.
        public var name: String
        /// The unit of the values; empty if there is none or the file does not state it.
        public var unit: String
        /// The application that defines the field: its UUID in lower-case hexadecimal, or empty;
        /// `nil` for fields of the format.
        public var application: String?

        /// The ``unit`` of points in time.
        public static let timeUnit = "s since 1970"
        /// The ``unit`` of latitudes and longitudes: 2^31 semicircles are 180°.
        public static let positionUnit = "semicircles"

        /// Whether the values are points in time.
        public var isTime: Bool { unit == Self.timeUnit }
        /// Whether the values are latitudes or longitudes.
        public var isPosition: Bool { unit == Self.positionUnit }

        /// Creates a field.
        public init(_ name: String, unit: String = "", application: String? = nil) {
            self.name = name
            self.unit = unit
            self.application = application
        }
    }

    /// The kind of message: `time_in_zone`, `set`, or `unknown_233` if the profile does not define
    /// it.
    public var name: String
    /// The number of messages in the file.
    public var count: Int
    /// The fields that occur in any of the messages.
    public var fields: [Field]
    /// The values of each message in the order of ``fields``; `nil` if the message lacks the field.
    /// A row may be shorter than the list of fields. `nil` instead of rows: the messages are only
    /// counted, not read.
    public var rows: [[FieldValue?]]?

    /// Creates a group.
    public init(_ name: String, count: Int, fields: [Field] = [], rows: [[FieldValue?]]? = nil) {
        self.name = name
        self.count = count
        self.fields = fields
        self.rows = rows
    }

    /// The value of a field of a message; `nil` if there is no such message, field or value.
    public subscript(row: Int, field: String) -> FieldValue? {
        guard let rows, rows.indices.contains(row),
            let column = fields.firstIndex(where: { $0.name == field }), column < rows[row].count
        else { return nil }
        return rows[row][column]
    }

    /// The fields of a message that have a value.
    public func values(ofRow row: Int) -> [(field: Field, value: FieldValue)] {
        guard let rows, rows.indices.contains(row) else { return [] }
        return zip(fields, rows[row]).compactMap { field, value in value.map { (field, $0) } }
    }
}

/// A value of a message's field.
public enum FieldValue: Hashable, Sendable {
    /// An integer as the file states it.
    case integer(Int64)
    /// A scaled or floating-point number in the field's unit.
    case number(Double)
    /// Text, or the profile's word for a number: `bench_press`.
    case text(String)
    /// A point in time.
    case time(Timestamp)
    /// Several values; `nil` for those that are missing.
    case list([FieldValue?])

    /// The value as a number; `nil` for anything else.
    public var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        case .text, .time, .list: nil
        }
    }

    /// The value as text; `nil` for anything else.
    public var text: String? { if case .text(let text) = self { text } else { nil } }

    /// The first of several values, or the value itself.
    public var first: FieldValue? {
        if case .list(let values) = self { values.lazy.compactMap(\.self).first } else { self }
    }

    /// The single values; a value that is not a list is the only one.
    public var elements: [FieldValue?] {
        if case .list(let values) = self { values } else { [self] }
    }
}

extension Sequence where Element == MessageGroup {
    /// The messages of a kind, if any were read.
    public func group(_ name: String) -> MessageGroup? {
        first { $0.name == name && $0.rows != nil }
    }
}

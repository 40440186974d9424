/// The columns of a table in Apache Arrow's terms.
public struct ArrowSchema: Hashable, Sendable {
    /// The columns in order.
    public var fields: [ArrowField]
    /// Facts about the whole table, as names and values.
    public var metadata: [ArrowFact]

    /// Creates a schema.
    public init(_ fields: [ArrowField], metadata: [ArrowFact] = []) {
        self.fields = fields
        self.metadata = metadata
    }
}

/// A column's name, type and facts. Every column may lack values.
public struct ArrowField: Hashable, Sendable {
    /// The name; Arrow allows any text, and repeated names.
    public var name: String
    /// The type of the values.
    public var type: ArrowType
    /// Facts about the column, such as its unit.
    public var metadata: [ArrowFact]

    /// Creates a column.
    public init(_ name: String, _ type: ArrowType, metadata: [ArrowFact] = []) {
        self.name = name
        self.type = type
        self.metadata = metadata
    }
}

/// A fact about a table or a column: Arrow's `KeyValue`.
public struct ArrowFact: Hashable, Sendable {
    /// The name of the fact.
    public var key: String
    /// Its value as text.
    public var value: String

    /// Creates a fact.
    public init(_ key: String, _ value: String) {
        self.key = key
        self.value = value
    }
}

/// The types of values that are written: a part of Arrow's.
public enum ArrowType: Hashable, Sendable {
    /// Signed integers of 64 bits.
    case int64
    /// Doubles.
    case float64
    /// Microseconds since 1970-01-01T00:00:00Z, with the time zone UTC.
    case timestamp
    /// Text in UTF-8.
    case utf8
    /// Lists of doubles, each of which may lack a value.
    case listOfFloat64
}

/// The values of a column.
public enum ArrowValues: Sendable {
    /// For ``ArrowType/int64`` and ``ArrowType/timestamp``: a row with the number `missing` has no
    /// value.
    case integers([Int64], missing: Int64)
    /// For ``ArrowType/float64``: NaN for a row without a value.
    case doubles([Double])
    /// For ``ArrowType/utf8``: `nil` for a row without a value.
    case texts([String?])
    /// For ``ArrowType/utf8``: the same text in every row.
    case repeated(String)
    /// For ``ArrowType/listOfFloat64``: `nil` for a row, or an element, without a value.
    case lists([[Double?]?])
    /// For every type: no row has a value.
    case absent
}

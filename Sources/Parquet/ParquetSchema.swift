/// The columns of a Parquet file.
public struct ParquetSchema: Hashable, Sendable {
    /// The columns in order.
    public var columns: [ParquetColumn]
    /// The indices of the columns by which the rows are sorted, ascending; empty if they are not.
    public var sorting: [Int]
    /// Facts about the file, as names and values.
    public var metadata: [ParquetFact]

    /// Creates a schema.
    public init(
        _ columns: [ParquetColumn], sorting: [Int] = [], metadata: [ParquetFact] = []
    ) {
        self.columns = columns
        self.sorting = sorting
        self.metadata = metadata
    }
}

/// A column: flat, or a member of a structure that is never missing.
public struct ParquetColumn: Hashable, Sendable {
    /// The name, unique in its group.
    public var name: String
    /// The structure that the column is a member of; columns of one structure are neighbours.
    public var group: String?
    /// The type of the values.
    public var type: ParquetType
    /// Whether every row has a value.
    public var isRequired: Bool
    /// How values are written before they are compressed.
    public var encoding: ParquetEncoding

    /// Creates a column.
    ///
    /// - Parameter encoding: `nil` means ``ParquetType/encoding``.
    public init(
        _ name: String, _ type: ParquetType, isRequired: Bool = false, group: String? = nil,
        encoding: ParquetEncoding? = nil
    ) {
        self.name = name
        self.type = type
        self.isRequired = isRequired
        self.group = group
        self.encoding = encoding ?? type.encoding
    }
}

/// A fact about a file: Parquet's `KeyValue`.
public struct ParquetFact: Hashable, Sendable {
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

/// The types of values: those that every reader of Parquet takes.
public enum ParquetType: Hashable, Sendable {
    /// `true` or `false`.
    case boolean
    /// Signed integers of 32 bits; others trap.
    case int32
    /// Signed integers of 64 bits.
    case int64
    /// Microseconds since 1970-01-01T00:00:00Z.
    case timestamp
    /// Floating-point numbers of 32 bits.
    case float
    /// Floating-point numbers of 64 bits.
    case double
    /// Text in UTF-8.
    case string
    /// Bytes.
    case binary

    /// The usual encoding of the type: small, and read by everything that reads Parquet.
    public var encoding: ParquetEncoding {
        switch self {
        case .int32, .int64, .timestamp: .delta
        case .string: .dictionary
        case .boolean, .float, .double, .binary: .plain
        }
    }
}

/// How values are written before they are compressed (Parquet's `Encodings.md`).
public enum ParquetEncoding: Hashable, Sendable {
    /// `PLAIN`: one value after the other.
    case plain
    /// `DELTA_BINARY_PACKED`, for integers and times.
    case delta
    /// `RLE_DICTIONARY`: each different value once, and numbers. A row group with too many different
    /// values is written plain.
    case dictionary
}

/// The values of some rows of a column.
public enum ParquetValues: Sendable {
    /// For integers and times: a row with the number `missing` has no value.
    case integers([Int64], missing: Int64? = nil)
    /// For floating-point numbers: NaN for a row without a value.
    case doubles([Double])
    /// For booleans.
    case booleans([Bool?])
    /// For strings.
    case texts([String?])
    /// For bytes.
    case blobs([[UInt8]?])
    /// For integers and times: the same in every row; `nil` for none.
    case integer(Int64?)
    /// For strings: the same in every row; `nil` for none.
    case text(String?)
    /// For integers: consecutive numbers.
    case numbers(from: Int64)
    /// For every type that may lack values: none has one.
    case absent
}

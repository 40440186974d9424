/// The `record` messages of a file as columns: one row per message, in file order.
public struct RecordTable: Hashable, Sendable {
    /// The number of records; every column has as many values.
    public var count = 0
    /// The columns that contain a value, each field once.
    public var columns: [RecordColumn] = []
    /// The texts of records, in the order in which they begin.
    public var texts: [RecordText] = []

    /// Creates a table without records.
    public init() {}

    /// The column of a profile field with the given number.
    public func column(_ number: Int) -> RecordColumn? {
        columns.first { column in
            if case .native(let field) = column.source {
                field.number == number && field.element == 0
            } else {
                false
            }
        }
    }

    /// The column of a field by its name, which is the profile's or an application's.
    public func column(named name: String) -> RecordColumn? { columns.first { $0.name == name } }

    /// The time of each record; `nil` for a record without a time.
    public var times: [FITTimestamp?] {
        guard let timestamps else { return [FITTimestamp?](repeating: nil, count: count) }
        return timestamps.map { UInt32(exactly: $0).map { FITTimestamp(raw: $0) } }
    }

    /// The raw times: seconds since the FIT epoch, or ``RecordColumn/missing``.
    package var timestamps: [Int64]? {
        guard case .integers(let raw) = column(RecordField.timestamp)?.values else { return nil }
        return raw
    }
}

/// A text that records contain, such as the name of an application's mode.
public struct RecordText: Hashable, Sendable {
    /// The definition of the field.
    public var source: RecordColumn.Source
    /// The consecutive records that repeat the text.
    public var records: Range<Int>
    /// The text, up to its first zero byte; never empty.
    public var text: String
}

/// One field over all records.
public struct RecordColumn: Hashable, Sendable {
    /// The origin of a column's definition.
    public enum Source: Hashable, Sendable {
        /// A field of the FIT profile.
        case native(RecordField)
        /// A field that an application defines.
        case developer(DeveloperField)
    }

    /// The raw, unscaled values, for a library that keeps the file's own numbers.
    package enum Values: Hashable, Sendable {
        /// ``RecordColumn/missing`` for a record without a valid value.
        case integers([Int64])
        /// NaN for a record without a valid value.
        case floats([Double])
    }

    /// The cell of a record without a valid value in a column of integers.
    package static let missing = Int64.min

    /// The definition of the field.
    public var source: Source
    package var values: Values

    /// The name of the field.
    public var name: String {
        switch source {
        case .native(let field): field.name
        case .developer(let field): field.name
        }
    }

    /// The unit of the values; empty if they have none.
    public var units: String {
        switch source {
        case .native(let field): field.units
        case .developer(let field): field.units
        }
    }

    /// The value of a record in ``units``; `nil` if it has no valid one.
    public subscript(record: Int) -> Double? {
        switch values {
        case .integers(let raw):
            raw[record] == Self.missing ? nil : Double(raw[record]) / scale - offset
        case .floats(let raw): raw[record].isNaN ? nil : raw[record] / scale - offset
        }
    }

    /// The values of all records in ``units``; `nil` for a record without a valid value.
    public var scaled: [Double?] {
        let count =
            switch values {
            case .integers(let raw): raw.count
            case .floats(let raw): raw.count
            }
        return (0..<count).map { self[$0] }
    }

    /// The divisor of the raw number.
    package var scale: Double {
        switch source {
        case .native(let field): field.scale
        case .developer(let field): field.scale
        }
    }

    package var offset: Double {
        switch source {
        case .native(let field): field.offset
        case .developer(let field): field.offset
        }
    }
}

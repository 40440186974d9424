/// The `record` messages of a file as columns: one row a message, in file order.
public struct RecordTable: Hashable, Sendable {
    /// How many records there are; every column has as many values.
    public var count = 0
    /// The columns that hold any value; none twice.
    public var columns: [RecordColumn] = []

    /// A table without any record.
    public init() {}

    /// The column of a field of the profile.
    public func column(_ number: Int) -> RecordColumn? {
        columns.first { column in
            if case .native(let field) = column.source { field.number == number } else { false }
        }
    }

    /// The raw times: seconds since the FIT epoch, ``RecordColumn/missing`` where there is none.
    public var timestamps: [Int64]? {
        guard case .integers(let raw) = column(RecordField.timestamp)?.values else { return nil }
        return raw
    }
}

/// One field over all records.
public struct RecordColumn: Hashable, Sendable {
    /// Who defined the field.
    public enum Source: Hashable, Sendable {
        /// The FIT profile.
        case native(RecordField)
        /// An application.
        case developer(DeveloperField)
    }

    /// The raw, unscaled values.
    public enum Values: Hashable, Sendable {
        /// ``RecordColumn/missing`` where a record has no valid value.
        case integers([Int64])
        /// NaN where a record has no valid value.
        case floats([Double])
    }

    /// What a record without a valid value holds in a column of integers.
    public static let missing = Int64.min

    /// The field.
    public var source: Source
    /// The values, of an array its first element.
    public var values: Values

    /// What the raw number is divided by.
    public var scale: Double {
        switch source {
        case .native(let field): field.scale
        case .developer(let field): field.scale
        }
    }

    /// What is subtracted then.
    public var offset: Double {
        switch source {
        case .native(let field): field.offset
        case .developer(let field): field.offset
        }
    }
}

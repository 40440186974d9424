package import ActivityModel

/// A table for programs: columns with names, units and exact values.
package struct DataTable {
    package var columns: [DataColumn]
    /// The number of rows; every column has as many values.
    package var count: Int
    /// Whether columns without any value are kept, for objects that always have the same members.
    var keepsEmptyColumns = false

    package init(_ columns: [DataColumn], count: Int) {
        self.columns = columns
        self.count = count
    }

    /// Appends a column, unless it has no value.
    mutating func add(_ name: String, unit: String = "", _ values: [FieldValue?]) {
        guard keepsEmptyColumns || values.contains(where: { $0 != nil }) else { return }
        columns.append(DataColumn(name, unit: unit, .cells(values)))
    }
}

/// A column of a ``DataTable``.
package struct DataColumn {
    package var name: String
    /// The unit of the values; empty if there is none.
    package var unit: String
    /// The application that defines the column: its UUID, or empty; `nil` for the format's own.
    package var application: String?
    package var values: DataValues

    init(_ name: String, unit: String = "", application: String? = nil, _ values: DataValues) {
        (self.name, self.unit, self.application) = (name, unit, application)
        self.values = values
    }
}

/// The values of a column, as the file has them.
package enum DataValues {
    /// Microseconds since 1970-01-01T00:00:00Z, or ``SampleStream/missing``.
    case times([Int64])
    /// Integers with their scale, or ``SampleStream/missing``.
    case scaled([Int64], Scale)
    /// NaN for a row without a value.
    case floating([Double])
    /// Values of any kind; a row beyond the end has none.
    case cells([FieldValue?])
}

/// The kind of a column's values.
package enum DataKind: Sendable {
    case time, integer, number, text
    /// Lists of numbers.
    case list

    /// The kind that holds values of both.
    func joined(_ other: DataKind) -> DataKind {
        if self == other { return self }
        let both: Set<DataKind> = [self, other]
        return both == [.integer, .number] ? .number : .text
    }
}

extension DataValues {
    /// The value of a row; `nil` if it has none.
    subscript(row: Int) -> FieldValue? {
        switch self {
        case .times(let raw):
            return raw[row] == SampleStream.missing
                ? nil : .time(Timestamp(microseconds: raw[row]))
        case .scaled(let raw, let scale):
            guard raw[row] != SampleStream.missing else { return nil }
            return scale == .one ? .integer(raw[row]) : .number(scale.value(of: raw[row]))
        case .floating(let values): return values[row].isNaN ? nil : .number(values[row])
        case .cells(let cells): return row < cells.count ? cells[row] : nil
        }
    }

    var kind: DataKind {
        switch self {
        case .times: .time
        case .scaled(_, let scale): scale == .one ? .integer : .number
        case .floating: .number
        case .cells(let cells):
            cells.lazy.compactMap { $0?.kind }
                .reduce(nil) { $0?.joined($1) ?? $1 } ?? .text
        }
    }
}

extension FieldValue {
    fileprivate var kind: DataKind {
        switch self {
        case .integer: .integer
        case .number: .number
        case .text: .text
        case .time: .time
        case .list(let values):
            values.allSatisfy { $0 == nil || $0?.double != nil } ? .list : .text
        }
    }
}

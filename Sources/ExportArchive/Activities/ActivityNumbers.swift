/// The numbers of a row, by column.
public struct ActivityNumbers: Hashable, Sendable {
    private var values: [Double]

    /// Creates a collection without any number.
    public init() { values = [] }

    /// The number in a column, in the unit of ``ActivityColumn``; `nil` if the cell is blank, not a
    /// number, or missing.
    public subscript(column: ActivityColumn) -> Double? {
        get {
            guard values.indices.contains(column.rawValue) else { return nil }
            let value = values[column.rawValue]
            return value.isNaN ? nil : value
        }
        set {
            if values.isEmpty {
                values = Array(repeating: .nan, count: ActivityColumn.allCases.count)
            }
            values[column.rawValue] = newValue ?? .nan
        }
    }

    /// The columns that have a number, in order.
    public var columns: [ActivityColumn] {
        ActivityColumn.allCases.filter { self[$0] != nil }
    }

    /// Whether two rows have the same numbers.
    public static func == (left: ActivityNumbers, right: ActivityNumbers) -> Bool {
        ActivityColumn.allCases.allSatisfy { left[$0] == right[$0] }
    }

    /// Hashes the numbers that are present.
    public func hash(into hasher: inout Hasher) {
        for column in columns { hasher.combine(self[column]) }
    }
}

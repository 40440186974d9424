/// The columns of several tables together, as one header requires.
package struct DataSchema {
    /// A column of the header.
    package struct Column {
        /// A unique name.
        var name: String
        var unit: String
        var kind: DataKind
        var application: String?
    }

    /// What makes columns of two tables the same one.
    private struct Key: Hashable {
        var name: String
        var unit: String
        /// The number of columns before it in its table with the same name and unit.
        var repetition: Int
    }

    private(set) var columns: [Column] = []
    private var places: [Key: Int] = [:]
    private var names: Set<String> = []

    /// The header of no table.
    package init() {}

    /// Adds the columns of a table that are not there yet.
    package mutating func add(_ table: DataTable) {
        for (key, column) in zip(Self.keys(of: table), table.columns) {
            let kind = column.values.kind
            if let place = places[key] {
                columns[place].kind = columns[place].kind.joined(kind)
                continue
            }
            places[key] = columns.count
            columns.append(
                Column(
                    name: uniqueName(column.name), unit: column.unit, kind: kind,
                    application: column.application))
        }
    }

    /// The column of a table for each column of the header; `nil` for those that it lacks.
    func columns(of table: DataTable) -> [DataColumn?] {
        var found = [DataColumn?](repeating: nil, count: columns.count)
        for (key, column) in zip(Self.keys(of: table), table.columns) {
            if let place = places[key] { found[place] = column }
        }
        return found
    }

    /// The name, or with `_2` where another column has it: `Power` of two applications.
    private mutating func uniqueName(_ name: String) -> String {
        var unique = name
        var number = 1
        while !names.insert(unique).inserted {
            number += 1
            unique = "\(name)_\(number)"
        }
        return unique
    }

    private static func keys(of table: DataTable) -> [Key] {
        var counts: [Key: Int] = [:]
        return table.columns.map { column in
            var key = Key(name: column.name, unit: column.unit, repetition: 0)
            let before = counts[key, default: 0]
            counts[key] = before + 1
            key.repetition = before
            return key
        }
    }
}

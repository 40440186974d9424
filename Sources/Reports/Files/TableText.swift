import ActivityModel

/// A table for people: as many rows and columns as can be read, numbers with few digits.
struct TableText {
    private let columns: [DataColumn]
    private let count: Int
    /// Columns that the table has and that are not shown.
    private let hiddenColumns: Int
    private let isWhole: Bool

    /// Rows of a table that is not printed whole.
    private static let rowLimit = 12
    /// Few rows are printed as a list of names and values, of which an overview has so many.
    private static let listLimit = 3
    private let fieldLimit: Int
    /// The width of a block of columns, without its indentation.
    private static let width = 96

    /// - Parameters:
    ///   - names: the columns that are shown; `nil` for all that have a name in the profile.
    ///   - isWhole: whether all rows and columns are shown.
    ///   - fields: the most names and values of a row that is not printed whole.
    init(
        _ table: DataTable, columns names: Set<String>?, isWhole: Bool, fields: Int = .max
    ) {
        let shown = table.columns.filter { column in
            isWhole || (names?.contains(column.name) ?? !column.name.hasPrefix("unknown_"))
        }
        (columns, count, self.isWhole) = (shown.map(Self.readable), table.count, isWhole)
        fieldLimit = isWhole ? .max : fields
        hiddenColumns = table.columns.count - shown.count
    }

    /// The lines with a title, and what was left out with the option that prints it.
    func lines(title: String, option: String) -> [String] {
        let rows = isWhole ? count : min(count, Self.rowLimit)
        var lines = [title]
        var hiddenColumns = hiddenColumns
        if count <= Self.listLimit, columns.count > 4 {
            hiddenColumns += max(0, columns.count - fieldLimit)
            for row in 0..<rows { lines += list(row) }
        } else {
            var blocks = blocks(rows)
            if !isWhole, blocks.count > 2 {
                hiddenColumns += blocks[2...].reduce(0) { $0 + $1.count }
                blocks = Array(blocks[..<2])
            }
            for block in blocks { lines += table(block, rows) }
        }
        var rest: [String] = []
        if rows < count { rest.append(Format.count(count - rows, "row")) }
        if hiddenColumns > 0 { rest.append(Format.count(hiddenColumns, "field")) }
        if !rest.isEmpty { lines.append("  … \(rest.joined(separator: " and ")) more: \(option)") }
        return lines
    }

    /// A row as a list.
    private func list(_ row: Int) -> [String] {
        var table = TextTable([("  ", .left), ("", .left)])
        for column in columns.prefix(fieldLimit) {
            guard let value = column.values[row] else { continue }
            var text = Self.text(value, unit: column.unit)
            if !["", "semicircles", Self.clock].contains(column.unit) { text += " \(column.unit)" }
            table.add(["  " + column.name, text])
        }
        let lines = Array(table.lines.dropFirst())
        return count > 1 ? ["  \(row + 1)"] + lines.map { "  " + $0 } : lines
    }

    /// Columns side by side, as many as fit.
    private func blocks(_ rows: Int) -> [[DataColumn]] {
        var blocks: [[DataColumn]] = []
        var width = 0
        // The number of a row is repeated, so that it can be found in every block.
        let number = columns.first.flatMap { $0.name == "number" ? $0 : nil }
        for column in columns {
            let cells = (0..<rows).map { Self.cell(column, $0).displayWidth }
            let own = max(Self.title(column).displayWidth, cells.max() ?? 0) + 2
            if blocks.isEmpty || width + own > Self.width {
                blocks.append(blocks.isEmpty ? [] : [number].compactMap(\.self))
                width = blocks.count == 1 || number == nil ? 0 : 8
            }
            blocks[blocks.count - 1].append(column)
            width += own
        }
        return blocks
    }

    private func table(_ columns: [DataColumn], _ rows: Int) -> [String] {
        var table = TextTable(
            columns.enumerated().map { index, column in
                let isNumber = column.values.kind == .integer || column.values.kind == .number
                return ((index == 0 ? "  " : "") + Self.title(column), isNumber ? .right : .left)
            })
        for row in 0..<rows {
            table.add(
                columns.enumerated().map { index, column in
                    let cell = Self.cell(column, row)
                    let isText = column.values.kind != .integer && column.values.kind != .number
                    return index == 0 && isText ? "  " + cell : cell
                })
        }
        return table.lines
    }

    private static func title(_ column: DataColumn) -> String {
        let unit =
            switch column.unit {
            case "semicircles": "degrees"
            case clock: ""
            default: column.unit
            }
        return column.name.printable + (unit.isEmpty ? "" : " \(unit)")
    }

    private static func cell(_ column: DataColumn, _ row: Int) -> String {
        column.values[row].map { text($0, unit: column.unit) } ?? ""
    }

    private static func text(_ value: FieldValue, unit: String) -> String {
        switch value {
        case .integer(let number) where unit == "semicircles":
            degrees(Scale.semicircles.value(of: number))
        case .integer(let number) where unit == clock: Format.duration(Double(number))
        case .number(let number) where unit == clock: Format.duration(number)
        case .integer(let number): String(number)
        case .number(let number): self.number(number)
        case .text(let text): text
        case .time(let time): time.description
        case .list(let values):
            values.map { $0.map { text($0, unit: unit) } ?? "–" }.joined(separator: ", ")
        }
    }

    /// Stands for the unit of a duration in hours, minutes and seconds.
    private static let clock = "h:mm:ss"

    /// A column in the unit in which people read it: durations from a minute on as hours, minutes
    /// and seconds, speeds in km/h.
    private static func readable(_ column: DataColumn) -> DataColumn {
        var column = column
        guard case .cells(let cells) = column.values else { return column }
        switch column.unit {
        case "s" where cells.contains { ($0?.double ?? 0) >= 60 } && column.values.kind != .list:
            column.unit = clock
        case "m/s" where column.name.contains("speed") && column.values.kind != .list:
            column.unit = "km/h"
            column.values = .cells(cells.map { $0?.double.map { .number($0 * 3.6) } ?? $0 })
        default: break
        }
        return column
    }

    /// A place to about a centimetre.
    private static func degrees(_ value: Double) -> String { Format.fixed(value, 7) + "°" }

    /// A number with three decimals at most.
    static func number(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
        var text = Format.fixed(value, 3)
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }
}

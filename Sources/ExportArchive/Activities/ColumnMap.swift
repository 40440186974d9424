/// The meaning of a table's columns: by name if the language is known, otherwise by position and by
/// the look of the cells.
struct ColumnMap: Sendable {
    /// The language of the header.
    private(set) var language: ExportLanguage
    /// The meaning of each column of the table; `nil` if it is unknown.
    private(set) var columns: [ActivityColumn?]
    private var places: [Int?]

    /// The index of a column in the table's rows.
    func index(of column: ActivityColumn) -> Int? { places[column.rawValue] }

    /// Determines the meaning of every column of a header; `sample` is some of the rows.
    init(header: [String], sample: [[String]]) {
        let cells = header.map(ColumnNames.normalised)
        let names = Self.names(of: cells)
        language = names?.language ?? .unknown
        columns = Array(repeating: nil, count: header.count)
        places = Array(repeating: nil, count: ActivityColumn.allCases.count)
        let candidates = cells.map { names?.columns(named: $0) ?? [] }
        let layout = ActivityLayout.of(width: header.count).columns
        let isShuffled = Self.isShuffled(candidates)

        for (index, found) in candidates.enumerated() where found.count == 1 {
            claim(found[0], at: index)
        }
        for (index, found) in candidates.enumerated() where found.count > 1 {
            if !isShuffled, layout.indices.contains(index), found.contains(layout[index]) {
                claim(layout[index], at: index)
            }
        }
        for (index, found) in candidates.enumerated()
        where found.count > 1 && columns[index] == nil {
            let free = found.filter { self.index(of: $0) == nil }
            let previous = columns[..<index].last { $0 != nil } ?? nil
            let following =
                isShuffled ? nil : free.first { $0.rawValue > previous?.rawValue ?? -1 }
            if let column = following ?? free.first { claim(column, at: index) }
        }
        let shapes = ColumnShapes(width: header.count, sample: sample)
        pin(shapes)
        if !isShuffled { fill(with: layout) }
        if language == .unknown { dropColumns(against: shapes) }
    }

    /// The names of the header's language. The first cell identifies it; if that is unknown, as in
    /// a rearranged table, a third of all cells must be known.
    private static func names(of cells: [String]) -> ColumnNames? {
        guard let first = cells.first else { return nil }
        if let names = ColumnNames.all.first(where: {
            $0.columns(named: first) == [.activityID]
        }) {
            return names
        }
        let counted = ColumnNames.all.map { names in
            (names, cells.count { !names.columns(named: $0).isEmpty })
        }
        guard let best = counted.max(by: { $0.1 < $1.1 }), best.1 * 3 >= max(cells.count, 9) else {
            return nil
        }
        return best.0
    }

    /// Whether the names are in a different order from Strava's. A few exchanges are Strava's own:
    /// the Dutch header of 2020 has the cadences in reverse order.
    private static func isShuffled(_ candidates: [[ActivityColumn]]) -> Bool {
        let order = candidates.filter { $0.count == 1 }.map { $0[0].rawValue }
        return zip(order, order.dropFirst()).count { $0 > $1 } > 3
    }

    private mutating func claim(_ column: ActivityColumn, at index: Int) {
        guard places[column.rawValue] == nil, columns[index] == nil else { return }
        places[column.rawValue] = index
        columns[index] = column
    }

    /// Assigns the columns that are recognised by their cells, and Media, which is the last one
    /// since 2023.
    private mutating func pin(_ shapes: ColumnShapes) {
        if let index = shapes.filename { claim(.filename, at: index) }
        if let index = shapes.commute { claim(.commute, at: index) }
        if columns.count > 84, columns.last == .some(nil), shapes.mayBeMedia(columns.count - 1) {
            claim(.media, at: columns.count - 1)
        }
    }

    /// Gives every column without a name the meaning that follows its left neighbour's in the
    /// layout, unless that is taken: then the column is new.
    private mutating func fill(with layout: [ActivityColumn]) {
        let order = Self.order(filename: index(of: .filename), layout: layout)
        var expected = 0
        for index in columns.indices {
            if let column = columns[index] {
                if let place = order.firstIndex(of: column) { expected = place + 1 }
            } else if expected < order.count, places[order[expected].rawValue] == nil {
                claim(order[expected], at: index)
                expected += 1
            }
        }
    }

    /// The order of columns of the time when the file name stood where it stands here. Media is
    /// left out: new columns come before it.
    private static func order(filename: Int?, layout: [ActivityColumn]) -> [ActivityColumn] {
        var order = layout
        if let filename, layout.firstIndex(of: .filename) != filename {
            let width =
                switch filename {
                case ...9: 10
                case 10: 80
                case 11: 84
                default: 103
                }
            order = ActivityLayout.of(width: width).columns
        }
        return order.filter { $0 != .media }
    }

    /// Takes back a number's meaning from columns that hold no numbers.
    private mutating func dropColumns(against shapes: ColumnShapes) {
        for (index, column) in columns.enumerated() {
            if let column, column.isNumber, !shapes.mayBeNumber(index) {
                columns[index] = nil
                places[column.rawValue] = nil
            }
        }
    }
}

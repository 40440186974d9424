import ActivityModel
import Bytes

/// Converts the cells of a table to activities, once the meaning of each column is known.
struct ActivityRowDecoder {
    /// The issues about cells that could not be read.
    private(set) var issues: [ImportIssue] = []

    private let header: [String]
    private let map: ColumnMap
    private let file: String
    private let numberColumns: [(index: Int, column: ActivityColumn)]
    private let style: NumberStyle
    private var sports: [String: Sport?] = [:]

    init(header: [String], map: ColumnMap, style: NumberStyle, file: String) {
        self.header = header
        self.map = map
        self.style = style
        self.file = file
        numberColumns = map.columns.enumerated().compactMap { index, column in
            column.flatMap { $0.isNumber ? (index, $0) : nil }
        }
    }

    /// The activities of a table.
    mutating func rows(_ rows: [RawTable.Row]) -> [ActivityRow] {
        let dates = DateColumn(rows.map { text(.activityDate, of: $0) }, language: map.language)
        var activities: [ActivityRow] = []
        activities.reserveCapacity(rows.count)
        var seen: Set<Int64> = []
        for (place, row) in rows.enumerated() {
            guard let id = identifier(of: row) else { continue }
            if !seen.insert(id).inserted {
                report(
                    .csvDuplicateIdentifier, "an earlier row has the same id", .activityID, of: row)
            }
            var activity = decode(row, id: id)
            activity.start = dates.timestamps[place]
            if activity.start == nil {
                let cell = text(.activityDate, of: row)
                report(
                    .csvDate, "expected a date, found \(CellShape.date(cell))", .activityDate,
                    of: row)
            }
            activities.append(activity)
        }
        return activities
    }

    private mutating func identifier(of row: RawTable.Row) -> Int64? {
        let cell = text(.activityID, of: row)
        do throws(ActivityIdentifier.Flaw) {
            return try ActivityIdentifier.parse(cell, style).get()
        } catch {
            let why = error == .rounded ? ", which a spreadsheet program rounded" : ""
            report(
                .csvIdentifier,
                "expected a whole number above 0, found \(CellShape.number(cell))\(why)",
                .activityID, of: row)
            return nil
        }
    }

    private mutating func decode(_ row: RawTable.Row, id: Int64) -> ActivityRow {
        let type = text(.activityType, of: row)
        let numbers = numbers(of: row)
        var activity = ActivityRow(
            rowNumber: row.number, id: id, name: text(.activityName, of: row), type: type,
            sport: sport(of: type, row: row),
            description: text(.activityDescription, of: row).nonEmpty,
            privateNote: text(.activityPrivateNote, of: row).nonEmpty,
            gearName: text(.activityGear, of: row).nonEmpty,
            bikeID: numbers[.bike].flatMap(Self.identifier),
            gearID: numbers[.gear].flatMap(Self.identifier),
            commute: commute(of: row, numbers: numbers),
            fileReference: fileReference(of: row), media: media(of: row),
            displayDistance: text(.displayDistance, of: row), numbers: numbers, cells: row.cells)
        activity.distanceMetres = numbers[.distance]
        if activity.distanceMetres == nil, !activity.displayDistance.isEmpty {
            activity.distanceMetres = DisplayDistance.metres(
                activity.displayDistance, sport: activity.sport)
            if activity.distanceMetres == nil {
                report(.csvNumber, "expected a distance", .displayDistance, of: row)
            }
        }
        return activity
    }

    private mutating func numbers(of row: RawTable.Row) -> ActivityNumbers {
        var numbers = ActivityNumbers()
        for (index, column) in numberColumns
        where index < row.cells.count && !row.cells[index].isEmpty {
            if let number = style.double(row.cells[index]) {
                numbers[column] = number
            } else if !row.cells[index].trimmingBlanks.isEmpty {
                report(
                    .csvNumber, "expected a number, found \(CellShape.number(row.cells[index]))",
                    column, of: row)
            }
        }
        return numbers
    }

    /// Gear ids are written as floating-point numbers.
    private static func identifier(_ number: Double) -> Int64? {
        number >= 1 ? Int64(exactly: number.rounded()) : nil
    }

    private func commute(of row: RawTable.Row, numbers: ActivityNumbers) -> Bool? {
        switch text(.commute, of: row).trimmingBlanks.lowercased() {
        case "true": true
        case "false": false
        default: numbers[.commuteAgain].map { $0 != 0 }
        }
    }

    private func fileReference(of row: RawTable.Row) -> FileReference {
        let path = text(.filename, of: row).trimmingBlanks
        if path.isEmpty { return .none }
        return path.lowercased() == "#error#" ? .error : .path(String(path))
    }

    private func media(of row: RawTable.Row) -> [String] {
        text(.media, of: row).split(separator: "|")
            .map { String(String($0).trimmingBlanks) }.filter { !$0.isEmpty }
    }

    private mutating func sport(of word: String, row: RawTable.Row) -> Sport? {
        if let known = sports[word] { return known }
        let sport = SportWords.sport(word)
        sports[word] = .some(sport)
        if sport == nil, !word.isEmpty {
            report(
                .csvUnknownType, "\(CellShape.word(word)) first occurs here", .activityType, of: row
            )
        }
        return sport
    }

    private func text(_ column: ActivityColumn, of row: RawTable.Row) -> String {
        guard let index = map.index(of: column), index < row.cells.count else { return "" }
        return row.cells[index]
    }

    private mutating func report(
        _ code: IssueCode, _ message: String, _ column: ActivityColumn, of row: RawTable.Row
    ) {
        let label = map.index(of: column).map { ColumnLabel.make(header[$0]) } ?? column.label
        issues.append(
            ImportIssue(code, message, at: .row(row.number, column: label), file: file))
    }
}

extension String {
    /// The text, or `nil` when there is none.
    var nonEmpty: String? { isEmpty ? nil : self }
}

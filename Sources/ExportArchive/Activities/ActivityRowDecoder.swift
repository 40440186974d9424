import ActivityModel
import Bytes

/// Turns the cells of a table into activities, once it is known what each column means.
struct ActivityRowDecoder {
    /// What could not be read.
    private(set) var issues: [ImportIssue] = []

    private let header: [String]
    private let map: ColumnMap
    private let file: String
    private let numberColumns: [(index: Int, column: ActivityColumn)]
    private var sportTypes: [String: String?] = [:]

    init(header: [String], map: ColumnMap, file: String) {
        self.header = header
        self.map = map
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
                report(
                    .csvDate,
                    text(.activityDate, of: row).isEmpty
                        ? "there is no date" : "no shape of date that Waymark knows",
                    .activityDate, of: row)
            }
            activities.append(activity)
        }
        return activities
    }

    private mutating func identifier(of row: RawTable.Row) -> Int64? {
        let id = text(.activityID, of: row).withBytes(NumberText.integer)
        if let id, id > 0 { return id }
        report(.csvIdentifier, "expected a whole number above 0", .activityID, of: row)
        return nil
    }

    private mutating func decode(_ row: RawTable.Row, id: Int64) -> ActivityRow {
        let type = text(.activityType, of: row)
        let numbers = numbers(of: row)
        var activity = ActivityRow(
            rowNumber: row.number, id: id, name: text(.activityName, of: row), type: type,
            sportType: sportType(of: type, row: row),
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
                activity.displayDistance, sportType: activity.sportType)
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
            if let number = row.cells[index].withBytes(NumberText.double) {
                numbers[column] = number
            } else if !row.cells[index].trimmingBlanks.isEmpty {
                report(.csvNumber, "expected a number", column, of: row)
            }
        }
        return numbers
    }

    /// Ids of gear are written as floating-point numbers.
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

    private mutating func sportType(of word: String, row: RawTable.Row) -> String? {
        if let known = sportTypes[word] { return known }
        let sportType = SportWords.sportType(word)
        sportTypes[word] = .some(sportType)
        if sportType == nil, !word.isEmpty {
            report(.csvUnknownType, "first met here; told once a word", .activityType, of: row)
        }
        return sportType
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

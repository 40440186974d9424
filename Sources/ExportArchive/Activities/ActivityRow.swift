public import ActivityModel

/// One activity: a row of `activities.csv` with typed values.
public struct ActivityRow: Hashable, Sendable {
    /// The number of the data row, from 1.
    public var rowNumber: Int
    /// Strava's id of the activity.
    public var id: Int64
    /// The start in UTC; `nil` if the date could not be read.
    public var start: Timestamp?
    /// The name as written, including surrounding spaces; may be empty.
    public var name: String
    /// The sport as written, in the export's language.
    public var type: String
    /// The sport that ``type`` means; `nil` if it is unknown in every language.
    public var sport: Sport?
    /// The description; `nil` if empty.
    public var description: String?
    /// The private note; `nil` if empty.
    public var privateNote: String?
    /// The gear's name as written, including surrounding spaces; `nil` if empty.
    public var gearName: String?
    /// The bike's id. In exports before autumn 2025, ids above 16,777,216 may be off by one or
    /// more.
    public var bikeID: Int64?
    /// The id of the shoes, with the same inaccuracy.
    public var gearID: Int64?
    /// Whether it was a commute; `nil` if neither column says.
    public var commute: Bool?
    /// The activity file that the row names, if it names one.
    public var fileReference: FileReference
    /// Paths of photos and videos, as written.
    public var media: [String]
    /// The distance in metres, exact if the export contains it in metres.
    public var distanceMetres: Double?
    /// The distance as Strava displays it, in a unit that depends on the sport.
    public var displayDistance: String
    /// All numbers of the row, by column.
    public var numbers: ActivityNumbers
    /// The cells as written; their number may differ from the header's.
    public var cells: [String]
}

extension ActivityRow {
    /// Elapsed time in seconds; `nil` if the row has none.
    public var elapsedSeconds: Double? { number(.elapsedTime) }

    /// Moving time in seconds; `nil` if the row has none.
    public var movingSeconds: Double? { numbers[.movingTime] }

    /// The value of a measure in ``ActivityMeasure/unit``; `nil` if the row has none.
    public subscript(measure: ActivityMeasure) -> Double? {
        ActivityColumn.measures[measure].flatMap { value(of: measure, in: $0) }
    }

    /// All measures that the row contains.
    public var measures: [ActivityMeasure: Double] {
        var measures: [ActivityMeasure: Double] = [:]
        for (measure, column) in ActivityColumn.measures {
            measures[measure] = value(of: measure, in: column)
        }
        return measures
    }

    private func value(of measure: ActivityMeasure, in column: ActivityColumn) -> Double? {
        let value = number(column)
        // Some rows have the descent with a minus sign.
        return measure == .ascent || measure == .descent ? value.map(abs) : value
    }

    /// The number in a column; if two columns contain it, the first is the more complete one.
    private func number(_ column: ActivityColumn) -> Double? {
        numbers[column] ?? column.twin.flatMap { numbers[$0] }
    }
}

import ActivityModel
import Reports
import Storage
import WebServer

/// What is added up.
enum TotalMeasure: String, CaseIterable {
    case distance, time, climb, activities

    var label: Phrase {
        switch self {
        case .distance: "Distance"
        case .time: "Time"
        case .climb: "Climb"
        case .activities: "Activities"
        }
    }

    func value(_ day: DayTotal) -> Double {
        switch self {
        case .distance: day.distanceMetres
        case .time: day.movingSeconds
        case .climb: day.ascentMetres
        case .activities: Double(day.activities)
        }
    }

    /// How much makes one of the unit in which it is shown.
    func unit(_ units: Units) -> Double {
        switch self {
        case .distance: units.far
        case .time: 3_600
        case .climb: units.near
        case .activities: 1
        }
    }

    /// `1,234 km`, `98 h`, `12,345 m`, `21 activities`.
    func words(_ value: Double, _ units: Units) -> String {
        switch self {
        case .distance: units.distance(value, decimals: 0)
        case .time: hours(value)
        case .climb: units.height(value)
        case .activities: Format.count(Int(nearest: value), "activity", "activities")
        }
    }

    /// A number on an axis, with its unit if it has one.
    func tick(_ value: Double, _ units: Units) -> String {
        switch self {
        case .activities: Format.fixed(value, 0)
        case .time: Format.fixed(value / 3_600, value > 0 && value < 3_600 ? 1 : 0) + " h"
        case .distance:
            units.distance(value, decimals: value > 0 && value < units.far ? 1 : 0)
        case .climb: units.height(value)
        }
    }
}

import ActivityModel
import Reports
import Storage
import WebServer

/// The names of records and the ways in which their values are told.
enum EffortNames {
    /// A distance that is run or ridden for its time; those of races have names.
    static func distance(_ metres: Double) -> Phrase {
        switch metres {
        case 1_609.344: "1 mile"
        case 21_097.5: "Half marathon"
        case 42_195: "Marathon"
        case ..<1_000: Phrase(data: Format.fixed(metres, 0) + " m")
        default: Phrase(data: Format.fixed(metres / 1_000, 0) + " km")
        }
    }

    /// A length of time in whole units: `5 s`, `20 min`, `1 h`.
    static func window(_ seconds: Int) -> String {
        switch seconds {
        case ..<60: "\(seconds) s"
        case ..<3_600: "\(seconds / 60) min"
        default: "\(seconds / 3_600) h"
        }
    }

    static func measure(_ measure: EffortRecord.Measure) -> Phrase {
        switch measure {
        case .fastest(let metres): distance(metres)
        case .longest: "Longest distance"
        case .climb: "Most climb"
        case .highest: "Highest point"
        case .power(let seconds): Phrase(data: window(seconds))
        }
    }

    /// The value with its unit.
    static func value(_ record: EffortRecord, _ units: Units) -> String {
        switch record.measure {
        case .fastest: time(record.value)
        case .longest: units.distance(record.value)
        case .climb, .highest: units.height(record.value)
        case .power: watts(record.value)
        }
    }

    /// A time over a distance, a started second counting as a whole one as in races on the road.
    static func time(_ seconds: Double) -> String { Format.duration(seconds.rounded(.up)) }

    static func watts(_ watts: Double) -> String { Format.fixed(watts, 0) + " W" }

    static func family(_ family: SportFamily) -> Phrase {
        switch family {
        case .run: "Running"
        case .ride: "Cycling"
        case .walk: "Walking and hiking"
        case .water: "On the water"
        case .snow: "Snow and ice"
        case .other: "Other sports"
        }
    }
}

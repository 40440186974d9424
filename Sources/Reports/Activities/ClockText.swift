import ActivityModel
import Storage

/// The offset of local time, and what tells it, in words.
package enum ClockText {
    /// `UTC+2:00, from the place`.
    ///
    /// - Parameter source: the column `source` of `local_time`.
    package static func words(offset: Int, source: String?) -> String {
        let minutes = abs(offset) / 60
        let digits = "\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
        let clock = "UTC\(offset < 0 ? "−" : "+")\(digits)"
        return switch source {
        case "place": "\(clock), from the place"
        case "around": "\(clock), from the places of activities around it"
        case "place.present-rules":
            "\(clock), from the place, by the rules of today: this computer has no time zone data"
        case "around.present-rules":
            "\(clock), from activities around it, by the rules of today: this computer has no time zone data"
        case "strava.api": "\(clock), from Strava"
        case nil: clock
        default: "\(clock), from its file"
        }
    }
}

extension ActivityListing {
    /// `2025-08-02 23:41 (UTC+1:00, from its file)`; `nil` if local time is not known.
    var localTime: String? {
        guard let start, let offsetSeconds else { return nil }
        let local = Timestamp(
            microseconds: start.microseconds &+ Int64(offsetSeconds) * 1_000_000
        ).description
        let words = ClockText.words(offset: offsetSeconds, source: offsetSource)
        return "\(local.prefix(10)) \(local.dropFirst(11).prefix(5)) (\(words))"
    }
}

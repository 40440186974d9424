import ActivityModel
import Foundation

/// The one place that asks what time it is.
enum Clock {
    static func now() -> Timestamp {
        Timestamp(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
    }
}

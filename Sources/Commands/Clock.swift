import ActivityModel
import Foundation

/// The only place that reads the system clock.
enum Clock {
    static func now() -> Timestamp {
        Timestamp(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
    }
}

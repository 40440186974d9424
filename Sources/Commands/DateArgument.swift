import ActivityModel
import ArgumentParser

/// A date on the command line: `2026-01-31`, or `2026-01-31T06:30:00Z`. UTC unless stated
/// otherwise.
enum DateArgument {
    @Sendable
    static func parse(_ text: String) throws -> Timestamp {
        guard let instant = Timestamp(iso8601: text, assumesUTC: true) else {
            throw ValidationError(
                "'\(text)' is not a date like 2026-01-31 or 2026-01-31T06:30:00Z")
        }
        return instant
    }
}

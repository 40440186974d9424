import ActivityModel
import ArgumentParser

/// A date on the command line: `2026-01-31`, or `2026-01-31T06:30:00Z`. Always UTC.
enum DateArgument {
    @Sendable
    static func parse(_ text: String) throws -> Timestamp {
        let wrong = ValidationError(
            "'\(text)' is not a date like 2026-01-31 or 2026-01-31T06:30:00Z")
        var rest = Substring(text)
        guard let year = number(&rest, 4), take("-", &rest), let month = number(&rest, 2),
            take("-", &rest), let day = number(&rest, 2),
            let days = CivilDate.daysInMonth(year: year, month: month), (1...days).contains(day)
        else { throw wrong }
        if rest.isEmpty { return Timestamp(year: year, month: month, day: day) }
        guard take("T", &rest), let hour = number(&rest, 2), hour < 24, take(":", &rest),
            let minute = number(&rest, 2), minute < 60, take(":", &rest),
            let second = number(&rest, 2), second < 60, rest == "Z" || rest.isEmpty
        else { throw wrong }
        return Timestamp(
            year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    }

    private static func number(_ text: inout Substring, _ digits: Int) -> Int? {
        let part = text.prefix(digits)
        guard part.count == digits, part.allSatisfy({ $0.isASCII && $0.isNumber }) else {
            return nil
        }
        text = text.dropFirst(digits)
        return Int(part)
    }

    private static func take(_ character: Character, _ text: inout Substring) -> Bool {
        guard text.first == character else { return false }
        text.removeFirst()
        return true
    }
}

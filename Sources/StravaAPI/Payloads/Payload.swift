import JSON
import ActivityModel
import Foundation

/// Reads one object of an answer; what is not there, or is of another type, is `nil`.
struct Payload {
    let value: JSONValue

    init(_ value: JSONValue) { self.value = value }

    subscript(key: String) -> Payload? { value[key].map(Payload.init) }

    func text(_ key: String) -> String? { value[key]?.text }

    /// A text that says something.
    func words(_ key: String) -> String? {
        guard let text = value[key]?.text, !text.isEmpty else { return nil }
        return text
    }

    func double(_ key: String) -> Double? { value[key]?.double }

    func integer(_ key: String) -> Int64? { value[key]?.integer }

    /// An id, which some programs write as a text.
    func identifier(_ key: String) -> Int64? {
        integer(key) ?? text(key).flatMap { Int64($0) }
    }

    func flag(_ key: String) -> Bool? { value[key]?.flag }

    func timestamp(_ key: String) -> Timestamp? { value[key]?.text.flatMap(APITime.parse) }

    func objects(_ key: String) -> [Payload] {
        (value[key]?.elements ?? []).map(Payload.init)
    }
}

/// Times as the API writes them: `2024-07-02T05:41:13Z`; fractions and offsets are read too.
enum APITime {
    static func parse(_ text: String) -> Timestamp? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[4] == 0x2D, bytes[7] == 0x2D,
            bytes[10] == 0x54 || bytes[10] == 0x20, bytes[13] == 0x3A, bytes[16] == 0x3A,
            let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
            let day = number(bytes[8..<10]), let hour = number(bytes[11..<13]),
            let minute = number(bytes[14..<16]), let second = number(bytes[17..<19]),
            let days = CivilDate.daysInMonth(year: year, month: month), (1...days).contains(day),
            hour < 24, minute < 60, second <= 60
        else { return nil }
        var rest = bytes[19...]
        var fraction: Int64 = 0
        if rest.first == 0x2E {
            let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
            guard !digits.isEmpty else { return nil }
            for place in 0..<6 {
                let digit = place < digits.count ? digits[digits.startIndex + place] - 0x30 : 0
                fraction = fraction * 10 + Int64(digit)
            }
            rest = bytes[digits.endIndex...]
        }
        guard let offset = offset(rest) else { return nil }
        let start = Timestamp(
            year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        return Timestamp(microseconds: start.microseconds - offset * 1_000_000 + fraction)
    }

    /// Seconds east of UTC that `Z`, `+02:00` or `-0500` say.
    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int64? {
        if bytes.count == 1, bytes.first == 0x5A { return 0 }
        let digits = bytes.dropFirst().filter { $0 != 0x3A }
        guard digits.count == 4, let hours = number(digits[0..<2]),
            let minutes = number(digits[2..<4]), hours < 24, minutes < 60
        else { return nil }
        let seconds = Int64(hours * 3_600 + minutes * 60)
        switch bytes.first {
        case 0x2B: return seconds
        case 0x2D: return -seconds
        default: return nil
        }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for byte in digits {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }
}

package import ActivityModel

/// The marks in numbers.
package struct NumberStyle: Sendable {
    package var decimalMark: String
    /// The mark between thousands.
    package var groupMark: String

    package init(decimalMark: String, groupMark: String) {
        self.decimalMark = decimalMark
        self.groupMark = groupMark
    }

    package static let english = NumberStyle(decimalMark: ".", groupMark: ",")
}

/// Numbers, durations, sizes and times, formatted for people.
package enum Format {
    /// The marks in numbers: English, unless a page is being written in another language.
    @TaskLocal package static var style = NumberStyle.english

    /// `12,345`.
    package static func count(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        let mark = digits.count > 3 ? style.groupMark : ""
        var text = number < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += mark }
            text.append(digit)
        }
        return text
    }

    /// `1 file`, `2 files`.
    @_disfavoredOverload
    package static func count(_ number: Int, _ noun: String) -> String {
        "\(count(number)) \(noun)" + (number == 1 ? "" : "s")
    }

    /// `1 activity`, `2 activities`.
    @_disfavoredOverload
    package static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(count(number)) \(number == 1 ? one : many)"
    }

    /// `12.34` with a fixed number of decimals.
    package static func fixed(_ number: Double, _ decimals: Int) -> String {
        guard number.isFinite, abs(number) < 1e15 else { return "–" }
        var scale = 1
        for _ in 0..<decimals { scale *= 10 }
        guard let scaled = Int(exactly: (abs(number) * Double(scale)).rounded()) else {
            return "–"
        }
        let whole = (number < 0 && scaled > 0 ? "-" : "") + count(scaled / scale)
        guard decimals > 0 else { return whole }
        let rest = String(scaled % scale)
        return whole + style.decimalMark + String(repeating: "0", count: decimals - rest.count)
            + rest
    }

    /// `1:02:03`.
    package static func duration(_ seconds: Double) -> String {
        guard seconds.isFinite, abs(seconds) < 1e12 else { return "–" }
        let whole = Int(seconds.rounded())
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(whole / 3600):\(two(whole / 60 % 60)):\(two(whole % 60))"
    }

    /// `1.2 s`, `3 min 20 s`.
    package static func elapsed(_ seconds: Double) -> String {
        if seconds < 60 { return fixed(seconds, seconds < 10 ? 1 : 0) + " s" }
        let whole = Int(seconds.rounded())
        if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
        return "\(whole / 3600) h \(whole / 60 % 60) min"
    }

    /// `1.2 GB`, in powers of 1,000.
    package static func bytes(_ number: Int64) -> String {
        let units = ["B", "kB", "MB", "GB", "TB"]
        var value = Double(number)
        var unit = 0
        while value >= 1000, unit < units.count - 1 {
            value /= 1000
            unit += 1
        }
        return fixed(value, unit == 0 || value >= 100 ? 0 : 1) + " " + units[unit]
    }

    /// `2026-11-21 08:15 UTC`.
    package static func minute(_ time: Timestamp) -> String {
        let text = time.description
        return text.prefix(10) + " " + text.dropFirst(11).prefix(5) + " UTC"
    }

    /// `2026-11-21`.
    package static func day(_ time: Timestamp) -> String { String(time.description.prefix(10)) }

    /// `today`, `yesterday`, `21 days ago`.
    package static func age(_ days: Int) -> String {
        switch days {
        case ..<1: "today"
        case 1: "yesterday"
        default: "\(count(days)) days ago"
        }
    }
}

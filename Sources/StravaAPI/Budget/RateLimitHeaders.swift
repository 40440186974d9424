import ActivityModel

/// The information about limits and time in a reply's headers.
struct RateLimitHeaders: Equatable {
    /// A number for each window.
    struct Pair: Equatable {
        var quarterHour: Int
        var day: Int

        /// `5,148`; `nil` for `,` (replies to uploads) and for anything else.
        init?(_ text: String?) {
            guard let text else { return nil }
            let parts = text.split(separator: ",", omittingEmptySubsequences: false)
                .map { Self.count($0) }
            guard parts.count == 2, let quarterHour = parts[0], let day = parts[1] else {
                return nil
            }
            self.quarterHour = quarterHour
            self.day = day
        }

        private static func count(_ text: Substring) -> Int? {
            let digits = text.filter { !$0.isWhitespace }
            guard let value = Int(digits), value >= 0 else { return nil }
            return min(value, 1_000_000_000)
        }
    }

    var overallLimit: Pair?
    var overallUsage: Pair?
    var readLimit: Pair?
    var readUsage: Pair?
    /// The server's clock when it replied, rounded down to the second.
    var date: Timestamp?
    /// When to try again, if stated.
    var retryAfter: RetryAfter?

    /// `Retry-After` in either of its forms.
    enum RetryAfter: Equatable {
        case seconds(Int64)
        case date(Timestamp)
    }

    /// Parses the headers of a reply, ignoring the case of their names.
    init(_ headers: [String: String]) {
        let named = Dictionary(
            headers.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { $1 })
        overallLimit = Pair(named["x-ratelimit-limit"])
        overallUsage = Pair(named["x-ratelimit-usage"])
        readLimit = Pair(named["x-readratelimit-limit"])
        readUsage = Pair(named["x-readratelimit-usage"])
        date = named["date"].flatMap(HTTPDate.parse)
        if let text = named["retry-after"] {
            if let seconds = Int64(text.filter { !$0.isWhitespace }), seconds >= 0 {
                retryAfter = .seconds(seconds)
            } else {
                retryAfter = HTTPDate.parse(text).map { .date($0) }
            }
        }
    }
}

/// The dates of HTTP (RFC 9110, IMF-fixdate): `Sat, 21 Nov 2026 12:15:00 GMT`.
enum HTTPDate {
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    static func parse(_ text: String) -> Timestamp? {
        let words = text.split { $0 == " " || $0 == "," }
        guard words.count == 6, words[5] == "GMT" || words[5] == "UTC",
            let day = Int(words[1]), (1...31).contains(day),
            let month = months.firstIndex(of: words[2].lowercased()),
            let year = Int(words[3]), (1970...9999).contains(year)
        else { return nil }
        let clock = words[4].split(separator: ":").map { Int($0) ?? -1 }
        guard clock.count == 3, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]),
            (0...60).contains(clock[2])
        else { return nil }
        return Timestamp(
            year: year, month: month + 1, day: day, hour: clock[0], minute: clock[1],
            second: clock[2])
    }
}

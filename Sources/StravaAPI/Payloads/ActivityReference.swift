/// An activity as people name it: by its number, or by the address of its page on Strava.
package enum ActivityReference {
    /// The number in `1234567890`, `https://www.strava.com/activities/1234567890/overview?x=y` or
    /// `strava.com/activities/1234567890`; `nil` for other texts.
    package static func id(_ text: some StringProtocol) -> Int64? {
        let parts = text.split { $0 == "/" || $0 == "?" || $0 == "#" }
        var number = text[...]
        if let place = parts.firstIndex(of: "activities"), place + 1 < parts.count {
            number = parts[place + 1]
        }
        return Int64(number).flatMap { $0 > 0 ? $0 : nil }
    }
}

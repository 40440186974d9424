import ActivityModel
import WebServer

/// The display name of a sport in the reader's language, and its colour on all pages.
enum Sport {
    /// `MountainBikeRide` becomes `Mountain Bike Ride`; names in other languages do not change.
    static func words(_ name: String) -> String { Phrase(of: english(name)).text }

    static func english(_ name: String) -> String {
        var words = ""
        var wasLower = false
        for character in name {
            if character.isUppercase, wasLower { words.append(" ") }
            words.append(character)
            wasLower = character.isLowercase
        }
        return words
    }

    /// One of the few colours: `ride`, `run`, `swim`, `walk`, `snow` or `other`.
    static func family(_ name: String) -> String { SportFamily(of: name).rawValue }

    /// Whether pace is customary for it instead of speed.
    static func hasPace(_ name: String) -> Bool { SportFamily(of: name).hasPace }

    /// A small mark in the sport's colour, and its name.
    static func label(_ name: String) -> Markup {
        tag("span", ["class": "sport \(family(name))"]) { words(name) }
    }
}

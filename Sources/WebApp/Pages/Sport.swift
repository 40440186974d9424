import WebServer

/// A sport as a person reads it, and the colour that it has everywhere.
enum Sport {
    /// `MountainBikeRide` becomes `Mountain Bike Ride`; words of other languages stay.
    static func words(_ name: String) -> String {
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
    static func family(_ name: String) -> String {
        switch name {
        case "Ride", "VirtualRide", "MountainBikeRide", "GravelRide", "EBikeRide",
            "EMountainBikeRide", "Handcycle", "Velomobile":
            "ride"
        case "Run", "TrailRun", "VirtualRun": "run"
        case "Swim", "Rowing", "VirtualRow", "Kayaking", "Canoeing", "StandUpPaddling", "Surfing",
            "Kitesurf", "Windsurf", "Sail":
            "swim"
        case "Walk", "Hike", "Snowshoe": "walk"
        case "AlpineSki", "BackcountrySki", "NordicSki", "RollerSki", "Snowboard", "IceSkate":
            "snow"
        default: "other"
        }
    }

    /// Whether people speak of its pace and not of its speed.
    static func hasPace(_ name: String) -> Bool {
        ["run", "walk"].contains(family(name))
    }

    /// A small mark in the sport's colour and its name.
    static func label(_ name: String) -> Markup {
        tag("span", ["class": "sport \(family(name))"]) { words(name) }
    }
}

/// Names of the FIT profile's enumerations.
public enum FITProfile {
    /// Numbers and their names in the profile, in snake_case.
    public struct Names: Sendable {
        private var names: [Int: String] = [:]

        /// Names in order; a number sets the number of the next name.
        init(_ list: Substring) {
            var next = 0
            for word in list.words {
                if let number = Int(word) {
                    next = number
                } else {
                    names[next] = String(word)
                    next += 1
                }
            }
        }

        /// The name of a number, or `nil` if the profile does not define it.
        public subscript(number: Int) -> String? { names[number] }

        /// The name of a number, or the number itself if the profile does not define it.
        public func name(of number: Int) -> String { names[number] ?? String(number) }
    }

    /// The names of the enumeration with the given name, such as `weather_status`; empty if the
    /// profile does not define it.
    public static func names(of enumeration: String) -> Names { ProfileData.names(of: enumeration) }

    /// The name of a message by its global number, or `nil` if the profile does not define it.
    public static func messageName(_ number: Int) -> String? { ProfileData.message(number).name }

    /// The name of a product, such as `fenix7`, or `nil` if the profile does not list it.
    public static func product(_ product: Int, of manufacturer: Int?) -> String? {
        switch manufacturer {
        case 1, 13, 15, 89: ProfileData.names(of: "garmin_product")[product]
        case 263: ProfileData.names(of: "favero_product")[product]
        default: nil
        }
    }

    /// The name of an exercise, such as `barbell_bench_press`, by the name of its
    /// `exercise_category`; `nil` if the profile does not define it.
    public static func exercise(_ exercise: Int, of category: String) -> String? {
        ProfileData.exercises(of: category)[exercise]
    }

    /// The manufacturer number of `strava`.
    public static let strava = 265

    /// Types of FIT file by number, such as `activity`.
    public static let file = ProfileData.names(of: "file")
    /// Sports by number, such as `cycling`.
    public static let sport = ProfileData.names(of: "sport")
    /// Sub-sports by number, such as `treadmill`.
    public static let subSport = ProfileData.names(of: "sub_sport")
    /// Reasons for the end of a lap, by number.
    public static let lapTrigger = ProfileData.names(of: "lap_trigger")
    /// Reasons for the end of a session, by number.
    public static let sessionTrigger = ProfileData.names(of: "session_trigger")
    /// Intended efforts of laps by number, such as `rest`.
    public static let intensity = ProfileData.names(of: "intensity")
    /// Swim strokes by number, such as `freestyle`.
    public static let swimStroke = ProfileData.names(of: "swim_stroke")
    /// Events by number, such as `timer`.
    public static let event = ProfileData.names(of: "event")
    /// Types of event by number, such as `start`.
    public static let eventType = ProfileData.names(of: "event_type")
    /// Manufacturers of devices and applications by number, such as `garmin`.
    public static let manufacturer = ProfileData.names(of: "manufacturer")
}

/// What somebody on Hale did in five years, in their own words.
struct IslandDiary {
    enum Kind: String, Sendable, CaseIterable {
        case run, trail, ride, gravel, commute, hike, walk, swim, kayak, sail, strength, indoor
    }

    /// An entry: what was planned, before anything is moved.
    struct Entry: Sendable {
        var kind: Kind
        var start: Int64
        var name: String
        var route: Route?
        /// Metres after which it ends, on a way that is longer.
        var metres: Double?
        var minutes = 0
        var description = ""
        var privateNote = ""
        /// Stops by the way, in parts of it.
        var stops: [Double] = []
        /// Faster than on other days.
        var push = 1.0
        var isAbroad = false
        var photos: [String] = []
    }

    private(set) var entries: [Entry] = []
    private var random = SeededGenerator(seed: 43)
    private var used: [Kind: Int] = [:]

    /// The Monday with which it begins, at midnight of UTC−2.
    static let begin = CivilTime.seconds(2021, 10, 4, 2)
    static let weeks = 261

    init() {
        for week in 0..<Self.weeks { addWeek(week) }
        addEvents()
        entries.sort { $0.start < $1.start }
    }

    mutating func add(_ entry: Entry) { entries.append(entry) }

    /// How far into the five years, 0 to 1.
    static func progress(_ start: Int64) -> Double {
        min(1, max(0, Double(start - begin) / Double(weeks * 7 * 86_400)))
    }

    private mutating func chance(_ percent: Int) -> Bool { Int(random.next() % 100) < percent }

    private mutating func addWeek(_ week: Int) {
        // Two colds, a broken wrist, the weeks of the trip.
        let isAway = [19, 20, 66, 112, 113, 114, 115, 139, 140, 198, 241].contains(week)
        if isAway { return }
        let summer = 0.5 - 0.5 * Turns.cosine((Double(week) * 7 + 277) / 365.25)
        let eagerness = 23 + week / 10 + Int(summer * 20)
        if chance(eagerness) { add(week, day: 1, hour: 18, minute: 10, summer, isLong: false) }
        if chance(eagerness - 12) { add(week, day: 3, hour: 6, minute: 35, summer, isLong: false) }
        if chance(eagerness + 18) { add(week, day: 5, hour: 9, minute: 5, summer, isLong: true) }
        if chance(eagerness - 26) { add(week, day: 6, hour: 10, minute: 40, summer, isLong: true) }
    }

    private mutating func add(
        _ week: Int, day: Int, hour: Int, minute: Int, _ summer: Double, isLong: Bool
    ) {
        let pick = Int(random.next() % 100)
        let warm = Int(summer * 30)
        let kind: Kind
        if isLong {
            switch pick {
            case ..<(26 + warm / 3): kind = week < 30 ? .hike : .ride
            case ..<58: kind = .run
            case ..<68: kind = week > 70 ? .trail : .walk
            case ..<78: kind = .hike
            case ..<86: kind = summer > 0.45 ? .kayak : .gravel
            case ..<93: kind = summer > 0.5 ? .sail : .walk
            default: kind = week > 95 ? .gravel : .run
            }
        } else {
            switch pick {
            case ..<46: kind = .run
            case ..<(52 + warm): kind = summer > 0.4 ? .swim : .indoor
            case ..<84: kind = summer > 0.25 ? .commute : .strength
            case ..<93: kind = .strength
            default: kind = summer < 0.35 ? .indoor : .ride
            }
        }
        let jitter = Int64(random.next() % 2_400)
        let start =
            Self.begin + Int64(week * 7 + day) * 86_400
            + Int64(hour * 3_600 + minute * 60) + jitter
        entries.append(entry(kind, at: start, week: week, hour: hour, isLong: isLong))
    }

    private mutating func entry(
        _ kind: Kind, at start: Int64, week: Int, hour: Int, isLong: Bool
    ) -> Entry {
        let turn = used[kind, default: 0]
        used[kind] = turn + 1
        let names = Self.names[kind] ?? []
        var entry = Entry(
            kind: kind, start: start,
            name: turn % 3 == 2 || names.isEmpty
                ? Self.plain(kind, hour: hour) : names[(turn - turn / 3) % names.count])
        let progress = Self.progress(start)
        switch kind {
        case .run:
            let routes: [Route] =
                isLong
                ? (progress < 0.25 ? [.lighthouse, .woods] : [.farBeach, .woods, .lighthouse])
                : [.quay, .pier, .lighthouse, .quay]
            entry.route = routes[turn % routes.count]
            if progress < 0.1 { entry.metres = 3_400 + Double(turn) * 240 }
        case .trail: entry.route = turn % 2 == 0 ? .ridge : .woods
        case .ride:
            let routes: [Route] = [.west, .summit, .east, .pass, .roundTheIsland]
            entry.route =
                turn % 2 == 0 || !isLong
                ? Route.loops[turn * 7 / 2 % Route.loops.count]
                : routes[turn / 2 % routes.count]
            entry.stops = isLong ? [0.47] : []
        case .gravel: (entry.route, entry.stops) = (.gravel, [0.55])
        case .commute: entry.route = hour < 12 ? .commute : .wayHome
        case .hike:
            (entry.route, entry.stops) = (turn % 3 == 1 ? .ridge : .top, [0.31, 0.5])
            if turn % 3 == 1 { entry.stops = [0.42] }
        case .walk: entry.route = turn % 2 == 0 ? .lighthouse : .pier
        case .swim: (entry.route, entry.metres) = (.bay, 900 + Double(turn % 5) * 240)
        case .kayak: (entry.route, entry.stops) = (.paddle, [0.5])
        case .sail: entry.route = .sail
        case .strength: entry.minutes = 35 + turn % 4 * 5
        case .indoor: entry.minutes = 45 + turn % 3 * 15
        }
        return entry
    }

    /// What the app calls what nobody named.
    private static func plain(_ kind: Kind, hour: Int) -> String {
        let time = hour < 8 ? "Morning" : hour < 13 ? "Morning" : "Evening"
        let what =
            [
                .run: "Run", .trail: "Trail Run", .ride: "Ride", .gravel: "Gravel Ride",
                .commute: "Ride", .hike: "Hike", .walk: "Walk", .swim: "Swim", .kayak: "Kayaking",
                .sail: "Sail", .strength: "Weight Training", .indoor: "Virtual Ride",
            ][kind] ?? "Workout"
        return "\(time) \(what)"
    }
}

import ActivityModel
import Storage
import WebServer

/// Which sports count: all, a family of them, or one.
enum SportChoice: Hashable {
    case all
    case family(SportFamily)
    case sport(String)

    /// The choice in an address: a family's word such as `ride`, or a sport as Strava names it, such
    /// as `TrailRun`. What the library does not know means all.
    init(_ word: String?, in days: some Sequence<DayTotal>) {
        self = .all
        guard let word, !word.isEmpty else { return }
        if let family = SportFamily(rawValue: word) {
            self = .family(family)
        } else if days.contains(where: { $0.sport == word }) {
            self = .sport(word)
        }
    }

    /// How an address says it; `nil` for all.
    var word: String? {
        switch self {
        case .all: nil
        case .family(let family): family.rawValue
        case .sport(let name): name
        }
    }

    var label: Phrase {
        switch self {
        case .all: "All sports"
        case .family(let family): family.label
        case .sport(let name): Phrase(data: Sport.words(name))
        }
    }

    func includes(_ sport: String) -> Bool {
        switch self {
        case .all: true
        case .family(let family): SportFamily(of: sport) == family
        case .sport(let name): sport == name
        }
    }

    /// All sports, the families that there are, and the chosen one if it is none of these.
    static func offered(in days: some Sequence<DayTotal>, chosen: SportChoice) -> [SportChoice] {
        let families = Set(Set(days.map(\.sport)).map { SportFamily(of: $0) })
        var choices = [SportChoice.all]
        if families.count > 1 || chosen != .all {
            choices += SportFamily.allCases.filter(families.contains).map { .family($0) }
        }
        if !choices.contains(chosen) { choices.append(chosen) }
        return choices
    }
}

extension SportFamily {
    /// What its activities are called.
    var label: Phrase {
        switch self {
        case .ride: "Rides"
        case .run: "Runs"
        case .water: "On the water"
        case .walk: "Walks and hikes"
        case .snow: "On snow and ice"
        case .other: "Other sports"
        }
    }
}

import ActivityModel
import Foundation
import Storage

/// A request together with everything that is needed to answer it.
struct Visit: Sendable {
    var request: PageRequest
    var session: Sessions.Session
    var gate: Gate
    var site: Site
    /// `nil` as long as there is none.
    var library: Library?
    var choices: Choices
    var athletes = ShownAthletes()

    var units: Units { choices.units }
    var now: Timestamp { site.options.now() }

    /// What the front page tells of those who are shown, remembered until that changes: an activity that
    /// a wrong clock put into the future is not the newest until then.
    func overview(_ library: Library) throws -> Overview {
        try site.overviews.value(library, of: athlete) { try library.overview(athlete: athlete) }
    }

    /// The library, for pages that are nothing without one.
    func existing() throws -> Library {
        guard let library else { throw NoLibrary() }
        return library
    }
}

/// There is no library yet: the page shows how to make one instead.
struct NoLibrary: Error {}

/// What the person chose, or the account prefers.
struct Choices: Sendable {
    var units = Units.metric
    var tiles: TileServer?
    var zones: [PrivacyZone] = []

    /// What a page of nothing yet goes by.
    init() {}

    /// - Parameter athlete: the one whose page it is, by Strava id.
    init(_ library: Library, athlete: Int64? = nil) throws {
        let chosen = try library.setting("units").flatMap(Units.init(rawValue:))
        units = try chosen ?? Units(preference: library.measurementPreference(athlete: athlete))
        tiles = try library.setting("tiles").flatMap { template in
            TileServer(template, attribution: try library.setting("tiles_attribution"))
        }
        zones = try library.privacyZones()
    }
}

/// The fields of a form.
struct Form: Sendable {
    private let members: [String: String]

    init(_ text: String) {
        members = Dictionary(FormText.members(text).map { ($0.name, $0.value) }) { first, _ in first
        }
    }

    /// A field's text without blanks around it; `nil` when it is missing or empty.
    subscript(name: String) -> String? {
        let text = members[name]?.trimmingCharacters(in: .whitespacesAndNewlines)
        return text?.isEmpty == false ? text : nil
    }
}

import ActivityModel
import Foundation
import Storage
import WebServer

/// A request together with everything that is needed to answer it.
struct RequestContext: Sendable {
    var request: HTTPRequest
    var session: Sessions<SessionValues>.Session
    var gate: RequestGuard<SessionValues>
    var app: LibraryApp
    /// `nil` as long as there is none.
    var library: Library?
    var choices = Choices()
    var athletes = ShownAthletes()

    var units: Units { choices.units }
    var now: Timestamp { app.options.now() }

    /// What the front page says of those who are shown, kept until the library changes. An activity
    /// that a wrong clock put into the future is not the newest until then.
    func overview(_ library: Library) throws -> Overview {
        try app.overviews.value(library, of: athlete) { try library.overview(athlete: athlete) }
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

    /// What a page without a library goes by.
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

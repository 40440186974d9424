import ActivityModel
import Foundation
import Storage
import WebServer

/// A request together with everything needed to answer it.
struct RequestContext: Sendable {
    var request: HTTPRequest
    var session: Sessions<SessionValues>.Session
    var gate: RequestGuard<SessionValues>
    var app: LibraryApp
    /// `nil` if there is no library yet.
    var library: Library?
    var choices = Choices()
    var athletes = ShownAthletes()
    var language = Language.english

    var units: Units { choices.units }
    var now: Timestamp { app.options.now() }

    /// The overview of the selected athletes, cached until the library changes. An activity that a
    /// wrong clock put into the future does not count as the newest until then.
    func overview(_ library: Library) throws -> Overview { try digest(library).overview }

    /// The overview with what has been derived from it and shown before.
    func digest(_ library: Library) throws -> OverviewDigest {
        try app.overviews.value(library, of: athlete) {
            OverviewDigest(try library.overview(athlete: athlete))
        }
    }

    /// Runs something that reads the library and writes for the reader on the thread pool.
    func onDisk<Result: Sendable>(
        _ body: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        let language = language
        return try await BlockingPool.run { try language.use(body) }
    }

    /// The library, for pages that require one.
    func existing() throws -> Library {
        guard let library else { throw NoLibrary() }
        return library
    }
}

/// There is no library yet: the page shows how to create one instead.
struct NoLibrary: Error {}

/// The user's settings, or the account's preferences.
struct Choices: Sendable {
    var units = Units.metric
    /// The language set for the library; `nil` means the one that the browser prefers.
    var language: Language?
    var tiles: TileServer?
    /// The file of tiles, which takes the place of a tile server.
    var tileFile: TileFile?
    var zones: [PrivacyZone] = []

    /// The settings of a page without a library.
    init() {}

    /// - Parameter athlete: Strava's id of the only athlete that the page shows.
    init(_ library: Library, athlete: Int64? = nil) throws {
        let chosen = try library.setting("units").flatMap(Units.init(rawValue:))
        units = try chosen ?? Units(preference: library.measurementPreference(athlete: athlete))
        language = try library.setting("language").flatMap(Language.init(rawValue:))
        tiles = try library.setting("tiles").flatMap { template in
            TileServer(template, attribution: try library.setting("tiles_attribution"))
        }
        tileFile = try library.setting("tiles_file").flatMap { TileFile(path: $0) }
        zones = try library.privacyZones()
    }
}

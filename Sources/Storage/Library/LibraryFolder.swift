package import Foundation

/// The paths of a library's files.
package struct LibraryFolder: Hashable, Sendable {
    package var url: URL

    /// Creates the paths of a library in a folder, which need not exist yet.
    package init(_ url: URL) { self.url = url }

    package var path: String { url.path }
    package var database: URL { url.appending(path: "waymark.sqlite") }
    /// The copy that is made before a library with an older schema is changed.
    package func backup(ofSchema version: Int) -> URL {
        url.appending(path: "waymark.schema-\(version).sqlite")
    }
    /// The user's configuration, such as Strava's application.
    package var configuration: URL { url.appending(path: "config.toml") }
    /// Strava's tokens; readable only by the owner.
    package var tokens: URL { url.appending(path: "strava-tokens.json") }
    /// The cache: the export byte for byte in its own layout; safe to delete.
    package var cache: URL { url.appending(path: "Strava Export", directoryHint: .isDirectory) }
    /// The cache of an athlete by Strava id, in a library of several; without an id, that of the
    /// only one.
    package func cache(ofAthlete stravaID: Int64?) -> URL {
        guard let stravaID else { return cache }
        return url.appending(
            path: "Strava Export (athlete \(stravaID))", directoryHint: .isDirectory)
    }
    /// The existing caches, by name.
    package var caches: [URL] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: path)
        return (names ?? []).sorted().filter { name in
            name == "Strava Export" || name.wholeMatch(of: #/Strava Export \(athlete \d+\)/#) != nil
        }.map { url.appending(path: $0, directoryHint: .isDirectory) }
    }
    /// The tables of every imported export, one folder each.
    package var tables: URL { url.appending(path: "Export Tables", directoryHint: .isDirectory) }
    /// The lock file of the writing process.
    package var lock: URL { url.appending(path: "waymark.lock") }
}

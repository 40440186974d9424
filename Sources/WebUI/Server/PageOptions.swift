package import ActivityModel
import Foundation
package import Storage

/// What the page shows, where it is served and who may see it.
package struct PageOptions: Sendable {
    /// The library; it need not be there yet.
    package var folder: LibraryFolder
    /// The one athlete whose page it is, by Strava id; `nil`: everybody's in the library.
    package var athlete: Int64?
    /// The port; 0 lets the system choose one.
    package var port: UInt16 = 8080
    /// The address or name under which other machines reach the page; `nil`: this machine only.
    package var host: String?
    /// What a visitor must know; needed when ``host`` is not this machine.
    package var password: String?
    /// A sample export to try, where there is one.
    package var sample: String?
    /// How many workers an import has; 1 or more.
    package var workers = 1
    /// Where Leaflet may lie, the first that has it counts.
    package var leafletFolders = [
        "/usr/share/javascript/leaflet", "/usr/share/nodejs/leaflet/dist",
        "/opt/homebrew/lib/node_modules/leaflet/dist", "/usr/local/lib/node_modules/leaflet/dist",
    ]
    /// What the environment says about Strava, and where the state of its limits lies.
    package var environment = ProcessInfo.processInfo.environment
    /// Seconds that the map waits at most for tracks that are being worked out, before it shows
    /// those that there are.
    var patience = 0.4
    /// What time it is.
    package var now: @Sendable () -> Timestamp

    /// The page of a library, for this machine only.
    package init(folder: LibraryFolder, now: @escaping @Sendable () -> Timestamp) {
        self.folder = folder
        self.now = now
    }

    /// Whether only this machine can reach the page.
    package var isLocal: Bool { host.map(Self.isLoopback) ?? true }

    /// Whether an address or name means this machine.
    static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host == "[::1]"
            || host.hasPrefix("127.") && isIP4(host)
    }

    static func isIP4(_ host: String) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
    }

    /// The address to listen at: the host itself where it is one, all of them for a name.
    var listeningAddress: String {
        guard let host, host != "localhost" else { return "127.0.0.1" }
        if Self.isIP4(host) || host.contains(":") {
            return host.trimmingCharacters(in: ["[", "]"])
        }
        return "0.0.0.0"
    }
}

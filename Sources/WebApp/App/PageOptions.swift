package import ActivityModel
import Foundation
package import Logging
package import Storage
package import WebServer

/// What the page shows, where it is served and who may see it.
package struct PageOptions: Sendable {
    /// The library; it need not exist yet.
    package var folder: LibraryFolder
    /// Strava's id of the only athlete that the page shows; `nil` means all athletes of the
    /// library.
    package var athlete: Int64?
    /// The port; with 0 the system chooses one.
    package var port: UInt16 = 8080
    /// The port that visitors use if it is another, as with a container's published port.
    package var publicPort: UInt16?
    /// The address or name by which other machines reach the page; `nil` means only this machine.
    package var host: String?
    /// The password; required if ``host`` is not this machine.
    package var password: String?
    /// A sample export to try, if there is one.
    package var sample: String?
    /// The number of workers of an import; 1 or more.
    package var workers = 1
    /// The folders in which Leaflet may be; the first one that contains it is used.
    package var leafletFolders = [
        "/usr/share/javascript/leaflet", "/usr/share/nodejs/leaflet/dist",
        "/opt/homebrew/lib/node_modules/leaflet/dist", "/usr/local/lib/node_modules/leaflet/dist",
    ]
    /// The environment, which may configure Strava and the location of the budget.
    package var environment = ProcessInfo.processInfo.environment
    /// The logger that gets a line for each request.
    package var logger = Logger(label: "waymark") { _ in SwiftLogNoOpLogHandler() }
    /// The time from the end of a sync to the next automatic one; `nil` means none.
    package var syncInterval: Duration?
    /// The other times of automatic syncs.
    var syncTimes = SyncSchedule.Times()
    /// The limits on clients of the server.
    package var limits = ServerLimits()
    /// The maximum number of seconds for which the map waits for tracks in preparation before it
    /// shows the finished ones.
    var patience = 0.4
    /// Ends the program from the page; `nil` where visitors may not.
    package var quit: QuitButton?
    package var now: @Sendable () -> Timestamp

    /// The options for a library's page on this machine only.
    package init(folder: LibraryFolder, now: @escaping @Sendable () -> Timestamp) {
        self.folder = folder
        self.now = now
    }

    /// Whether Leaflet is there, without which the page has no map.
    package var hasLeaflet: Bool { Leaflet.isThere(self) }

    /// The address at which this machine itself reaches the page.
    package var checkedAddress: String {
        switch reach.listeningAddress {
        case "0.0.0.0": "127.0.0.1"
        case "::": "::1"
        case let address: address
        }
    }

    var reach: ServerReach { ServerReach(host: host, port: port, publicPort: publicPort) }
}

package import ActivityModel
import Foundation
package import Logging
package import Storage
package import WebServer

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
    /// Where a line for each request goes.
    package var logger = Logger(label: "waymark") { _ in SwiftLogNoOpLogHandler() }
    /// From the end of a sync to the next one that begins by itself; `nil`: none does.
    package var syncInterval: Duration?
    /// When a sync begins by itself otherwise.
    var syncTimes = SyncSchedule.Times()
    /// What the server grants to strangers.
    package var limits = ServerLimits()
    /// Seconds that the map waits at most for tracks that are being worked out, before it shows
    /// those that there are.
    var patience = 0.4
    package var now: @Sendable () -> Timestamp

    /// The page of a library, for this machine only.
    package init(folder: LibraryFolder, now: @escaping @Sendable () -> Timestamp) {
        self.folder = folder
        self.now = now
    }

    var reach: ServerReach { ServerReach(host: host, port: port) }
}

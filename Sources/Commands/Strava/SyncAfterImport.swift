import ActivityModel
import ArgumentParser
import Foundation
import Ingest
import Reports
import Storage
import StravaAPI

/// What follows an import: where a person is connected, Strava is asked for what is newer.
struct SyncAfterImport {
    let folder: LibraryFolder
    let isQuiet: Bool

    /// Whether somebody is connected, or a code in the configuration will connect; no request is
    /// made.
    var isConnected: Bool {
        if FileManager.default.fileExists(atPath: folder.tokens.path) { return true }
        let settings = try? StravaSettings.load(
            configuration: folder.configuration,
            environment: ProcessInfo.processInfo.environment)
        return settings?.hasFreshCode(for: folder) == true
    }

    /// Syncs; what Strava refuses does not undo the import, but is said and gives the exit code.
    func run() async -> (report: SyncReport?, exit: ExitCode?) {
        var session = SyncSession(folder: folder)
        session.isQuiet = isQuiet
        session.waits = false
        do {
            let report = try await session.run { _ in }
            do {
                try session.exit(report)
            } catch let code as ExitCode {
                return (report, code)
            }
            return (report, nil)
        } catch {
            return (nil, ErrorPresentation.told(error))
        }
    }

    /// What those do who are not connected, in a line.
    static func alternative(newestExport: Timestamp?, now: Timestamp) -> String {
        let address = "https://www.strava.com/athlete/delete_your_account (it deletes nothing)"
        guard let newestExport else {
            return "For your activities, request an archive at \(address)."
        }
        let days = max(0, Int((now.seconds - newestExport.seconds) / 86_400))
        let age = days == 0 ? "of today" : "\(Format.count(days, "day")) old"
        return "The newest export is \(age); for what is newer, request another at \(address)."
    }
}

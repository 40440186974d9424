package import ActivityModel
import Foundation
package import Storage
package import StravaAPI

/// What Strava's terms, as far as the settings apply them, require of a library whether it is
/// connected or not: deleting the data of an athlete who revoked access, and removing API data
/// after some days.
package struct StravaTerms: Sendable {
    private let folder: LibraryFolder
    private let settings: StravaSettings

    package init(_ folder: LibraryFolder, settings: StravaSettings) {
        self.folder = folder
        self.settings = settings
    }

    /// Uses configuration and environment.
    package init(
        _ folder: LibraryFolder, environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws {
        self.init(
            folder,
            settings: try StravaSettings.load(
                configuration: folder.configuration, environment: environment))
    }

    /// Does what is due. If the library is in use or read-only, the next command does it.
    ///
    /// - Returns: the number of deleted activities.
    @discardableResult
    package func apply(now: Timestamp) throws -> Int {
        guard let library = try folder.existingLibrary() else { return 0 }
        let left = try library.deauthorizedAthletes()
        let limit = settings.retentionDays.map {
            Timestamp(seconds: now.seconds - Int64($0) * 86_400)
        }
        let isExpired = try limit.map { try library.hasExpired(before: $0) } ?? false
        try library.close()
        guard !left.isEmpty || isExpired else { return 0 }
        let writing: Library
        do {
            writing = try Library.openForWriting(folder)
        } catch is StoreError {
            return 0
        }
        defer { try? writing.close() }
        var gone = 0
        for athlete in left {
            gone += try writing.removeAPI(
                athlete: athlete, keepingExported: settings.keepsExported, now: now)
        }
        if let limit, isExpired { gone += try writing.expireAPI(before: limit, now: now) }
        return gone
    }
}

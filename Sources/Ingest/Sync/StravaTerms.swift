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
        let isDue = try due(in: library, now: now) != nil
        try library.close()
        guard isDue else { return 0 }
        let writing: Library
        do {
            writing = try Library.openForWriting(folder)
        } catch is StoreError {
            return 0
        }
        defer { try? writing.close() }
        return try apply(to: writing, now: now)
    }

    /// Does what is due in a library opened for writing.
    ///
    /// - Returns: the number of deleted activities.
    package func apply(to library: Library, now: Timestamp) throws -> Int {
        guard let due = try due(in: library, now: now) else { return 0 }
        var gone = 0
        for athlete in due.left {
            gone += try library.removeAPI(
                athlete: athlete, keepingExported: settings.keepsExported, now: now)
        }
        if let limit = due.limit { gone += try library.expireAPI(before: limit, now: now) }
        return gone
    }

    /// The athletes who revoked access, and the date before which data has expired; `nil` if there
    /// are neither.
    private func due(
        in library: Library, now: Timestamp
    ) throws -> (left: [Int64], limit: Timestamp?)? {
        let left = try library.deauthorizedAthletes()
        var limit = settings.retentionDays.map {
            Timestamp(seconds: now.seconds - Int64($0) * 86_400)
        }
        if let date = limit, try !library.hasExpired(before: date) { limit = nil }
        return left.isEmpty && limit == nil ? nil : (left, limit)
    }
}

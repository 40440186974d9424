package import ActivityModel
import Foundation
package import Storage
package import StravaAPI

/// What Strava's terms, as far as a person wants them kept, ask of a library whether or not anybody
/// is connected: that the data of an athlete who took the access back go, and that what the API said
/// goes after so many days.
package struct StravaTerms: Sendable {
    private let folder: LibraryFolder
    private let settings: StravaSettings

    package init(_ folder: LibraryFolder, settings: StravaSettings) {
        self.folder = folder
        self.settings = settings
    }

    /// As configuration and environment say.
    package init(
        _ folder: LibraryFolder, environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws {
        self.init(
            folder,
            settings: try StravaSettings.load(
                configuration: folder.configuration, environment: environment))
    }

    /// Does what is due. It is done again by whoever comes next when the library is in use by
    /// somebody else, or cannot be written to.
    ///
    /// - Returns: how many activities are gone.
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

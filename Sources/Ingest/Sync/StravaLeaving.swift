package import ActivityModel
import Foundation
package import Storage
package import StravaAPI

/// Ends the access to Strava. Local effects come first and need nobody's consent: neither tokens
/// nor an application nor a network.
package struct StravaLeaving: Sendable {
    package struct Outcome: Sendable {
        /// Deleted activities, which only the API had.
        package var deleted = 0
        /// Activities that only the API has and that are kept.
        package var kept = 0
        package var wasConnected = false
        /// Why Strava could not be informed; `nil` if it was, or if there was nothing to report.
        package var untold: StravaAPIError?
    }

    private let folder: LibraryFolder
    private let environment: [String: String]
    private let store: TokenStore

    package init(
        _ folder: LibraryFolder,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) {
        self.folder = folder
        self.environment = environment
        store = TokenStore(library: folder.url)
    }

    /// The number of activities that came only from the API, and whether there are tokens of any
    /// kind.
    package func state(now: Timestamp) async throws -> (onlyAPI: Int, isConnected: Bool) {
        let file = store.file
        return try await blocking { [folder] in
            (
                try folder.existingLibrary()?.apiStatus(now: now).onlyAPI ?? 0,
                FileManager.default.fileExists(atPath: file.path)
            )
        }
    }

    /// Disconnects. Data is deleted before tokens, so that a program that is killed in between can
    /// be run again.
    ///
    /// - Throws: `StoreError` if the library cannot be written to; the tokens then remain.
    package func leave(deleting: Bool, now: Timestamp) async throws -> Outcome {
        var outcome = Outcome()
        outcome.wasConnected = FileManager.default.fileExists(atPath: store.file.path)
        // Unreadable tokens are deleted too.
        let tokens = try? await store.tokens()
        if deleting { outcome.deleted = try await delete(tokens?.athleteID, now) }
        outcome.kept = try await state(now: now).onlyAPI
        try await store.remove()
        if let tokens {
            outcome.untold = await revoke(tokens)
        } else if outcome.wasConnected {
            outcome.untold = .damagedTokens(path: store.file.path)
        }
        return outcome
    }

    /// Strava reported that an athlete revoked access: the athlete's API data is deleted at once,
    /// and the tokens with it.
    ///
    /// - Returns: the number of deleted activities.
    @discardableResult
    package func deauthorized(_ athlete: Int64, now: Timestamp) async throws -> Int {
        let settings = try? StravaSettings.load(
            configuration: folder.configuration, environment: environment)
        let keepsExported = settings?.keepsExported ?? false
        let gone = try await blocking { [folder] in
            guard try folder.existingLibrary() != nil else { return 0 }
            let library = try Library.openForWriting(folder)
            defer { try? library.close() }
            return try library.removeAPI(
                athlete: athlete, keepingExported: keepsExported, now: now)
        }
        if (try? await store.tokens())?.athleteID == athlete { try await store.remove() }
        return gone
    }

    /// The athlete's data or, if the athlete is unknown, that of every athlete.
    private func delete(_ athlete: Int64?, _ now: Timestamp) async throws -> Int {
        try await blocking { [folder] in
            guard let known = try folder.existingLibrary()?.apiAthletes() else { return 0 }
            let library = try Library.openForWriting(folder)
            defer { try? library.close() }
            var gone = 0
            for id in athlete.map({ [$0] }) ?? known {
                gone += try library.removeAPI(athlete: id, now: now)
            }
            return gone
        }
    }

    private func revoke(_ tokens: StravaTokens) async -> StravaAPIError? {
        do {
            let connection = try StravaConnection(folder, environment: environment)
            try await connection.authorizer.revoke(tokens)
            return nil
        } catch let error as StravaAPIError {
            return error
        } catch {
            return .missingCredentials
        }
    }
}

import ActivityModel
import Bytes
package import Foundation

/// Stores the tokens in a file that only its owner can read (0600).
///
/// Strava replaces the refresh token with each use. The new tokens are therefore on disk before
/// anything uses them, and only one process at a time refreshes.
package actor TokenStore {
    /// Seconds before its expiry from which an access token is no longer used.
    package static let margin: Int64 = 300

    package nonisolated let file: URL

    /// Creates a store in a file, which need not exist yet.
    package init(file: URL) { self.file = file }

    /// Creates the store of a library: `strava-tokens.json` in its folder.
    package init(library folder: URL) {
        file = folder.appending(path: "strava-tokens.json")
    }

    /// The tokens; `nil` if Strava is not connected.
    ///
    /// - Throws: ``StravaAPIError`` `unusableFile`, `damagedTokens`.
    package func tokens() throws -> StravaTokens? {
        guard let bytes = try PrivateFile.read(file) else { return nil }
        guard let tokens = try? JSONDecoder().decode(StravaTokens.self, from: bytes) else {
            throw StravaAPIError.damagedTokens(path: file.path)
        }
        return tokens
    }

    /// Stores tokens durably before it returns.
    ///
    /// - Throws: ``StravaAPIError`` `unusableFile`.
    package func save(_ tokens: StravaTokens) throws {
        try PrivateFile.write(Self.contents(tokens), to: file, synchronizing: true)
    }

    /// Deletes the tokens.
    ///
    /// - Throws: ``StravaAPIError`` `unusableFile`.
    package func remove() throws {
        do { try FileManager.default.removeItem(at: file) } catch {
            if FileManager.default.fileExists(atPath: file.path) {
                throw StravaAPIError.unusableFile(path: file.path, reason: "it cannot be removed")
            }
        }
    }

    /// Tokens that are valid now; refreshed if they expire soon, or if Strava has refused
    /// `rejected`.
    ///
    /// - Throws: ``StravaAPIError`` `notConnected`, `unusableFile`, or whatever `refresh` throws.
    func usable(
        at now: Timestamp, rejected: Secret? = nil,
        refresh: @escaping @Sendable (StravaTokens) async throws -> StravaTokens
    ) async throws -> StravaTokens {
        if let tokens = try tokens(), Self.isUsable(tokens, at: now, rejected: rejected) {
            return tokens
        }
        // Strava's reply must be stored even if the caller is cancelled, so the task is
        // unstructured.
        let task = Task {
            let lock = try await FileLock.waiting(for: file.appendingPathExtension("lock"))
            defer { withExtendedLifetime(lock) {} }
            guard let old = try tokens() else { throw StravaAPIError.notConnected }
            // Another process may have refreshed them while this one waited.
            if Self.isUsable(old, at: now, rejected: rejected) { return old }
            let begun = try PrivateFile(file)
            let new = try await refresh(old)
            try begun.commit(Self.contents(new), synchronizing: true)
            return new
        }
        return try await task.value
    }

    private static func isUsable(
        _ tokens: StravaTokens, at now: Timestamp, rejected: Secret?
    ) -> Bool {
        tokens.accessToken != rejected && tokens.expiresAt.seconds - margin > now.seconds
    }

    private static func contents(_ tokens: StravaTokens) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return try encoder.encode(tokens)
    }
}

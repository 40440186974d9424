import ActivityModel
import Bytes
package import Foundation

/// Keeps the tokens in a file of their own, readable by its owner alone (0600).
///
/// Strava replaces the refresh token with each use, so what it answers is on the disk before anything
/// uses it, and of all processes one at a time refreshes.
package actor TokenStore {
    /// Seconds before its end at which an access token is no longer used.
    package static let margin: Int64 = 300

    package nonisolated let file: URL

    /// The store in a file, which need not exist yet.
    package init(file: URL) { self.file = file }

    /// The store of a library: `strava-tokens.json` in its folder.
    package init(library folder: URL) {
        file = folder.appending(path: "strava-tokens.json")
    }

    /// The tokens; `nil` when nobody has connected.
    ///
    /// - Throws: ``StravaAPIError`` `unusableFile`.
    package func tokens() throws -> StravaTokens? {
        guard let bytes = try PrivateFile.read(file) else { return nil }
        guard let tokens = try? JSONDecoder().decode(StravaTokens.self, from: bytes) else {
            throw StravaAPIError.unusableFile(
                path: file.path, reason: "not a file of tokens; connect again to replace it")
        }
        return tokens
    }

    /// Keeps tokens, for good before it answers.
    ///
    /// - Throws: ``StravaAPIError`` `unusableFile`.
    package func save(_ tokens: StravaTokens) throws {
        try PrivateFile.write(Self.contents(tokens), to: file, synchronizing: true)
    }

    /// Forgets the tokens.
    ///
    /// - Throws: ``StravaAPIError`` `unusableFile`.
    package func remove() throws {
        do { try FileManager.default.removeItem(at: file) } catch {
            if FileManager.default.fileExists(atPath: file.path) {
                throw StravaAPIError.unusableFile(path: file.path, reason: "it cannot be removed")
            }
        }
    }

    /// Tokens that may be used now; refreshed where they end soon, or where Strava has refused
    /// `rejected`.
    ///
    /// - Throws: ``StravaAPIError`` `notConnected`, `unusableFile`, or what `refresh` throws.
    func usable(
        at now: Timestamp, rejected: Secret? = nil,
        refresh: @escaping @Sendable (StravaTokens) async throws -> StravaTokens
    ) async throws -> StravaTokens {
        if let tokens = try tokens(), Self.isUsable(tokens, at: now, rejected: rejected) {
            return tokens
        }
        // What Strava answers must be kept, whoever stops waiting for it: so the task is its own.
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

import ActivityModel
import Bytes
import Foundation
package import Storage
package import StravaAPI

/// Connects a library to an athlete's account. Between exchanging the code and storing the tokens,
/// the user may be asked.
package struct StravaConnecting: Sendable {
    /// Tokens that have not been stored yet.
    package struct Candidate: Sendable {
        package var tokens: StravaTokens
        /// The athletes whose activities the library contains.
        package var libraryAthletes: [Int64]

        /// Whether the library contains activities, but none of this athlete.
        package var isAnotherAthlete: Bool {
            guard let id = tokens.athleteID, !libraryAthletes.isEmpty else { return false }
            return !libraryAthletes.contains(id)
        }
    }

    private let folder: LibraryFolder
    private let authorizer: StravaAuthorizer
    private let store: TokenStore

    package init(_ folder: LibraryFolder, authorizer: StravaAuthorizer) {
        self.folder = folder
        self.authorizer = authorizer
        store = TokenStore(library: folder.url)
    }

    /// Exchanges the answer for tokens and determines their athlete.
    ///
    /// - Throws: `StravaAPIError`; `missingScope` if they do not allow reading any activity.
    package func exchange(_ answer: AuthorizationAnswer) async throws -> Candidate {
        let tokens = try await authorizer.exchange(answer)
        if !tokens.scopes.isEmpty,
            tokens.scopes.isDisjoint(with: AuthorizationRequest.readingScopes)
        {
            try? await authorizer.revoke(tokens)
            throw StravaAPIError.missingScope("activity:read")
        }
        return Candidate(
            tokens: tokens,
            libraryAthletes: try await blocking { [folder] in
                try folder.existingLibrary()?.stravaAthletes() ?? []
            })
    }

    /// Stores the tokens. If they replace another athlete's tokens, those are revoked if Strava can
    /// be reached.
    package func keep(_ candidate: Candidate) async throws {
        let old = try? await store.tokens()
        try await store.save(candidate.tokens)
        if let old, let athlete = old.athleteID, athlete != candidate.tokens.athleteID {
            try? await authorizer.revoke(old)
        }
    }

    /// Revokes tokens that are not wanted, if Strava can be reached.
    package func drop(_ candidate: Candidate) async {
        try? await authorizer.revoke(candidate.tokens)
    }

    /// Exchanges the answer and stores the tokens; another athlete's only if that athlete was
    /// named.
    ///
    /// - Throws: `StravaAPIError`; `anotherAthlete`.
    @discardableResult
    package func connect(
        _ answer: AuthorizationAnswer, confirming athlete: Int64? = nil
    ) async throws -> StravaTokens {
        let candidate = try await exchange(answer)
        if candidate.isAnotherAthlete, let id = candidate.tokens.athleteID, id != athlete {
            await drop(candidate)
            throw StravaAPIError.anotherAthlete(id, library: candidate.libraryAthletes)
        }
        try await keep(candidate)
        return candidate.tokens
    }
}

/// Remembers the last authorization code: Strava accepts a code once, and a second attempt could
/// only fail.
package struct SpentCode: Sendable {
    private let file: URL

    package init(_ folder: LibraryFolder) {
        file = folder.url.appending(path: "strava-code.spent")
    }

    /// Whether this code was used before.
    package func contains(_ code: Secret) -> Bool {
        (try? String(contentsOf: file, encoding: .utf8)) == Self.mark(code)
    }

    package func insert(_ code: Secret) throws {
        try Data(Self.mark(code).utf8).write(to: file, options: .atomic)
    }

    /// Not the code itself, which is confidential.
    private static func mark(_ code: Secret) -> String {
        var hash = FNV1a()
        hash.add(code.revealed.utf8)
        return hash.text
    }
}

extension StravaSettings {
    /// Whether there is a code in them that may still connect the library of a folder.
    package func hasFreshCode(for folder: LibraryFolder) -> Bool {
        code.map { !SpentCode(folder).contains($0) } ?? false
    }
}

extension LibraryFolder {
    /// The library in the folder; `nil` if there is none yet.
    func existingLibrary() throws -> Library? {
        do {
            return try Library.open(self)
        } catch let error as StoreError where error.kind == .notFound {
            return nil
        }
    }
}

/// The reason why a library cannot be opened or used; the run stops.
package struct StoreError: Error, Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
        /// There is no library at the path.
        case notFound
        /// Another process writes to the library; its process id if known.
        case inUse(process: Int32?)
        /// The library was written by a newer Waymark.
        case newerSchema
        /// Two activities of other providers than Strava have the same key in the library.
        case identityCollision(one: ActivityIdentity, other: ActivityIdentity)
        /// The file is not an SQLite database, or SQLite reports damage.
        case damaged(String)
        /// The folder cannot be created or written.
        case notWritable(String)
        /// An export does not name its athlete, and the library has several; the value is their
        /// ids.
        case ambiguousAthlete([Int64])
        /// The library has no such athlete; `known` are those it has, by Strava id.
        case unknownAthlete(Int64, known: [Int64])
        /// Something belongs to another athlete than the one asked for.
        case otherAthlete(what: String, owner: Int64?, asked: Int64)
        case diskFull
    }

    package var kind: Kind
    package var path: String

    /// Creates an error about the library at a path.
    package init(_ kind: Kind, path: String) {
        self.kind = kind
        self.path = path
    }
}

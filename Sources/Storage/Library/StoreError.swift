/// Why a library cannot be opened or used. Roof errors: the run stops.
package struct StoreError: Error, Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
        /// No library lies at the path.
        case notFound
        /// Another process writes to the library; its process id where it is known.
        case inUse(process: Int32?)
        /// The library was written by a newer Waymark.
        case newerSchema
        /// Two activities of other providers than Strava share a key in the library.
        case identityCollision(one: ActivityIdentity, other: ActivityIdentity)
        /// The file is no SQLite database, or SQLite says it is damaged.
        case damaged(String)
        /// The folder cannot be made or written.
        case notWritable(String)
        /// An export does not tell whose it is, and the library has several athletes: their ids.
        case ambiguousAthlete([Int64])
        /// The library has no such athlete; those it has, by Strava id.
        case unknownAthlete(Int64, known: [Int64])
        /// Something that was named belongs to another athlete than the one asked for.
        case otherAthlete(what: String, owner: Int64?, asked: Int64)
        case diskFull
    }

    package var kind: Kind
    package var path: String

    /// An error about the library at a path.
    package init(_ kind: Kind, path: String) {
        self.kind = kind
        self.path = path
    }
}

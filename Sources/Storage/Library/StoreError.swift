/// Why a library cannot be opened or used. Roof errors: the run stops.
package struct StoreError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What went wrong.
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
        /// The disk is full.
        case diskFull
    }

    /// What went wrong.
    package var kind: Kind
    /// The library's folder.
    package var path: String

    /// An error about the library at a path.
    package init(_ kind: Kind, path: String) {
        self.kind = kind
        self.path = path
    }

    /// One line that says what, and one that says what to do.
    package var description: String {
        switch kind {
        case .notFound:
            "\(path): no library there\n"
                + "import an export first: waymark import-export path/to/export.zip"
        case .inUse(let process):
            "\(path): the library is in use"
                + (process.map { " by process \($0)" } ?? "")
                + "\nwait until that process has finished, then run this command again"
        case .newerSchema:
            "\(path): the library was written by a newer Waymark\n"
                + "install the newest Waymark; the library was not changed"
        case .identityCollision(let one, let other):
            "\(one.provider) \(one.providerID) and \(other.provider) \(other.providerID) have "
                + "the same key\n"
                + "please report this; the source that brought the second one was left out"
        case .damaged(let detail):
            "\(path): the database cannot be read: \(detail)\n"
                + "move waymark.sqlite away and import your exports again: nothing else is lost"
        case .notWritable(let detail):
            "\(path): cannot write there: \(detail)\n"
                + "check the folder's permissions, or choose another with --library"
        case .ambiguousAthlete(let ids):
            "\(path): the export does not tell whose it is, and the library has several athletes\n"
                + "say whose it is with --athlete and one of "
                + ids.sorted().map(String.init).joined(separator: ", ")
        case .unknownAthlete(let id, let known):
            "\(path): no athlete \(id) there; the library has "
                + (known.count == 1 ? "1 athlete" : "\(known.count) athletes")
                + (known.isEmpty
                    ? "\nleave --athlete away"
                    : "\nsay --athlete and one of "
                        + known.map(String.init).joined(separator: ", "))
        case .otherAthlete(let what, let owner, let asked):
            "\(what) belongs to "
                + (owner.map { "athlete \($0)" } ?? "an athlete whose id is not known")
                + ", not to \(asked)\n"
                + "name that athlete with --athlete, or leave it away; nothing was changed"
        case .diskFull:
            "\(path): the disk is full\n"
                + "make room and run the same command again: it goes on where it stopped"
        }
    }
}

import GRDB
import Synchronization

/// A state of a library as one open ``Library`` sees it: while it stays the same, so does whatever
/// was read.
package struct LibraryState: Hashable, Sendable {
    /// Which open library; what SQLite counts is comparable within one connection only.
    let connection: Int
    let version: Int
    /// What was changed through the connection itself.
    let changes: Int

    private static let connections = Atomic(0)

    /// A number for a library that is being opened.
    static func connection() -> Int { connections.add(1, ordering: .relaxed).newValue }
}

extension Library {
    /// The state it is in now. Cheap: no table is read.
    package func state() throws -> LibraryState {
        // What SQLite counts is comparable within one connection only: the one that writes.
        try Self.translatingErrors(folder) {
            try database.writeWithoutTransaction { database in
                LibraryState(
                    connection: connection,
                    version: try Int.fetchOne(database, sql: "PRAGMA data_version") ?? 0,
                    changes: database.totalChangesCount)
            }
        }
    }
}

import GRDB
import Synchronization

/// A state of a library as one open ``Library`` sees it: as long as it does not change, neither
/// does anything read from it.
package struct LibraryState: Hashable, Sendable {
    /// Identifies the open library; SQLite's counters are comparable only within one connection.
    let connection: Int
    let version: Int
    /// The changes made through the connection itself.
    let changes: Int

    private static let connections = Atomic(0)

    /// A number for a library that is being opened.
    static func connection() -> Int { connections.add(1, ordering: .relaxed).newValue }
}

extension Library {
    /// The present state. Cheap: no table is read.
    package func state() throws -> LibraryState {
        // SQLite's counters are comparable only within one connection: the one that writes.
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

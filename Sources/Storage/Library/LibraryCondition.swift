import Foundation
import GRDB

/// What a look at a library tells; nothing is changed, not even an older schema.
package enum LibraryCondition: Sendable, Equatable {
    /// There is no database in the folder.
    case none
    /// It can be read; the number of its activities.
    case current(activities: Int)
    /// It has an older schema; the next command that opens it upgrades it.
    case older
    /// A newer Waymark wrote it.
    case newer
    /// It cannot be read.
    case unusable(StoreError)

    /// Looks at the library in a folder.
    package init(_ folder: LibraryFolder) {
        guard FileManager.default.fileExists(atPath: folder.database.path) else {
            self = .none
            return
        }
        do {
            self = try Library.translatingErrors(folder) {
                let database = try Connection.reading(folder)
                defer { try? database.close() }
                return try database.read { database in
                    switch try Schema.state(of: database) {
                    case .current:
                        .current(
                            activities: try Int.fetchOne(
                                database, sql: "SELECT count(*) FROM activity") ?? 0)
                    case .outdated, .legacy: .older
                    case .newer: .newer
                    }
                }
            }
        } catch let error as StoreError {
            self = .unusable(error)
        } catch {
            self = .unusable(StoreError(.damaged("\(type(of: error))"), path: folder.path))
        }
    }

    /// The version of SQLite in use, such as `3.40.1`; `nil` if it does not even open in memory.
    package static var sqliteVersion: String? {
        try? DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") }
    }
}

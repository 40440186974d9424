import Foundation
import GRDB

/// A library: one SQLite file, read by anyone at any time, written by one process.
///
/// Reads run concurrently with each other and with a write, each on an unchanging snapshot; writes
/// run one after the other.
package final class Library: Sendable {
    package let folder: LibraryFolder
    /// The upgrade that opening it performed; `nil` if there was none.
    package let upgrade: LibraryUpgrade?
    let database: any DatabaseWriter
    /// Distinguishes this library from all others that this process opened.
    let connection = LibraryState.connection()
    private let lock: LibraryLock?

    private init(
        folder: LibraryFolder, database: any DatabaseWriter, lock: LibraryLock?,
        upgrade: LibraryUpgrade? = nil
    ) {
        self.folder = folder
        self.database = database
        self.lock = lock
        self.upgrade = upgrade
    }

    /// Opens a library for reading.
    ///
    /// - Throws: ``StoreError`` if there is none, or it is newer than this program, or damaged.
    package static func open(_ folder: LibraryFolder) throws -> Library {
        guard FileManager.default.fileExists(atPath: folder.database.path) else {
            throw StoreError(.notFound, path: folder.path)
        }
        return try translatingErrors(folder) {
            let database = try Connection.reading(folder)
            switch try database.read(Schema.state) {
            case .current: return Library(folder: folder, database: database, lock: nil)
            case .newer: throw StoreError(.newerSchema, path: folder.path)
            case .outdated, .legacy:
                // A writer was killed before its first commit, or the library is older.
                try database.close()
                return try openForWriting(folder)
            }
        }
    }

    /// Opens a library for writing, and creates it if there is none.
    ///
    /// - Throws: ``StoreError``, `inUse` if another process writes to it.
    package static func openForWriting(_ folder: LibraryFolder) throws -> Library {
        do {
            try FileManager.default.createDirectory(
                at: folder.url, withIntermediateDirectories: true)
        } catch {
            throw StoreError(.notWritable(reason(of: error)), path: folder.path)
        }
        let lock = try LibraryLock(folder)
        return try translatingErrors(folder) {
            let database = try Connection.writing(folder)
            let upgrade = try bringUpToDate(database, folder)
            let library = Library(
                folder: folder, database: database, lock: lock, upgrade: upgrade)
            try library.settleCaches()
            return library
        }
    }

    /// An empty library in memory, which lives as long as the object.
    package static func inMemory() throws -> Library {
        let database = try DatabaseQueue(configuration: Connection.configuration)
        try Schema.migrator.migrate(database)
        return Library(
            folder: LibraryFolder(URL(filePath: "/nonexistent/library-in-memory")),
            database: database, lock: nil)
    }

    private static func bringUpToDate(
        _ database: any DatabaseWriter, _ folder: LibraryFolder
    ) throws -> LibraryUpgrade? {
        switch try database.read(Schema.state) {
        case .current: return nil
        case .newer: throw StoreError(.newerSchema, path: folder.path)
        case .outdated:
            try Schema.migrator.migrate(database)
            return nil
        case .legacy(let version):
            let copy = folder.backup(ofSchema: version)
            try LegacyLibrary.copy(database, to: copy)
            try LegacyLibrary.attaching(copy, to: database) {
                try Schema.migrator.migrate(database)
            }
            return try database.read { database in
                LibraryUpgrade(
                    kept: copy,
                    activities: try Int.fetchOne(
                        database, sql: "SELECT count(*) FROM activity") ?? 0,
                    exports: try Int.fetchOne(database, sql: "SELECT count(*) FROM export") ?? 0)
            }
        }
    }

    /// Releases the file; the library cannot be used afterwards.
    package func close() throws {
        try database.close()
        lock?.release()
    }

    /// Runs `body` and translates errors of SQLite to ``StoreError``.
    static func translatingErrors<Result>(
        _ folder: LibraryFolder, _ body: () throws -> Result
    ) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError {
            let path = folder.path
            switch error.resultCode {
            case .SQLITE_FULL: throw StoreError(.diskFull, path: path)
            case .SQLITE_BUSY, .SQLITE_LOCKED: throw StoreError(.inUse(process: nil), path: path)
            case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
                throw StoreError(.notWritable(error.message ?? "\(error.resultCode)"), path: path)
            case .SQLITE_NOTADB, .SQLITE_CORRUPT:
                throw StoreError(.damaged(error.message ?? "\(error.resultCode)"), path: path)
            default: throw error
            }
        }
    }

    private static func reason(of error: any Error) -> String {
        let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        guard let cause, cause.domain == NSPOSIXErrorDomain else { return "\(error)" }
        return String(cString: strerror(Int32(cause.code)))
    }
}

extension Library {
    func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try Self.translatingErrors(folder) {
            // A queue has one connection, which may be inside a transaction of its own. GRDB's `read`
            // would forbid writing for each read, and SQLite compiles every statement again after
            // that.
            if let queue = database as? DatabaseQueue {
                return try queue.unsafeReentrantRead(body)
            }
            return try database.read(body)
        }
    }

    func write<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try Self.translatingErrors(folder) { try database.write(body) }
    }
}

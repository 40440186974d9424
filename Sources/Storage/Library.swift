import Foundation
import GRDB

/// A library: one SQLite file, read by anyone at any time, written by one process.
package final class Library: Sendable {
    /// Where it lies.
    package let folder: LibraryFolder
    let database: DatabaseQueue
    /// Tells this one from all others that this process opened.
    let connection = LibraryState.connection()
    private let lock: LibraryLock?

    private init(folder: LibraryFolder, lock: LibraryLock?) throws {
        self.folder = folder
        self.lock = lock
        // Not the lock itself: GRDB keeps the closure for longer than this object lives.
        let isWriting = lock != nil
        var configuration = Configuration()
        let isFrozen = !isWriting && Self.isFrozen(folder)
        configuration.readonly = isFrozen
        if !isFrozen { configuration.journalMode = .wal }
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { database in
            if isFrozen { return }
            // Large pages halve the cost of stream blobs; the size is fixed when the file is made.
            try database.execute(sql: "PRAGMA page_size = 16384")
            if isWriting {
                // The rows of ten thousand activities in one batch; SQLite's own two megabytes would
                // be written and read back many times.
                try database.execute(sql: "PRAGMA cache_size = -24000")
            }
            // A batch that was committed survives a power failure too.
            try database.execute(sql: "PRAGMA synchronous = FULL")
        }
        let path = isFrozen ? Self.frozenPath(folder) : folder.database.path
        database = try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Whether nobody here can write to the library, as in a backup on a disk mounted read-only, and
    /// all of it is in the one file: only then may SQLite look at it without a log beside it.
    private static func isFrozen(_ folder: LibraryFolder) -> Bool {
        let files = FileManager.default
        return !files.isWritableFile(atPath: folder.path)
            && !files.isWritableFile(atPath: folder.database.path)
            && !files.fileExists(atPath: folder.database.path + "-wal")
    }

    /// As an address, which says more than a path (SQLite, "URI Filenames").
    private static func frozenPath(_ folder: LibraryFolder) -> String {
        folder.database.absoluteURL.absoluteString + "?immutable=1"
    }

    /// Opens a library for reading.
    ///
    /// - Throws: ``StoreError`` when there is none, it is newer than this program, or damaged.
    package static func open(_ folder: LibraryFolder) throws -> Library {
        guard FileManager.default.fileExists(atPath: folder.database.path) else {
            throw StoreError(.notFound, path: folder.path)
        }
        return try translatingErrors(folder) {
            let library = try Library(folder: folder, lock: nil)
            if try library.schemaVersion() < Migrations.current {
                // A writer killed before its first commit, or an older library: bring it up to date.
                return try openForWriting(folder)
            }
            return library
        }
    }

    /// Opens a library for writing, and makes it when there is none.
    ///
    /// - Throws: ``StoreError``, `inUse` when another process writes to it.
    package static func openForWriting(_ folder: LibraryFolder) throws -> Library {
        do {
            try FileManager.default.createDirectory(
                at: folder.url, withIntermediateDirectories: true)
        } catch {
            throw StoreError(.notWritable(reason(of: error)), path: folder.path)
        }
        let lock = try LibraryLock(folder)
        return try translatingErrors(folder) {
            let library = try Library(folder: folder, lock: lock)
            let version = try library.schemaVersion()
            if version < Migrations.current {
                if version > 0 {
                    try Migrations.backUp(library.database, version: version, in: folder)
                }
                try library.database.write { try Migrations.migrate($0, from: version) }
            }
            try library.settleCaches()
            return library
        }
    }

    /// Releases the file; the library cannot be used afterwards.
    package func close() throws {
        try database.close()
        lock?.release()
    }

    private func schemaVersion() throws -> Int {
        let version = try database.read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
        guard version <= Migrations.current else {
            throw StoreError(
                .newerSchema(found: version, supported: Migrations.current), path: folder.path)
        }
        return version
    }

    /// Runs `body` and says in the store's words what SQLite could not do.
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
        try Self.translatingErrors(folder) { try database.read(body) }
    }

    func write<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try Self.translatingErrors(folder) { try database.write(body) }
    }
}

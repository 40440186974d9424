import Foundation
import GRDB

/// How a library's file is opened.
enum Connection {
    /// For a writer: what one process at a time does.
    static func writing(_ folder: LibraryFolder) throws -> any DatabaseWriter {
        var configuration = configuration
        configuration.prepareDatabase { database in
            if database.configuration.readonly { return }
            // The rows of ten thousand activities in one batch; SQLite's own two megabytes would
            // be written and read back many times.
            try database.execute(sql: "PRAGMA cache_size = -24000")
        }
        return try pool(folder, configuration)
    }

    /// For readers, also of a file that nobody here can write to.
    static func reading(_ folder: LibraryFolder) throws -> any DatabaseWriter {
        var configuration = configuration
        if isFrozen(folder) {
            configuration.readonly = true
            return try DatabaseQueue(path: frozenPath(folder), configuration: configuration)
        }
        return try pool(folder, configuration)
    }

    /// What every connection has in common.
    static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { database in
            if database.configuration.readonly { return }
            database.add(function: FileSport.function)
            // Large pages halve the cost of stream blobs; the size is fixed when the file is made.
            try database.execute(sql: "PRAGMA page_size = 16384")
        }
        return configuration
    }

    private static func pool(
        _ folder: LibraryFolder, _ configuration: Configuration
    ) throws -> DatabasePool {
        let pool = try DatabasePool(path: folder.database.path, configuration: configuration)
        // A batch that was committed survives a power failure too; a pool starts with less.
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        return pool
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
}

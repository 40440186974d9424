import Foundation
import GRDB

/// Opens a library's file.
enum Connection {
    /// For the writer: one process at a time. It has one connection, since nothing reads beside it and
    /// each further connection reads the whole schema.
    static func writing(_ folder: LibraryFolder) throws -> any DatabaseWriter {
        var configuration = configuration
        configuration.journalMode = .wal
        configuration.prepareDatabase { database in
            database.add(function: FoldedText.function)
            if database.configuration.readonly { return }
            // The rows of ten thousand activities in one batch; SQLite's default of two megabytes
            // would be written and read back many times.
            try database.execute(sql: "PRAGMA cache_size = -20000")
        }
        return try durable(
            DatabaseQueue(path: folder.database.path, configuration: configuration))
    }

    /// For readers, also of a file that cannot be written to.
    static func reading(_ folder: LibraryFolder) throws -> any DatabaseWriter {
        var configuration = configuration
        if isFrozen(folder) {
            configuration.readonly = true
            return try DatabaseQueue(path: frozenPath(folder), configuration: configuration)
        }
        return try durable(
            DatabasePool(path: folder.database.path, configuration: configuration))
    }

    /// The common configuration of all connections.
    static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { database in
            if database.configuration.readonly { return }
            database.add(function: FileSport.function)
            // Large pages reduce the cost of stream blobs, larger ones waste space at their ends;
            // the size is fixed when the file is created.
            try database.execute(sql: "PRAGMA page_size = 8192")
        }
        return configuration
    }

    /// A committed batch also survives a power failure; GRDB's default is weaker.
    private static func durable(_ writer: some DatabaseWriter) throws -> any DatabaseWriter {
        try writer.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        return writer
    }

    /// Whether nobody here can write to the library, as in a backup on a disk mounted read-only,
    /// and all of it is in the one file: only then may SQLite read it without a log beside it.
    private static func isFrozen(_ folder: LibraryFolder) -> Bool {
        let files = FileManager.default
        return !files.isWritableFile(atPath: folder.path)
            && !files.isWritableFile(atPath: folder.database.path)
            && !files.fileExists(atPath: folder.database.path + "-wal")
    }

    /// As a URI, which can carry options (SQLite, "URI Filenames").
    private static func frozenPath(_ folder: LibraryFolder) -> String {
        folder.database.absoluteURL.absoluteString + "?immutable=1"
    }
}

import ActivityModel
import Foundation
import GRDB
import Ingest
import Storage
import TestSupport
import Testing

/// A library in a folder of its own, filled by imports in this process.
struct MergedLibrary {
    /// What time it is in these tests.
    static let now = Timestamp(year: 2026, month: 11, day: 21)

    let temporary: TemporaryFolder
    var folder: LibraryFolder { LibraryFolder(temporary.url.appending(path: "library")) }

    init() throws { temporary = try TemporaryFolder() }

    /// A library with some exports, one import each.
    init(_ paths: [String]) throws {
        try self.init()
        for path in paths { try importing(path) }
    }

    /// Imports exports in one run; stops after some files where that is asked for.
    @discardableResult
    func importing(
        _ paths: String..., stopAfter files: Int? = nil,
        change: (inout ImportOptions) -> Void = { _ in }
    ) throws -> ImportReport {
        var options = ImportOptions(sources: paths, folder: folder)
        // Invented histories lack much, and are packed long after what is in them.
        options.confirmsAbsence = true
        change(&options)
        let stop = StopSignal()
        return try ImportRun(options, now: Self.now, stop: stop) { progress in
            if let files, progress.filesDone >= files { stop.set() }
        }.run()
    }

    /// Says what imports would bring.
    func previewing(_ paths: [String]) throws -> ImportReport {
        var options = ImportOptions(sources: paths, folder: folder)
        options.isDryRun = true
        return try ImportRun(options, now: Self.now).run()
    }

    @discardableResult
    func undo(_ report: ImportReport) throws -> Leftovers {
        try LibraryMaintenance(folder).undo(run: try #require(report.run), now: Self.now)
    }

    /// Whether `verify` finds nothing wrong.
    func isWhole() throws -> Bool {
        try LibraryCheck(folder).run(repairs: false, now: Self.now).isWhole
    }

    /// Everything, as text.
    func dump() throws -> String { try LibraryDump.whole(folder.url) }

    /// What the library answers to a query.
    func rows(_ sql: String) throws -> [Row] {
        let queue = try DatabaseQueue(path: folder.database.path)
        defer { try? queue.close() }
        return try queue.read { try Row.fetchAll($0, sql: sql) }
    }

    /// The rows of a query as texts, cells joined by bars.
    func texts(_ sql: String) throws -> [String] {
        try rows(sql).map { row in
            row.databaseValues.map { value in
                String.fromDatabaseValue(value) ?? Double.fromDatabaseValue(value)
                    .map { $0 == $0.rounded() ? "\(Int64($0))" : "\($0)" } ?? "–"
            }.joined(separator: "|")
        }
    }

    /// Changes the database behind the program's back.
    func damage(_ sql: String) throws {
        let queue = try DatabaseQueue(path: folder.database.path)
        defer { try? queue.close() }
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA foreign_keys = OFF")
            try database.execute(sql: sql)
        }
    }
}

/// Expects two libraries to hold the same, and shows the first lines in which they differ.
func expectSame(
    _ one: String, _ other: String, _ note: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
) {
    if one != other {
        Issue.record(
            "\(note)\n\(LibraryDump.difference(one, other))", sourceLocation: sourceLocation)
    }
}

/// The exports of an invented history as ZIPs, oldest first.
struct WrittenHistory {
    let folder: TemporaryFolder
    let paths: [String]

    init(seed: UInt64, athlete: Int64 = 12_345_678) throws {
        let folder = try TemporaryFolder()
        let history = InventedHistory(seed: seed, athlete: athlete)
        paths = try history.exports.enumerated().map { index, export in
            try export.writeZIP(to: folder, named: "\(index).zip")
        }
        self.folder = folder
    }
}

extension Array {
    func shuffled(seed: UInt64) -> [Element] {
        var random = SeededGenerator(seed: seed)
        return shuffled(using: &random)
    }
}

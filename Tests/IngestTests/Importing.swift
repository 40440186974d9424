import ActivityModel
import Foundation
import Ingest
import Storage
import TestSupport

/// Imports within the test's own process, for what a command line cannot reach.
struct Importing {
    let folder: TemporaryFolder
    let library: LibraryFolder
    /// Long after every activity of the fixtures but those of the far future.
    static let now = Timestamp(year: 2026, month: 11, day: 21)

    init() throws {
        folder = try TemporaryFolder()
        library = LibraryFolder(folder.url.appending(path: "library"))
    }

    /// Imports an export.
    @discardableResult
    func run(
        _ path: String, stop: StopSignal = StopSignal(),
        progress: @escaping (ImportProgress) -> Void = { _ in },
        change: (inout ImportOptions) -> Void = { _ in }
    ) throws -> ImportReport {
        var options = ImportOptions(sources: [path], folder: library)
        change(&options)
        return try ImportRun(options, now: Self.now, stop: stop, progress: progress).run()
    }

    /// Imports an export that is being built.
    @discardableResult
    func run(_ export: ExportBuilder) throws -> ImportReport {
        try run(try export.writeZIP(to: folder))
    }

    /// The activities, oldest first.
    func activities() throws -> [ActivityListing] {
        var filter = ActivityFilter()
        filter.isAscending = true
        return try Library.open(library).activities(filter)
    }

    /// Everything in its tables.
    func dump(hiding hidden: Set<String> = LibraryDump.ofRuns) throws -> [String] {
        try LibraryDump.lines(library.url, hiding: hidden)
    }
}

import Foundation
import Ingest
import Storage
import TestSupport
import Testing

import Reports

/// A run that is asked to stop, at every point where it can be.
struct StoppingTests {
    private static let sample = Fixtures.folder.appending(path: "export_12345678.zip").path

    @Test(arguments: [0, 1, 7, 30, 57, 1_000])
    func `a run that was stopped after some files is completed by the next`(files: Int) throws {
        let whole = try Importing()
        try whole.run(Self.sample)
        let library = try Importing()
        let stop = StopSignal()
        if files == 0 { stop.set() }
        let first = try library.run(
            Self.sample, stop: stop,
            progress: { if $0.phase == .files, $0.filesDone >= files { stop.set() } },
            change: { $0.jobs = 2 })
        #expect(first.outcome == (stop.isSet ? .stopped : .finished))
        let second = try library.run(Self.sample)
        #expect(second.outcome == .finished)
        let read = first.files.imported + second.files.imported
        #expect(read == 54, "each file is read once")
        #expect(try library.dump() == whole.dump())
    }

    @Test func `progress only ever goes on, and ends with every file done`() throws {
        var seen: [ImportProgress] = []
        try Importing().run(Self.sample, progress: { seen.append($0) })
        #expect(seen.first?.phase == .reading(export: "export_12345678.zip"))
        #expect(seen.last?.phase == .settling)
        let files = seen.filter { $0.phase == .files }
        #expect(files.map(\.filesDone) == Array(1...files.count))
        #expect(files.map(\.bytesDone) == files.map(\.bytesDone).sorted())
        #expect(files.last?.filesDone == files.last?.filesTotal)
        #expect(files.last?.bytesDone == files.last?.bytesTotal)
        let shares = files.compactMap(\.share)
        #expect(shares.count == files.count && shares == shares.sorted())
        #expect(shares.last == 1)
        #expect(files.last?.secondsLeft(after: 9) == 0)
        let text = try #require(files.last?.text(after: 2))
        #expect(text.hasPrefix("\(files.count) of \(files.count) files · 100 % · "))
        #expect(text.contains(" MB/s · ") && text.hasSuffix(" to go · 2 not readable"))
    }

    @Test func `of several exports those not begun are left for the next run`() throws {
        let library = try Importing()
        var other = ExportBuilder(asOf: CivilTime.seconds(2024, 1, 1))
        other.add(
            ExportBuilder.Row(5, at: CivilTime.seconds(2023, 1, 1), "Alone", "Walk", elapsed: 60))
        let path = try other.writeZIP(to: library.folder, named: "other.zip")
        let stop = StopSignal()
        let report = try library.run(
            Self.sample, stop: stop, progress: { if $0.phase == .settling { stop.set() } },
            change: { $0.sources.append(path) })
        #expect(report.outcome == .stopped)
        #expect(report.exports.count == 1)
        let next = try library.run(Self.sample, change: { $0.sources.append(path) })
        #expect(next.outcome == .finished)
        #expect(next.totalActivities == 68)
    }
}

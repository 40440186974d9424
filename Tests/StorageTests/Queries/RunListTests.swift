import ActivityModel
import Storage
import Testing

/// What runs did: the list of them, what each changed, and what was odd.
struct RunListTests {
    private let a = Snapshot.Row(7, "A")
    private let b = Snapshot.Row(8, "B")

    @Test func `runs are listed newest first, with their exports and changes by kind`() throws {
        let library = try Library.of(
            Snapshot(asOf: 2_000, a, b), Snapshot(asOf: 3_000, a.with { $0.name = "C" }))
        try library.hear(Reply(9, "Heard", at: 4_000))
        let runs = try library.runs()
        #expect(runs.map(\.id) == [3, 2, 1])
        #expect(runs.map(\.kind) == [.sync, .import, .import])
        #expect(runs.map(\.exports) == [["Strava API"], ["3000.zip"], ["2000.zip"]])
        #expect(runs.map(\.changes) == [[.new: 1], [.renamed: 1, .absent: 1], [.new: 2]])
        #expect(runs.map(\.outcome) == [.finished, .finished, .finished])
        #expect(runs.map(\.finishedAt) == [20_000, 1_800_000_000, 1_800_000_000])
    }

    @Test(arguments: [RunOutcome.finished, .stopped, .failed])
    func `a run has no outcome until it ends`(outcome: RunOutcome) throws {
        let library = try Library.of(Snapshot(asOf: 2_000, a))
        let writer = try ImportWriter(library, now: 20_000)
        #expect(try library.runs().first?.outcome == nil)
        #expect(try library.runs().first?.finishedAt == nil)
        #expect(try library.status().hasUnfinishedRun)
        #expect(try library.overview().hasUnfinishedImport)
        try writer.finish(outcome, report: nil, at: 20_001)
        #expect(try library.runs().first?.outcome == outcome)
        #expect(try library.status().hasUnfinishedRun == (outcome != .finished))
        #expect(try library.overview().hasUnfinishedImport == (outcome != .finished))
    }

    @Test func `of an athlete only what was brought or changed of theirs is listed`() throws {
        let library = try Library.of(
            Snapshot(asOf: 2_000, a),
            Snapshot(asOf: 3_000, b).with {
                ($0.athlete, $0.issues) = (43, [ImportIssue(.exportTableMissing, "gone")])
            })
        #expect(try library.runs(athlete: 43).map(\.id) == [2])
        #expect(try library.runs(athlete: 43).map(\.issues) == [1])
        #expect(try library.runs(athlete: 42).map(\.issues) == [0])
        #expect(try library.changes(ofRun: nil, athlete: 42)?.run == 1)
        #expect(try library.changes(ofRun: nil, athlete: 43)?.run == 2)
        #expect(try library.changes(ofRun: 1, athlete: 43)?.changes.isEmpty == true)
        #expect(try library.changes(ofRun: nil, athlete: 44) == nil)
    }

    @Test func `without a number the newest run that changed anything is meant`() throws {
        let library = try Library.inMemory()
        #expect(try library.changes(ofRun: nil) == nil)
        try Snapshot(asOf: 2_000, a).write(to: library)
        try Snapshot(asOf: 3_000, a).write(to: library)
        #expect(try library.changes(ofRun: nil)?.run == 1)
        #expect(try library.changes(ofRun: nil)?.exports == ["2000.zip"])
        #expect(try library.changes(ofRun: 2)?.changes.isEmpty == true)
        #expect(try library.changes(ofRun: 99) == nil)
    }

    @Test func `a change of what was forgotten since is that of its export's athlete`() throws {
        let library = try Library.of(Snapshot(asOf: 2_000, a, b), Snapshot(asOf: 3_000, b))
        _ = try library.undo(run: 1, now: 20_000)
        #expect(try library.changes(ofRun: 2, athlete: 42)?.changes.map(\.kind) == [.absent])
    }
}

struct IssueListTests {
    private let library: Library

    init() throws {
        var content = ActivityFile.recording()
        content.issues = [
            ImportIssue(.fitTrailing, "note", severity: .note),
            ImportIssue(.fitTruncated, "warning", severity: .warning),
        ]
        var source = Snapshot(
            asOf: 2_000, .init(7, "A", file: "activities/7.fit").with { $0.content = content })
        source.issues = [
            ImportIssue(.zipTruncated, "error", file: "x.zip", severity: .error),
            ImportIssue(.csvDate, "row", at: .row(3, column: "Date"), file: "activities.csv"),
        ]
        library = try Library.of(source)
        try Snapshot(asOf: 3_000, .init(8, "B")).with {
            $0.athlete = 43
            $0.issues = [ImportIssue(.exportTableMissing, "theirs", severity: .note)]
        }.write(to: library)
    }

    @Test(
        arguments: [
            (IssueFilter(), ["row", "error", "warning", "theirs", "note"]),
            (IssueFilter(code: "fit"), ["warning", "note"]),
            (IssueFilter(code: "fit.trailing-bytes"), ["note"]), (IssueFilter(code: "fi"), []),
            (IssueFilter(file: "7.fi"), ["warning", "note"]), (IssueFilter(file: "%"), []),
            (IssueFilter(activityID: 7), ["warning", "note"]), (IssueFilter(activityID: 8), []),
            (IssueFilter(athlete: 43), ["theirs"]), (IssueFilter(athlete: 44), []),
            (IssueFilter(run: 2), ["theirs"]), (IssueFilter(limit: 2), ["row", "error"]),
            (IssueFilter(code: "fit", athlete: 43), []),
            (
                IssueFilter(code: "fit", file: "7", activityID: 7, athlete: 42, run: 1, limit: 1),
                ["warning"]
            ),
        ] as [(IssueFilter, [String])])
    func `issues are filtered, the gravest first`(filter: IssueFilter, messages: [String]) throws {
        #expect(try library.issues(filter).map(\.message) == messages)
    }

    @Test func `an issue tells its export or its activity, and its place`() throws {
        let issues = try library.issues()
        #expect(issues.map(\.export) == ["2000.zip", "2000.zip", nil, "3000.zip", nil])
        #expect(issues.map(\.activityID) == [nil, nil, 7, nil, 7])
        #expect(issues[0].position == "row 3, column \"Date\"")
    }

    @Test func `codes are counted, errors first, then the most frequent`() throws {
        func counts(run: Int64? = nil, athlete: Int64? = nil) throws -> [String] {
            try library.issueCounts(run: run, athlete: athlete)
                .map { "\($0.code.rawValue) \($0.severity.rawValue) \($0.count)" }
        }
        #expect(
            try counts() == [
                "csv.bad-date error 1", "zip.truncated error 1", "fit.truncated warning 1",
                "export.table-missing note 1", "fit.trailing-bytes note 1",
            ])
        #expect(try counts(run: 2) == ["export.table-missing note 1"])
        #expect(try counts(athlete: 43) == ["export.table-missing note 1"])
        #expect(try library.status().issues == [.error: 2, .warning: 1, .note: 2])
        #expect(try library.status(athlete: 43).issues == [.note: 1])
    }
}

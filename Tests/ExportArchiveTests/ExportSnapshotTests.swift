import ActivityModel
import Testing

@testable import ExportArchive

@Suite("When an export was true") struct ExportSnapshotTests {
    static let now = Timestamp(year: 2026, month: 11, day: 21, hour: 12)
    static func day(_ month: Int, _ day: Int) -> Timestamp {
        Timestamp(year: 2026, month: month, day: day, hour: 9)
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var entry: Timestamp?
        var name = "export_5.zip"
        var login: Timestamp?
        var start: Timestamp?
        var asOf: Timestamp?
        var evidence: ExportSnapshot.Evidence?
    }

    static let cases = [
        Case(
            testDescription: "the newest entry", entry: day(5, 3), login: day(5, 2),
            start: day(5, 1), asOf: day(5, 3), evidence: .entries),
        Case(
            testDescription: "an entry older than the newest activity", entry: day(4, 1),
            start: day(5, 1), asOf: day(5, 1), evidence: .activity),
        Case(
            testDescription: "an entry older than the newest login", entry: day(4, 1),
            login: day(5, 2), start: day(5, 1), asOf: day(5, 2), evidence: .login),
        Case(
            testDescription: "an entry in the future", entry: day(12, 24), login: day(5, 2),
            asOf: day(5, 2), evidence: .login),
        Case(
            testDescription: "an activity in the future", entry: day(5, 3), start: day(12, 24),
            asOf: day(5, 3), evidence: .entries),
        Case(
            testDescription: "a date in the name", name: "export_5-2026-05-04.zip",
            start: day(5, 1),
            asOf: Timestamp(year: 2026, month: 5, day: 4, hour: 23, minute: 59, second: 59),
            evidence: .fileName),
        Case(
            testDescription: "today in the name", name: "export_5 2026-11-21.zip", asOf: now,
            evidence: .fileName),
        Case(
            testDescription: "an id that looks like a date", name: "export_20260504.zip",
            start: day(5, 1), asOf: day(5, 1), evidence: .activity),
        Case(testDescription: "nothing at all"),
    ]

    @Test(arguments: cases)
    func `the rule is kept`(_ example: Case) {
        let snapshot = ExportSnapshot(
            newestEntry: example.entry, fileName: example.name, newestLogin: example.login,
            newestStart: example.start, now: Self.now)
        #expect(snapshot?.asOf == example.asOf)
        #expect(snapshot?.evidence == example.evidence)
    }
}

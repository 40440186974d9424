import ActivityModel
import Foundation
import TestSupport
import Testing

@testable import StravaAPI

struct RequestBudgetTests {
    private func grants(_ budget: RequestBudget, _ count: Int) async throws -> Int {
        var granted = 0
        for _ in 0..<count where try await budget.permission(for: .read) == .granted {
            granted += 1
        }
        return granted
    }

    @Test func `another process goes on where the first stopped`() async throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "state/waymark/strava-1.json")
        let clock = ManualClock(.on(12))
        #expect(try await grants(RequestBudget(file: file, clock: clock), 60) == 60)
        #expect(try await grants(RequestBudget(file: file, clock: clock), 60) == 35)
    }

    @Test(.timeLimit(.minutes(1)))
    func `processes that run at once never spend a request twice`() async throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "strava-1.json")
        let clock = ManualClock(.on(12))
        let granted = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<4 {
                let budget = RequestBudget(file: file, clock: clock)
                group.addTask { try await grants(budget, 50) }
            }
            return try await group.reduce(0, +)
        }
        #expect(granted == 95)
        let snapshot = await RequestBudget(file: file, clock: clock).snapshot()
        #expect(snapshot.entry(.read, .quarterHour)?.used == 95)
        #expect(snapshot.entry(.overall, .day)?.used == 95)
    }

    @Test func `the server's clock is remembered`() async throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "strava-1.json")
        let clock = ManualClock(.on(9, 59))
        let first = RequestBudget(file: file, clock: clock)
        try await first.settle(
            after: .text(429, "", ["Date": "Sat, 21 Nov 2026 12:01:00 GMT"]))
        let second = RequestBudget(file: file, clock: clock)
        clock.set(.on(10, 0))
        #expect(
            try await second.permission(for: .read) == .wait(until: .on(12, 15, 2), .quarterHour))
        #expect(await second.localTime(of: .on(12, 15, 2)) == .on(10, 13, 2))
    }

    @Test(arguments: [
        "", "{", "[]", #"{"overall":1}"#,
        #"{"overall":{"quarterHour":{"limit":9223372036854775807,"used":9223372036854775807},"#
            + #""day":{"limit":1,"used":1}},"read":{"quarterHour":{"limit":1,"used":1},"#
            + #""day":{"limit":1,"used":1}},"quarterStart":0,"dayStart":0,"clockOffset":0}"#,
    ])
    func `a damaged file counts for nothing`(contents: String) async throws {
        let folder = try TemporaryFolder()
        _ = try folder.write(Array(contents.utf8), to: "strava-1.json")
        let budget = RequestBudget(
            file: folder.url.appending(path: "strava-1.json"), clock: ManualClock(.on(12)))
        #expect(try await budget.permission(for: .read) == .granted)
    }

    @Test func `without a place for the file nothing is granted`() async throws {
        let folder = try TemporaryFolder()
        let occupied = try folder.write([], to: "occupied")
        let budget = RequestBudget(
            file: URL(filePath: occupied).appending(path: "x/strava-1.json"),
            clock: ManualClock(.on(12)))
        let error = try await failure { try await budget.permission(for: .read) }
        guard case .unusableFile = error else {
            Issue.record("expected an unusable file")
            return
        }
    }

    @Test func `a request that never left is given back`() async throws {
        let folder = try TemporaryFolder()
        let budget = RequestBudget(
            file: folder.url.appending(path: "b.json"), reserve: 0, clock: ManualClock(.on(12)))
        #expect(try await grants(budget, 100) == 100)
        try await budget.giveBack()
        #expect(try await grants(budget, 2) == 1)
    }

    @Test(arguments: [
        (["XDG_STATE_HOME": "/s", "HOME": "/h"], "/s/waymark/strava-4711.json"),
        (["XDG_STATE_HOME": "relative", "HOME": "/h"], "/h/.local/state/waymark/strava-4711.json"),
        (["HOME": "/h"], "/h/.local/state/waymark/strava-4711.json"),
    ])
    func `the state lies where XDG says`(environment: [String: String], path: String) {
        #expect(
            RequestBudget.stateFile(clientID: "4711", environment: environment).path == path)
        #expect(
            RequestBudget.stateFile(clientID: "../47/11", environment: environment).path == path)
    }

    @Test func `a snapshot says what is left for reading`() async throws {
        let folder = try TemporaryFolder()
        let budget = RequestBudget(
            file: folder.url.appending(path: "b.json"), clock: ManualClock(.on(12, 7)))
        _ = try await grants(budget, 10)
        let snapshot = await budget.snapshot()
        #expect(snapshot.left(in: .quarterHour) == 85)
        #expect(snapshot.left(in: .day) == 940)
        #expect(snapshot.end(of: .quarterHour) == .on(12, 15))
        #expect(snapshot.end(of: .day) == .on(0, day: 22))
        try await budget.settle(after: .text(429, ""))
        #expect(await budget.snapshot().left(in: .quarterHour) == 0)
    }
}

import ActivityModel
import Foundation
import TestSupport
import Testing

@testable import StravaAPI

struct BudgetPlanTests {
    private func snapshot(spent: Int, at now: Timestamp) async throws -> BudgetSnapshot {
        let folder = try TemporaryFolder()
        let budget = RequestBudget(
            file: folder.url.appending(path: "b.json"), clock: ManualClock(now))
        for _ in 0..<spent { _ = try await budget.permission(for: .read) }
        return await budget.snapshot()
    }

    @Test func `what fits into this quarter hour is one share`() async throws {
        let plan = RequestBudget.plan(
            requests: 85, from: try await snapshot(spent: 10, at: .on(12, 7)), now: .on(12, 7))
        #expect(
            plan == [WindowShare(begins: .on(12, 7), ends: .on(12, 15), requests: 85)])
    }

    @Test func `what does not goes to the next`() async throws {
        let plan = RequestBudget.plan(
            requests: 200, from: try await snapshot(spent: 10, at: .on(12, 7)), now: .on(12, 7))
        #expect(plan.map(\.requests) == [85, 95, 20])
        #expect(plan.last?.begins == .on(12, 30))
    }

    @Test func `a day that is used up is waited for`() async throws {
        let plan = RequestBudget.plan(
            requests: 2_000, from: try await snapshot(spent: 0, at: .on(12)), now: .on(12))
        #expect(plan.reduce(0) { $0 + $1.requests } == 2_000)
        #expect(plan[9].requests == 95)
        #expect(
            plan[10]
                == WindowShare(
                    begins: .on(0, day: 22), ends: .on(0, 15, day: 22), requests: 95))
        #expect(plan.last?.ends == .on(0, 30, day: 23))
    }

    @Test func `a plan made later than its snapshot begins anew`() async throws {
        let plan = RequestBudget.plan(
            requests: 95, from: try await snapshot(spent: 95, at: .on(12)), now: .on(12, 20))
        #expect(plan.map(\.requests) == [95])
    }

    @Test func `nothing to do, and too much to do, end`() async throws {
        let snapshot = try await snapshot(spent: 0, at: .on(12))
        #expect(RequestBudget.plan(requests: 0, from: snapshot, now: .on(12)).isEmpty)
        #expect(RequestBudget.plan(requests: .max, from: snapshot, now: .on(12)).count == 10_000)
    }
}

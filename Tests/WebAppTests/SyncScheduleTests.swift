import Foundation
import Synchronization
import Testing

@testable import WebApp

/// Syncs that begin by themselves.
struct SyncScheduleTests {
    /// Counts how often a sync was to begin.
    private final class Counter: Sendable {
        let count = Mutex(0)
        let refuses = Mutex(0)

        func begin() -> Bool {
            count.withLock { $0 += 1 }
            return refuses.withLock { refuses in
                refuses -= 1
                return refuses < 0
            }
        }
        var value: Int { count.withLock(\.self) }

        func reaches(_ number: Int) async throws -> Bool {
            for _ in 0..<500 {
                if value >= number { return true }
                try await Task.sleep(for: .milliseconds(10))
            }
            return false
        }
    }

    private static func times(
        quiet: Int = 100, longest: Int = 300, interval: Int? = nil
    ) -> SyncSchedule.Times {
        SyncSchedule.Times(
            quiet: .milliseconds(quiet), longest: .milliseconds(longest),
            interval: interval.map { .milliseconds($0) }, retry: .milliseconds(50))
    }

    @Test func `a burst of announcements is one sync`() async throws {
        let counter = Counter()
        let schedule = SyncSchedule(Self.times(quiet: 300, longest: 60_000)) { counter.begin() }
        for _ in 0..<20 {
            schedule.announce()
            try await Task.sleep(for: .milliseconds(2))
        }
        #expect(try await counter.reaches(1))
        try await Task.sleep(for: .milliseconds(500))
        #expect(counter.value == 1)
    }

    @Test func `announcements without end do not put a sync off without end`() async throws {
        let counter = Counter()
        let schedule = SyncSchedule(Self.times(quiet: 60_000, longest: 200)) { counter.begin() }
        schedule.announce()
        schedule.announce()
        #expect(try await counter.reaches(1))
    }

    @Test func `a limit that is over lets the sync continue`() async throws {
        let counter = Counter()
        let schedule = SyncSchedule(Self.times()) { counter.begin() }
        schedule.ended(limit: nil)
        try await Task.sleep(for: .milliseconds(200))
        #expect(counter.value == 0)
        schedule.ended(limit: .zero)
        #expect(try await counter.reaches(1))
    }

    @Test func `an interval counts from the end of a sync`() async throws {
        let counter = Counter()
        let schedule = SyncSchedule(Self.times(interval: 100)) { counter.begin() }
        schedule.start()
        #expect(try await counter.reaches(1))
        try await Task.sleep(for: .milliseconds(300))
        #expect(counter.value == 1)
        schedule.ended(limit: nil)
        #expect(try await counter.reaches(2))
        schedule.stop()
    }

    @Test func `what cannot begin is tried again, what was stopped is not`() async throws {
        let counter = Counter()
        counter.refuses.withLock { $0 = 2 }
        let schedule = SyncSchedule(Self.times()) { counter.begin() }
        schedule.announce()
        #expect(try await counter.reaches(3))
        schedule.announce()
        schedule.stop()
        try await Task.sleep(for: .milliseconds(300))
        #expect(counter.value == 3)
    }
}

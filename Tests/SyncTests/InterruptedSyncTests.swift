import ActivityModel
import Foundation
import Ingest
import Storage
import StravaAPI
import StravaMock
import TestSupport
import Testing

/// Syncs that are cut short, slowed by limits or told nonsense.
struct InterruptedSyncTests {
    private static func account(_ count: Int) -> MockAccount {
        .invented(
            athleteID: 87_000_001, seed: 5, activities: count,
            until: MockOptions().startsAt - 7_200)
    }

    @Test(.timeLimit(.minutes(10)))
    func `an account from nothing, through all limits, killed at fifty moments`() async throws {
        let count = 2_000
        let world = try await SyncWorld(Self.account(count))
        var random = SeededGenerator(seed: 50)
        var kills = 0
        while true {
            // A kill: the request that is on its way is answered, and nobody hears it.
            let limit = kills < 50 ? 1 + Int(random.next() % 150) : .max
            let report = try await world.sync(transport: DyingTransport(after: limit))
            if report.ending == .stopped { kills += 1 }
            if report.ending == .finished && report.queue.queued == 0 { break }
            world.mock.advance(seconds: 30)
        }
        #expect(kills == 50)
        let disagreements = try world.disagreements()
        #expect(disagreements == [])
        let (samples, expected) = (try world.storedSampleCounts(), try world.sampleCounts())
        #expect(samples == expected)
        let requests = world.mock.requests
        #expect(requests.count { $0.status == 429 } == 0)
        // Twice is only what was in flight when the process died.
        var seen: [String: Int] = [:]
        for request in requests where [.detail, .streams, .list].contains(request.endpoint) {
            // The first page of what is newer is asked for by every run.
            if request.endpoint == .list && request.query["after"] != "1" { continue }
            let query = request.query.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }
            seen["\(request.path)?\(query.joined(separator: "&"))", default: 0] += 1
        }
        let repeated = seen.values.reduce(0) { $0 + $1 - 1 }
        #expect(repeated <= kills, "\(repeated) requests were sent again after \(kills) kills")
        #expect(world.mock.now - MockOptions().startsAt > 3 * 86_400, "a day has 1,000 requests")
        await world.mock.stop()
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `with a third of all answers broken, the end is the truth`(seed: UInt64) async throws {
        var options = MockOptions()
        options.faults = MockFaults(share: 1.0 / 3, seed: seed, delay: .milliseconds(5))
        options.limits = .none
        let world = try await SyncWorld(Self.account(60), options: options)
        var runs = 0
        while runs < 40 {
            runs += 1
            let report = try? await world.sync { $0.isComplete = runs == 1 }
            world.mock.advance(seconds: 7_200)
            if let report, report.queue.queued + report.queue.failed == 0, report.failed == 0 {
                break
            }
        }
        #expect(try world.disagreements() == [], "seed \(seed), \(runs) runs")
        let (samples, expected) = (try world.storedSampleCounts(), try world.sampleCounts())
        #expect(samples == expected)
        #expect(world.mock.faultCounts.values.reduce(0, +) > 20)
        await world.mock.stop()
    }

    @Test func `without waiting, a limit ends the run and says until when`() async throws {
        let world = try await SyncWorld(Self.account(120))
        let report = try await world.sync(waits: false)
        guard case .rateLimited(let until) = report.ending else {
            Issue.record("\(report.ending)")
            return
        }
        #expect(until.seconds > world.mock.now)
        #expect(until.seconds <= world.mock.now + 905)
        #expect(report.activities.new == 120, "everything is visible at once")
        #expect(report.queue.queued > 60)
        #expect(world.mock.requests.count { $0.status == 429 } == 0)
        world.mock.clearRequests()
        let again = try await world.sync(waits: false)
        #expect(again.requests.total == 0, "no probe inside a closed window")
        #expect(world.mock.requests.isEmpty)
        await world.mock.stop()
    }

    @Test func `a number of requests is kept to`() async throws {
        let world = try await SyncWorld(Self.account(40))
        let report = try await world.sync { $0.maxRequests = 9 }
        #expect(report.requests.total <= 9)
        #expect(report.ending == .stopped)
        await world.mock.stop()
    }

    @Test func `a wish to stop ends the run before the next request`() async throws {
        let world = try await SyncWorld(Self.account(40))
        let stop = StopSignal()
        let report = try await world.sync(
            stop: stop,
            progress: { progress in
                if case .fetching(let done, _) = progress, done == 5 { stop.set() }
            })
        #expect(report.ending == .stopped)
        let sent = world.mock.requests.count
        _ = try await world.sync()
        let disagreements = try world.disagreements()
        #expect(disagreements == [])
        #expect(world.mock.requests.count > sent)
        await world.mock.stop()
    }
}

/// A transport that goes away: after so many requests nothing comes back any more.
private actor DyingTransport: HTTPTransport {
    private let live = URLSessionTransport()
    private var left: Int

    init(after count: Int) { left = count }

    func send(_ request: WireRequest) async throws -> WireAnswer {
        guard left > 0 else { throw CancellationError() }
        left -= 1
        let answer = try await live.send(request)
        if left == 0 { throw CancellationError() }
        return answer
    }
}

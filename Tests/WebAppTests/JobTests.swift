import Ingest
import Testing

@testable import WebApp

/// Work of which one piece runs at a time.
@Suite(.timeLimit(.minutes(1)))
struct JobTests {
    private typealias Counting = Job<Int, String>

    private func ending(_ state: Counting.State) -> String? {
        switch state {
        case .ended(let outcome): outcome
        case .failed(let sentences): "failed: " + sentences.joined(separator: " ")
        case .idle, .running: nil
        }
    }

    @Test func `one at a time, each with its number`() throws {
        let job = Counting()
        let first = try #require(job.begin(0))
        #expect(job.begin(0) == nil)
        job.end(.ended("a"), first)
        _ = try #require(job.begin(0))
        #expect(job.number == 2)
    }

    @Test func `who is late changes nothing`() throws {
        let job = Counting()
        let old = try #require(job.begin(1))
        job.end(.failed(["given up"]), old)
        #expect(!job.report(2, old))
        job.end(.ended("late"), old)
        #expect(ending(job.state) == "failed: given up")
        let new = try #require(job.begin(3))
        job.end(.ended("still late"), old)
        #expect(job.isBusy)
        #expect(job.report(4, new))
    }

    @Test func `whoever waits is told of the end`() async throws {
        let job = Counting()
        await job.wait()
        let ticket = try #require(job.begin(0))
        async let first: Void = job.wait()
        async let second: Void = job.wait()
        try await Task.sleep(for: .milliseconds(20))
        job.end(.ended("a"), ticket)
        _ = await (first, second)
        #expect(!job.isBusy)
    }

    @Test func `cancelling reaches the work and its task`() async throws {
        let job = Counting()
        #expect(
            job.run(0) { ticket in
                try? await Task.sleep(for: .seconds(50))
                return .ended(ticket.stop.isSet && Task.isCancelled ? "stopped" : "not stopped")
            })
        try await Task.sleep(for: .milliseconds(20))
        job.cancel()
        await job.wait()
        #expect(ending(job.state) == "stopped")
        job.reset()
        #expect(ending(job.state) == nil)
    }
}

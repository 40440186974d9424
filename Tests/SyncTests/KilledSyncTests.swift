import Foundation
import StravaMock
import TestSupport
import Testing

/// The program itself, killed while it syncs with a Strava on loopback.
struct KilledSyncTests {
    @Test(.timeLimit(.minutes(5)), arguments: [11, 12] as [UInt64])
    func `a sync that is killed at any request is completed by the next`(seed: UInt64) async throws
    {
        let world = try await ConnectedProgram(activities: 40)
        var random = SeededGenerator(seed: seed)
        var sent = 0
        for _ in 0..<8 {
            sent += 1 + Int(random.next() % 9)
            let target = sent
            let running = try world.start(["sync", "--quiet"])
            while running.process.isRunning && world.mock.requests.count < target {
                try await Task.sleep(for: .milliseconds(2))
            }
            kill(running.process.processIdentifier, SIGKILL)
            _ = try await running.finished()
        }
        let last = try await world.run(["sync", "--json"])
        #expect(last.status == 0, "\(last.errors)")
        let list = try await world.run(["list", "--json"])
        let lines = list.output.split(separator: "\n")
        #expect(lines.count == 40, "seed \(seed)")
        #expect(!list.output.contains("\"queued\""))
        let asked = world.mock.requests.filter { $0.endpoint == .streams }.compactMap(\.id)
        #expect(asked.count - Set(asked).count <= 8, "only what was in flight is asked again")
        let check = try await world.run(["verify"])
        #expect(check.status == 0, "\(check.output)")
        await world.mock.stop()
    }
}

import Foundation
import StravaMock
import TestSupport
import Testing

struct CommandTests {
    @Test func `the program answers at the port it was given, and says where`() async throws {
        let probe = MockStrava(.small())
        try await probe.start()
        let port = try #require(probe.baseURL.port)
        await probe.stop()
        let running = try Program.start(
            "strava-mock",
            [
                "--port", "\(port)", "--athletes", "12", "--clock", "2026-11-21T12:00:00Z",
                "--frozen", "--limits", "7,70", "--inactive",
            ])
        defer { running.process.terminate() }
        let usage = try #require(URL(string: "http://127.0.0.1:\(port)/mock/usage"))
        var text = ""
        for _ in 0..<200 where text.isEmpty {
            text = (try? String(contentsOf: usage, encoding: .utf8)) ?? ""
            if text.isEmpty { try await Task.sleep(for: .milliseconds(50)) }
        }
        #expect(text.contains("\"now\":\"2026-11-21T12:00:00Z\""))
        #expect(text.contains("\"readDay\":{\"used\":0,\"limit\":70}"))
        running.process.terminate()
        let result = try running.finish()
        #expect(result.output.contains("http://127.0.0.1:\(port)/api/v3"))
        #expect(result.output.contains("export STRAVA_CLIENT_ID=4711"))
        #expect(result.errors == "")
    }

    @Test(arguments: [
        (["--clock", "noon"], "--clock takes"), (["--athletes", "some"], "--athletes takes"),
        (["--limits", "5"], "--limits takes"), (["--faults", "3"], "--faults takes"),
    ])
    func `what it cannot do it says`(arguments: [String], text: String) throws {
        let result = try Program.run("strava-mock", arguments + ["--port", "0"])
        #expect(result.status == 64)
        #expect(result.errors.contains(text))
    }
}

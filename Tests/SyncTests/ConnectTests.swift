import Foundation
import FoundationNetworking
import StravaMock
import TestSupport
import Testing

/// Connecting and disconnecting, as a person does it.
@Suite(.timeLimit(.minutes(10)))
struct ConnectTests {
    private static func account() -> MockAccount {
        .invented(
            athleteID: 87_000_001, seed: 4, activities: 6,
            until: Int64(Date().timeIntervalSince1970) - 7_200)
    }

    /// Starts `connect`, goes where it sends the browser, and waits for its end.
    private func connect(
        _ world: ConnectedProgram, _ arguments: [String] = []
    ) async throws -> (program: Program.Result, page: String) {
        let running = try world.start(["connect"] + arguments)
        defer { if running.process.isRunning { running.process.terminate() } }
        let address = try await address(running)
        let (data, _) = try await URLSession.shared.data(from: address)
        return (try await running.finished(), String(decoding: data, as: UTF8.self))
    }

    /// Where the program sends the browser.
    private func address(_ running: Program.Running) async throws -> URL {
        for _ in 0..<6_000 where running.process.isRunning {
            let word = try running.errorsSoFar().split(whereSeparator: \.isWhitespace)
                .first { $0.contains("/authorize?") }
            if let url = word.flatMap({ URL(string: String($0)) }) { return url }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw CocoaError(.featureUnsupported)
    }

    @Test func `the browser comes back and the tokens are kept for their owner only`() async throws
    {
        let world = try await ConnectedProgram(Self.account(), isConnected: false)
        let (result, page) = try await connect(world)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("Connected as athlete 87000001."))
        #expect(page.contains("Waymark has Strava"))
        let tokens = world.library.appending(path: "strava-tokens.json")
        let mode = try FileManager.default.attributesOfItem(atPath: tokens.path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        let secret = MockOptions().clientSecret
        #expect(!result.output.contains(secret) && !result.errors.contains(secret))
        let status = try await world.run(["connect", "--status"])
        #expect(status.output.contains("Connected as athlete 87000001"))
        await world.mock.stop()
    }

    @Test func `an unticked box is named with what it costs`() async throws {
        var options = MockOptions()
        options.grantedScopes = ["read", "activity:read", "profile:read_all"]
        let world = try await ConnectedProgram(
            Self.account(), options: options, isConnected: false)
        let (result, _) = try await connect(world)
        #expect(result.status == 0)
        #expect(result.output.contains("Not granted: activity:read_all."))
        #expect(result.output.contains("only you can see"))
        await world.mock.stop()
    }

    @Test func `a no is a no`() async throws {
        var options = MockOptions()
        options.declines = true
        let world = try await ConnectedProgram(
            Self.account(), options: options, isConnected: false)
        let (result, _) = try await connect(world)
        #expect(result.status == 12)
        #expect(result.errors.contains("access was declined at Strava"))
        await world.mock.stop()
    }

    /// Connects by pasting, as the page that is not found has it; `before` happens in between.
    private func paste(
        _ world: ConnectedProgram, before: () -> Void = {}
    ) async throws -> Program.Result {
        let input = Pipe()
        let running = try world.start(["connect", "--no-browser"], input: input)
        defer { if running.process.isRunning { running.process.terminate() } }
        let address = try await address(running)
        let session = URLSession(configuration: .ephemeral, delegate: Stay(), delegateQueue: nil)
        let (_, response) = try await session.data(from: address)
        let target = (response as? HTTPURLResponse)?.value(forHTTPHeaderField: "Location")
        before()
        try input.fileHandleForWriting.write(
            contentsOf: Data("  \(try #require(target))  \n".utf8))
        try input.fileHandleForWriting.close()
        return try await running.finished()
    }

    @Test func `the redirect may be pasted, page not found and all`() async throws {
        let world = try await ConnectedProgram(Self.account(), isConnected: false)
        let result = try await paste(world)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("Connected as athlete"))
        await world.mock.stop()
    }

    @Test func `an application with as many athletes as it may have is told`() async throws {
        let world = try await ConnectedProgram(Self.account(), isConnected: false)
        let result = try await paste(world) { world.mock.withOptions { $0.athleteCap = 0 } }
        #expect(result.status == 12)
        #expect(result.errors.contains("as many athletes"), "\(result.errors)")
        await world.mock.stop()
    }

    @Test(arguments: [("--keep", 6), ("--delete", 0)])
    func `disconnecting revokes and leaves or deletes`(flag: String, left: Int) async throws {
        let world = try await ConnectedProgram(Self.account())
        #expect(try await world.run(["sync"]).status == 0)
        let result = try await world.run(["disconnect", flag])
        #expect(result.status == 0, "\(result.errors)")
        #expect(world.mock.requests.contains { $0.endpoint == .revoke && $0.status == 200 })
        let list = try await world.run(["list", "--json"])
        #expect(list.output.split(separator: "\n").count == left)
        #expect(try await world.run(["sync"]).status == 12)
        await world.mock.stop()
    }
}

/// Does not go where a redirect leads, as a browser that finds no page there.
private final class Stay: NSObject, URLSessionTaskDelegate {
    func urlSession(
        _ session: URLSession, task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
        completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }
}

public import Foundation
import FlyingFox
import FlyingSocks
import Synchronization

/// Waits on loopback for the browser that comes back from Strava's page.
///
/// Strava lets any port of 127.0.0.1 receive the redirect, whatever domain the application names.
public final class CallbackServer: Sendable {
    private let server: HTTPServer
    private let state = Mutex<String?>(nil)
    private let arrivals: AsyncStream<URL>
    private let arrived: AsyncStream<URL>.Continuation
    private let task = Mutex<Task<Void, any Error>?>(nil)

    /// A server that is not listening yet.
    public init() throws {
        (arrivals, arrived) = AsyncStream.makeStream()
        server = HTTPServer(
            address: try .inet(ip4: "127.0.0.1", port: 0), logger: .disabled)
    }

    /// Begins to listen.
    ///
    /// - Returns: the address to which Strava shall send the browser.
    public func start() async throws -> URL {
        await server.appendRoute("GET /callback") { [self] request in
            var parts = URLComponents(string: "http://127.0.0.1/callback")
            parts?.queryItems = request.query.map { URLQueryItem(name: $0.name, value: $0.value) }
            let state = self.state.withLock { $0 }
            guard let url = parts?.url, let state,
                request.query.contains(where: { $0.name == "state" && $0.value == state })
            else {
                return Self.page(
                    .badRequest, "This is not the answer Waymark waits for",
                    "Go back to the terminal and open the address printed there once more.")
            }
            arrived.yield(url)
            return Self.page(
                .ok, "Waymark has Strava's answer",
                "You can close this window and go back to the terminal.")
        }
        let running = Task { [server] in try await server.run() }
        task.withLock { $0 = running }
        try await server.waitUntilListening()
        guard case .ip4(_, let port) = await server.listeningAddress,
            let url = URL(string: "http://127.0.0.1:\(port)/callback")
        else { throw URLError(.cannotConnectToHost) }
        return url
    }

    /// Expects the answer to the question with this state. Before anybody is told where to ask it:
    /// an answer may come at once.
    public func expect(state: String) { self.state.withLock { $0 = state } }

    /// The redirect that answers the question, once it has come. Any other request gets an error
    /// page and changes nothing.
    ///
    /// - Throws: `CancellationError` when the waiting task is cancelled.
    public func redirect() async throws -> URL {
        for await url in arrivals { return url }
        throw CancellationError()
    }

    /// Ends; answers under way are still sent.
    public func stop() async {
        arrived.finish()
        await server.stop(timeout: 1)
        task.withLock { $0?.cancel() }
    }

    private static func page(
        _ status: HTTPStatusCode, _ title: String, _ text: String
    ) -> HTTPResponse {
        HTTPResponse(
            statusCode: status,
            headers: [
                .contentType: "text/html; charset=utf-8",
                HTTPHeader("Content-Security-Policy"): "default-src 'none'",
                HTTPHeader("Referrer-Policy"): "no-referrer",
            ],
            body: Data(
                """
                <!doctype html><html lang="en"><meta charset="utf-8"><title>\(title)</title>
                <h1>\(title)</h1><p>\(text)</p></html>
                """.utf8))
    }
}

import Foundation
import Synchronization
import WebServer

/// Waits on loopback for the browser that comes back from Strava's page.
///
/// Strava lets any port of 127.0.0.1 receive the redirect, whatever domain the application names.
final class CallbackServer: Sendable {
    private let listener: HTTPServer
    private let answer: Answer

    /// A server that is not listening yet.
    init() {
        answer = Answer()
        listener = HTTPServer(handler: answer)
    }

    /// Begins to listen.
    ///
    /// - Returns: the address to which Strava shall send the browser.
    func start() async throws -> URL {
        let port = try await listener.start()
        guard let url = URL(string: "http://127.0.0.1:\(port)/callback") else {
            throw URLError(.cannotConnectToHost)
        }
        return url
    }

    /// Expects the answer to the question with this state. Before anybody is told where to ask it:
    /// an answer may come at once.
    func expect(state: String) { answer.state.withLock { $0 = state } }

    /// The redirect that answers the question, once it has come. Any other request gets an error
    /// page and changes nothing.
    ///
    /// - Throws: `CancellationError` when the waiting task is cancelled.
    func redirect() async throws -> URL {
        for await url in answer.arrivals { return url }
        throw CancellationError()
    }

    /// Ends; answers under way are still sent.
    func stop() async { await listener.stop() }

    /// What the browser is answered.
    private final class Answer: HTTPHandler {
        let state = Mutex<String?>(nil)
        let arrivals: AsyncStream<URL>
        private let arrived: AsyncStream<URL>.Continuation

        init() { (arrivals, arrived) = AsyncStream.makeStream() }

        func respond(to request: HTTPRequest) async -> HTTPResponse {
            guard request.method == "GET", request.path == "/callback" else {
                return response(to: .notFound())
            }
            guard let state = state.withLock(\.self), request.value("state") == state,
                let url = URL(string: "http://127.0.0.1" + request.target)
            else {
                return page(
                    400, "This is not the answer Waymark waits for",
                    "Return to the terminal and open the address printed there again.")
            }
            arrived.yield(url)
            return page(
                200, "Waymark has Strava’s answer",
                "You can close this window and return to the terminal.")
        }

        private func page(_ status: Int, _ title: String, _ text: String) -> HTTPResponse {
            var response = HTTPResponse.html(
                group {
                    Markup(html: "<!DOCTYPE html>\n")
                    tag("html", ["lang": "en"]) {
                        tag("head") {
                            void("meta", ["charset": "utf-8"])
                            tag("title") { title }
                        }
                        tag("body") {
                            tag("h1") { title }
                            tag("p") { text }
                        }
                    }
                }, status: status)
            SecurityHeaders.add(to: &response)
            response.headers["Referrer-Policy"] = "no-referrer"
            return response
        }
    }
}

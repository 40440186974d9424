import Foundation
import Synchronization
import WebServer

/// Waits on loopback for the browser's redirect from Strava's page.
///
/// Strava allows any port of 127.0.0.1 as a redirect, regardless of the application's callback
/// domain.
final class CallbackServer: Sendable {
    private let listener: HTTPServer
    private let answer: Answer

    /// Creates a server that does not listen yet.
    init() {
        answer = Answer()
        listener = HTTPServer(handler: answer)
    }

    /// Starts to listen.
    ///
    /// - Returns: the address to which Strava redirects the browser.
    func start() async throws -> URL {
        let port = try await listener.start()
        guard let url = URL(string: "http://127.0.0.1:\(port)/callback") else {
            throw URLError(.cannotConnectToHost)
        }
        return url
    }

    /// Sets the expected state. Call it before showing the address to anyone, because the redirect
    /// may arrive at once.
    func expect(state: String) { answer.state.withLock { $0 = state } }

    /// Waits for the redirect with the expected state. Any other request gets an error page and
    /// changes nothing.
    ///
    /// - Throws: `CancellationError` if the waiting task is cancelled.
    func redirect() async throws -> URL {
        for await url in answer.arrivals { return url }
        throw CancellationError()
    }

    /// Stops; responses in progress are still sent.
    func stop() async { await listener.stop() }

    /// The responses to the browser.
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

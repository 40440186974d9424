import Foundation

/// Answers the requests of a server. It needs no socket: tests call it as the server does.
package protocol HTTPHandler: Sendable {
    func respond(to request: HTTPRequest) async -> HTTPResponse

    /// The response to bytes that are not a request, or to a request that exceeds a limit of the
    /// server.
    func response(to error: HTTPError) -> HTTPResponse
}

extension HTTPHandler {
    package func response(to error: HTTPError) -> HTTPResponse {
        .text(
            error.title.text + "\n", type: "text/plain; charset=utf-8", status: error.status,
            headers: error.headers)
    }
}

/// A handler made from a function.
package struct ClosureHandler: HTTPHandler {
    private let answer: @Sendable (HTTPRequest) async throws -> HTTPResponse

    package init(_ answer: @escaping @Sendable (HTTPRequest) async throws -> HTTPResponse) {
        self.answer = answer
    }

    package func respond(to request: HTTPRequest) async -> HTTPResponse {
        do {
            return try await answer(request)
        } catch let error as HTTPError {
            return response(to: error)
        } catch {
            return .text(
                "The server failed.\n", type: "text/plain; charset=utf-8", status: 500)
        }
    }
}

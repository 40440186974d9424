package import Foundation

/// A response, with or without a socket.
package struct HTTPResponse: Sendable {
    package enum Body: Sendable {
        case data(Data)
        /// As many bytes as `count` says, piece by piece. A stream that throws or ends too early
        /// closes the connection, so that nobody takes a part for the whole.
        case stream(count: Int, next: @Sendable () async throws -> Data?)

        /// The number of bytes.
        package var count: Int {
            switch self {
            case .data(let data): data.count
            case .stream(let count, _): count
            }
        }
    }

    package var status: Int
    package var headers: [String: String]
    package var body: Body
    /// The pattern of the route that answered, which a log may contain in place of the address.
    package var route: String?

    package init(status: Int = 200, headers: [String: String] = [:], body: Body = .data(Data())) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// Text of a media type.
    package static func text(
        _ text: String, type: String, status: Int = 200, headers: [String: String] = [:]
    ) -> HTTPResponse {
        var headers = headers
        headers["Content-Type"] = type
        return HTTPResponse(status: status, headers: headers, body: .data(Data(text.utf8)))
    }

    package static func html(_ markup: Markup, status: Int = 200) -> HTTPResponse {
        text(markup.html, type: "text/html; charset=utf-8", status: status)
    }

    package static func json(_ line: String, status: Int = 200) -> HTTPResponse {
        text(line, type: "application/json", status: status)
    }

    /// A redirect after a form was accepted (303).
    package static func see(_ address: String) -> HTTPResponse {
        text("", type: "text/plain; charset=utf-8", status: 303, headers: ["Location": address])
    }
}

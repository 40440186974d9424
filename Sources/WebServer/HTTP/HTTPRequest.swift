import Foundation

/// A request, with or without a socket.
package struct HTTPRequest: Sendable {
    /// `GET`, `POST`, …
    package var method: String
    /// Path and query as in the request line.
    package var target: String
    /// The unescaped path, beginning with a slash.
    package var path: String
    /// The members of the query in order.
    package var query: [(name: String, value: String)]
    /// The headers by name in lower case; repeated ones are joined with commas.
    package var headers: [String: String]
    /// The body; read at most once.
    package var body: HTTPRequestBody

    /// - Parameter target: path and query as the request line has them.
    package init(
        _ method: String, _ target: String, headers: [String: String] = [:],
        body: HTTPRequestBody = HTTPRequestBody()
    ) {
        self.method = method
        self.target = target
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = String(parts.first ?? "").removingPercentEncoding ?? "\u{FFFD}"
        query = parts.count > 1 ? FormEncoding.members(String(parts[1])) : []
        self.headers = headers
        self.body = body
    }

    /// The value of a member of the query; `nil` if it is missing or empty.
    package func value(_ name: String) -> String? {
        query.first { $0.name == name && !$0.value.isEmpty }?.value
    }

    /// The value of a cookie.
    package func cookie(_ name: String) -> String? {
        for part in (headers["cookie"] ?? "").split(separator: ";") {
            let pair = part.split(separator: "=", maxSplits: 1)
            if pair.count == 2, pair[0].trimmingCharacters(in: .whitespaces) == name {
                return pair[1].trimmingCharacters(in: .whitespaces)
            }
        }
        return nil
    }
}

package import Foundation

/// An HTTP request.
package struct WireRequest: Sendable, Hashable {
    package var method: String
    package var url: URL
    /// Header fields, which contain secrets: never log them.
    package var headers: [String: String]
    /// The body; empty for none.
    package var body: Data

    package init(
        method: String = "GET", url: URL, headers: [String: String] = [:], body: Data = Data()
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }
}

extension WireRequest: CustomStringConvertible, CustomReflectable {
    /// Method and path only: header fields, query and body may contain secrets.
    package var description: String { "\(method) \(url.path)" }
    package var customMirror: Mirror { Mirror(self, children: ["request": description]) }
}

/// An HTTP response.
package struct WireAnswer: Sendable, Hashable {
    package var status: Int
    /// Header fields with lower-case names.
    package var headers: [String: String]
    package var body: Data

    /// Creates a response; the names of header fields are converted to lower case.
    package init(status: Int, headers: [String: String], body: Data) {
        self.status = status
        self.headers = Dictionary(
            headers.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { $1 })
        self.body = body
    }
}

extension WireAnswer: CustomStringConvertible, CustomReflectable {
    /// Status and size only: a body may contain tokens.
    package var description: String { "\(status), \(body.count) bytes" }
    package var customMirror: Mirror { Mirror(self, children: ["answer": description]) }
}

/// Sends requests; the program uses ``URLSessionTransport``.
package protocol HTTPTransport: Sendable {
    /// Sends a request and waits for the complete response.
    ///
    /// - Throws: ``TransportError`` if no complete response arrived: no connection, a broken one,
    ///   or a time-out; `CancellationError`.
    func send(_ request: WireRequest) async throws -> WireAnswer
}

/// The reason why no complete response arrived.
package struct TransportError: Error, Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        /// The machine has no network, or nothing listens at the address: nothing was sent.
        case notConnected
        /// The host name is unknown: nothing was sent.
        case unknownHost
        case timedOut
        /// The connection broke before the response was complete.
        case connectionLost
        /// The host could not prove its identity.
        case untrusted
        /// The response is larger than any of Strava's.
        case tooLarge
        /// Anything else; the number is the system's.
        case other(Int)
    }

    package var reason: Reason

    package init(_ reason: Reason) { self.reason = reason }
}

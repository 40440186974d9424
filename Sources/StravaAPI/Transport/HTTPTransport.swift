package import Foundation

/// A request as it goes over the wire.
package struct WireRequest: Sendable, Hashable {
    package var method: String
    package var url: URL
    /// Header fields; secrets among them, so never logged.
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
    /// Method and path: header fields, query and body may hold secrets.
    package var description: String { "\(method) \(url.path)" }
    package var customMirror: Mirror { Mirror(self, children: ["request": description]) }
}

/// An answer as it came over the wire.
package struct WireAnswer: Sendable, Hashable {
    package var status: Int
    /// Header fields with lower-case names.
    package var headers: [String: String]
    package var body: Data

    /// An answer; the names of header fields are turned into lower case.
    package init(status: Int, headers: [String: String], body: Data) {
        self.status = status
        self.headers = Dictionary(
            headers.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { $1 })
        self.body = body
    }
}

extension WireAnswer: CustomStringConvertible, CustomReflectable {
    /// Status and size: a body may hold tokens.
    package var description: String { "\(status), \(body.count) bytes" }
    package var customMirror: Mirror { Mirror(self, children: ["answer": description]) }
}

/// What carries requests; the product's is ``URLSessionTransport``.
package protocol HTTPTransport: Sendable {
    /// Sends a request and waits for the whole answer.
    ///
    /// - Throws: ``TransportError`` when no whole answer came: no connection, one that broke, none in
    ///   time; `CancellationError`.
    func send(_ request: WireRequest) async throws -> WireAnswer
}

/// Why no whole answer came.
package struct TransportError: Error, Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        /// The machine has no network, or nobody listens at the address: nothing was sent.
        case notConnected
        /// The name of the host is not known: nothing was sent.
        case unknownHost
        case timedOut
        /// The connection broke before the answer was whole.
        case connectionLost
        /// The host could not prove who it is.
        case untrusted
        /// The answer is larger than any that Strava gives.
        case tooLarge
        /// Anything else; the number is the system's.
        case other(Int)
    }

    package var reason: Reason

    package init(_ reason: Reason) { self.reason = reason }
}

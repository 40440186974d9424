public import Foundation

/// A request as it goes over the wire.
public struct WireRequest: Sendable, Hashable {
    /// `GET`, `POST`, `DELETE`.
    public var method: String
    /// Where to.
    public var url: URL
    /// Header fields; secrets among them, so never logged.
    public var headers: [String: String]
    /// The body; empty for none.
    public var body: Data

    /// A request.
    public init(
        method: String = "GET", url: URL, headers: [String: String] = [:], body: Data = Data()
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }
}

/// An answer as it came over the wire.
public struct WireAnswer: Sendable, Hashable {
    /// The HTTP status.
    public var status: Int
    /// Header fields with lower-case names.
    public var headers: [String: String]
    /// The body.
    public var body: Data

    /// An answer.
    public init(status: Int, headers: [String: String], body: Data) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// What carries requests; the product's is ``URLSessionTransport``.
public protocol HTTPTransport: Sendable {
    /// Sends a request and waits for the whole answer.
    ///
    /// - Throws: when no whole answer came: no connection, one that broke, none in time.
    func send(_ request: WireRequest) async throws -> WireAnswer
}

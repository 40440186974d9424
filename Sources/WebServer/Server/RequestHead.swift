import Foundation
import NIOHTTP1

/// A valid head: what the server itself needs to know about a request.
struct RequestHead {
    var request: HTTPRequest
    /// Whether the connection may be reused after the response.
    var keepsAlive: Bool
    /// Whether the sender waits for a confirmation before it sends the body.
    var expectsContinue: Bool
    /// The length of the body; `nil` if it is chunked.
    var bodyCount: Int?
    var isHTTP10: Bool

    /// Checks what NIO's parser leaves to the server: lengths, duplicates, and everything that
    /// could make two readers disagree about the end of a request (RFC 9112, 6.3 and 11.2).
    init(_ head: HTTPRequestHead, _ limits: ServerLimits) throws(HTTPError) {
        guard head.uri.utf8.count <= limits.targetBytes else { throw .addressTooLong }
        guard head.headers.count <= limits.headerCount else { throw .headersTooLarge }
        isHTTP10 = head.version == .http1_0
        var headers = Self.joined(head.headers)
        let hosts = head.headers["host"]
        guard hosts.count == 1 || hosts.isEmpty && isHTTP10 else { throw .malformed }
        let lengths = head.headers["content-length"]
        let codings = head.headers["transfer-encoding"]
        guard lengths.count <= 1, codings.count <= 1 else { throw .malformed }
        switch (lengths.first, codings.first) {
        case (nil, nil): bodyCount = 0
        case (nil, let coding?):
            guard !isHTTP10 else { throw .malformed }
            guard coding.lowercased() == "chunked" else { throw .notImplemented }
            bodyCount = nil
        case (let length?, nil):
            guard length.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains),
                let count = Int(length)
            else { throw .malformed }
            bodyCount = count
        default: throw .malformed
        }
        expectsContinue = false
        if let expectation = headers["expect"], !isHTTP10 {
            guard expectation.lowercased() == "100-continue" else { throw .expectationFailed }
            expectsContinue = bodyCount != 0
        }
        let upgrades = head.headers.contains(name: "upgrade")
        keepsAlive = head.isKeepAlive && !upgrades
        let target = try Self.originForm(head, &headers)
        request = HTTPRequest(head.method.rawValue, target, headers: headers)
    }

    private static func joined(_ fields: HTTPHeaders) -> [String: String] {
        var headers: [String: String] = [:]
        headers.reserveCapacity(fields.count)
        for (name, value) in fields {
            let name = name.lowercased()
            guard let known = headers[name] else {
                headers[name] = value
                continue
            }
            headers[name] = known + (name == "cookie" ? "; " : ", ") + value
        }
        return headers
    }

    /// The path and query of a target. An absolute target includes the host, which then counts (RFC
    /// 9112, 3.2.2).
    private static func originForm(
        _ head: HTTPRequestHead, _ headers: inout [String: String]
    ) throws(HTTPError) -> String {
        guard head.method != .CONNECT else { throw .notImplemented }
        let target = head.uri
        if target.hasPrefix("/") || target == "*" { return target }
        guard let scheme = target.range(of: "://"),
            ["http", "https"].contains(target[..<scheme.lowerBound].lowercased())
        else { throw .malformed }
        let rest = target[scheme.upperBound...]
        let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        headers["host"] = String(rest[..<end])
        let path = rest[end...]
        return path.hasPrefix("/") ? String(path) : "/" + path
    }
}

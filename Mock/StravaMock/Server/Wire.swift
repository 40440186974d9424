import FlyingFox
import FlyingSocks
import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Waits for sockets as another pool does, and has each send at once what is written: the header and
/// the body of an answer are two writes, and without this (TCP_NODELAY) the second would wait 40 ms
/// for the client's delayed acknowledgement of the first. Accepted sockets inherit it from the one
/// that listens.
struct PromptPool: AsyncSocketPool {
    let base: any AsyncSocketPool

    func prepare() async throws { try await base.prepare() }

    func run() async throws { try await base.run() }

    func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
        if events == .connection {
            try socket.setValue(
                true, for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY))
        }
        try await base.suspendSocket(socket, untilReadyFor: events)
    }
}

/// A body that says how long it is and ends before that, so that the connection breaks.
struct BrokenBody: AsyncBufferedSequence, Sendable {
    typealias Element = UInt8
    /// What comes before the break.
    let bytes: [UInt8]

    struct Break: Error {}

    struct Iterator: AsyncBufferedIteratorProtocol {
        var rest: ArraySlice<UInt8>

        mutating func next() async throws -> UInt8? {
            guard let byte = rest.popFirst() else { throw Break() }
            return byte
        }

        mutating func nextBuffer(suggested count: Int) async throws -> ArraySlice<UInt8>? {
            guard !rest.isEmpty else { throw Break() }
            let buffer = rest.prefix(count)
            rest = rest.dropFirst(count)
            return buffer
        }
    }

    func makeAsyncIterator() -> Iterator { Iterator(rest: bytes[...]) }
}

extension Answer {
    /// The answer as it goes over the wire, or as much of it as a fault leaves.
    func response(at now: Int64, fault: MockFaults.Kind?) -> HTTPResponse {
        var headers = HTTPHeaders()
        for (name, value) in self.headers { headers[HTTPHeader(name)] = value }
        headers[.date] = headerDate(now)
        let code = HTTPStatusCode(status, phrase: Self.phrases[status] ?? "Status")
        switch fault {
        case .dropped, .cutBody:
            let kept = fault == .dropped ? 0 : body.count / 2
            return HTTPResponse(
                statusCode: code, headers: headers,
                body: HTTPBodySequence(
                    from: BrokenBody(bytes: Array(body.prefix(kept))), count: max(body.count, 1)))
        case .brokenJSON:
            return HTTPResponse(
                statusCode: code, headers: headers, body: Data(body.dropLast(1) + Array("]}".utf8)))
        default:
            let data = Data(body)
            return HTTPResponse(
                statusCode: code, headers: headers,
                body: HTTPBodySequence(data: data, suggestedBufferSize: max(data.count, 1)))
        }
    }

    private static let phrases = [
        200: "OK", 201: "Created", 204: "No Content", 302: "Found", 400: "Bad Request",
        401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 429: "Too Many Requests",
        500: "Internal Server Error", 502: "Bad Gateway",
    ]
}

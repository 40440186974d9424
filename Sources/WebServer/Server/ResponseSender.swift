import Foundation
import Logging
import NIOCore

/// Sends the response to one request and logs the result.
struct ResponseSender: Sendable {
    let connection: NIOLoopBound<HTTPConnection>
    let request: HTTPRequest
    let shared: ConnectionContext
    private let began = ContinuousClock.now

    init(
        _ connection: NIOLoopBound<HTTPConnection>, _ request: HTTPRequest,
        _ shared: ConnectionContext
    ) {
        self.connection = connection
        self.request = request
        self.shared = shared
    }

    func send(_ response: HTTPResponse) async {
        do {
            switch response.body {
            case _ where request.method == "HEAD" || [204, 304].contains(response.status):
                try await write(response, Data(), isLast: true)
            case .data(let data): try await write(response, data, isLast: true)
            case .stream(let count, let next): try await send(response, count, next)
            }
            log(response)
        } catch {
            log(response, isBroken: true)
            connection.eventLoop.execute { connection.value.abort() }
        }
    }

    private func send(
        _ response: HTTPResponse, _ count: Int, _ next: @Sendable () async throws -> Data?
    ) async throws {
        // Read before the head is written, so that both are sent together.
        var piece = count > 0 ? try await next() ?? Data() : Data()
        var rest = count - piece.count
        try await write(response, piece, isLast: rest <= 0)
        while rest > 0 {
            guard let more = try await next(), !more.isEmpty else {
                throw HTTPBodyError.interrupted
            }
            piece = more.prefix(rest)
            rest -= piece.count
            try await write(nil, piece, isLast: rest == 0)
        }
    }

    /// Returns when the client's system has received the bytes.
    private func write(_ head: HTTPResponse?, _ data: Data, isLast: Bool) async throws {
        try await connection.eventLoop.flatSubmit {
            let connection = connection.value
            let sent =
                head.map { connection.write($0, first: data, isLast: isLast) }
                ?? connection.write(data, isLast: isLast)
            return sent
                ?? self.connection.eventLoop.makeFailedFuture(HTTPBodyError.interrupted)
        }.get()
    }

    /// One line per request. The route's pattern replaces the address, which may contain names,
    /// places or secrets.
    private func log(_ response: HTTPResponse, isBroken: Bool = false) {
        shared.logger.info(
            "request",
            metadata: [
                "method": "\(request.method)", "route": "\(response.route ?? "-")",
                "status": "\(response.status)", "bytes": "\(response.body.count)",
                "ms": "\(Int((ContinuousClock.now - began) / .milliseconds(1)))",
                "sent": isBroken ? "partly" : "whole",
            ])
    }
}

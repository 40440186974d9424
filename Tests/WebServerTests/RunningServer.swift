import Foundation
import Logging
import TestSupport
import Testing

@testable import WebServer

/// A server for as long as a test needs it.
struct RunningServer {
    let port: UInt16

    @discardableResult
    static func run<Result>(
        _ limits: ServerLimits = ServerLimits(), logger: Logger? = nil,
        _ answer: @escaping @Sendable (HTTPRequest) async throws -> HTTPResponse = Self.echo,
        _ body: (RunningServer) async throws -> Result
    ) async throws -> Result {
        let server =
            logger.map { HTTPServer(limits: limits, logger: $0, handler: ClosureHandler(answer)) }
            ?? HTTPServer(limits: limits, handler: ClosureHandler(answer))
        let port = try await server.start()
        let running = Task { try await server.run() }
        do {
            let result = try await body(RunningServer(port: port))
            await server.stop()
            try await running.value
            return result
        } catch {
            await server.stop()
            throw error
        }
    }

    /// Says what was asked: method, target and body.
    @Sendable
    static func echo(_ request: HTTPRequest) async throws -> HTTPResponse {
        guard let body = try await request.body.read(limit: 100_000) else {
            throw HTTPError(status: 413, title: "Too long", advice: "Say less.")
        }
        let text = String(decoding: body, as: UTF8.self)
        return .text("\(request.method) \(request.target) [\(text)]", type: "text/plain")
    }

    /// Sends something and reads until the server ends the connection.
    func talk(_ text: String, halfClose: Bool = false) async throws -> String {
        try await talk(Array(text.utf8), halfClose: halfClose)
    }

    func talk(_ bytes: [UInt8], halfClose: Bool = false) async throws -> String {
        try await offThread { [port] in
            let connection = try RawConnection(port: port)
            connection.send(bytes)
            if halfClose { connection.endSending() }
            return connection.readToEnd()
        }
    }

    /// What a request is answered.
    func status(_ text: String) async throws -> Int {
        Int(try await talk(text).dropFirst("HTTP/1.1 ".count).prefix(3)) ?? 0
    }
}

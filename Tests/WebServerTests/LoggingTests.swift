import Foundation
import Logging
import Synchronization
import TestSupport
import Testing

@testable import WebServer

/// What an operator can read of a request, and what nobody shall.
struct LoggingTests {
    private final class Lines: Sendable {
        let all = Mutex<[String]>([])
    }

    private struct Handler: LogHandler {
        let lines: Lines
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.info

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let pairs = (event.metadata ?? [:]).map { "\($0.key)=\($0.value)" }.sorted()
            lines.all.withLock {
                $0.append("\(event.message) " + pairs.joined(separator: " "))
            }
        }
    }

    @Test func `a line for each request has its route and no address`() async throws {
        let lines = Lines()
        let logger = Logger(label: "test") { _ in Handler(lines: lines) }
        try await RunningServer.run(logger: logger) { request in
            var response = HTTPResponse.text("abc", type: "text/plain")
            response.route = "GET /thing/*"
            return response
        } _: { server in
            _ = try await server.talk(
                "GET /thing/secret?token=hidden HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            _ = try await server.talk("nonsense hidden\r\n\r\n")
        }
        let found = lines.all.withLock(\.self)
        #expect(found.count == 2)
        #expect(found.first?.hasPrefix("request bytes=3 method=GET ms=") == true)
        #expect(found.first?.contains("route=GET /thing/* sent=whole status=200") == true)
        #expect(found.last?.contains("status=400") == true)
        #expect(!found.joined().contains("secret") && !found.joined().contains("hidden"))
    }
}

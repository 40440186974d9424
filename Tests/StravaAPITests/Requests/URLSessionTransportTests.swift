import Foundation
import TestSupport
import Testing
import WebServer

@testable import StravaAPI

@Suite(.timeLimit(.minutes(1)))
struct URLSessionTransportTests {
    /// Answers on loopback while a test asks.
    private func serving<Result: Sendable>(
        _ handler: @Sendable @escaping (HTTPRequest) async throws -> HTTPResponse,
        _ body: (URL) async throws -> Result
    ) async throws -> Result {
        let server = HTTPServer(handler: ClosureHandler(handler))
        let port = try await server.start()
        let url = try #require(URL(string: "http://127.0.0.1:\(port)/path"))
        do {
            let result = try await body(url)
            await server.stop(within: .zero)
            return result
        } catch {
            await server.stop(within: .zero)
            throw error
        }
    }

    private func failing(_ call: () async throws -> WireAnswer) async throws -> TransportError
        .Reason?
    {
        do {
            _ = try await call()
            return nil
        } catch let error as TransportError { return error.reason }
    }

    @Test func `method, header fields and body go there, status and fields come back`() async throws
    {
        let answer = try await serving { request in
            let body = try await request.body.read(limit: 100) ?? Data()
            return HTTPResponse(
                status: 418,
                headers: [
                    "X-Ratelimit-Limit": "200,2000",
                    "X-Said": request.headers["authorization"] ?? "",
                ], body: .data(Data(request.method.utf8) + body))
        } _: { url in
            try await URLSessionTransport().send(
                WireRequest(
                    method: "POST", url: url, headers: ["Authorization": "Bearer x"],
                    body: Data("a=b".utf8)))
        }
        #expect(answer.status == 418)
        #expect(answer.headers["x-ratelimit-limit"]?.filter { $0 != " " } == "200,2000")
        #expect(answer.headers["x-said"] == "Bearer x")
        #expect(String(decoding: answer.body, as: UTF8.self) == "POSTa=b")
    }

    @Test(arguments: [
        "SSL certificate problem: self-signed certificate",
        "SSL certificate problem: certificate has expired",
        "SSL: no alternative certificate subject name matches target host name",
        "OpenSSL/3.0.19: error:0A00010B:SSL routines::wrong version number",
        "GnuTLS, handshake failed: Error in the pull function.",
        "error setting certificate verify locations",
    ])
    func `what libcurl says of TLS is recognised`(text: String) {
        #expect(URLSessionTransport.isAboutTLS(text))
    }

    @Test(arguments: [
        "Failed to connect to 127.0.0.1 port 9", "Operation timed out after 30000 milliseconds",
        "Received HTTP code 407 from proxy after CONNECT",
    ])
    func `other trouble is not taken for TLS`(text: String) {
        #expect(!URLSessionTransport.isAboutTLS(text))
    }

    @Test func `a host that speaks no TLS is not trusted`() async throws {
        let reason = try await serving { _ in
            HTTPResponse()
        } _: { url in
            let safe = try #require(
                URL(string: url.absoluteString.replacing("http:", with: "https:")))
            return try await failing {
                try await URLSessionTransport().send(WireRequest(url: safe))
            }
        }
        #expect(reason == .untrusted)
    }

    @Test(arguments: ["127.0.0.1", "www.strava.com"])
    func `a certificate that nobody vouches for is not trusted`(host: String) async throws {
        let server = try UntrustedServer(host: host)
        let reason = try await failing {
            try await URLSessionTransport().send(WireRequest(url: server.url))
        }
        #expect(reason == .untrusted)
    }

    @Test func `a redirect is an answer, not an order`() async throws {
        let answer = try await serving { request in
            #expect(request.path == "/path")
            return HTTPResponse(status: 302, headers: ["Location": "/elsewhere"])
        } _: { url in
            try await URLSessionTransport().send(WireRequest(url: url))
        }
        #expect(answer.status == 302)
        #expect(answer.headers["location"] == "/elsewhere")
    }

    @Test func `cookies do not come back`() async throws {
        try await serving { request in
            #expect(request.headers["cookie"] == nil)
            return HTTPResponse(headers: ["Set-Cookie": "a=b; Path=/"])
        } _: { url in
            let transport = URLSessionTransport()
            _ = try await transport.send(WireRequest(url: url))
            _ = try await transport.send(WireRequest(url: url))
        }
    }

    @Test func `an answer that is too large is given up`() async throws {
        let reason: TransportError.Reason? = try await serving { _ in
            HTTPResponse(body: .data(Data(repeating: 0x20, count: 300_000)))
        } _: { url in
            try await failing {
                try await URLSessionTransport(maximumSize: 100_000).send(WireRequest(url: url))
            }
        }
        #expect(reason == .tooLarge)
    }

    @Test(arguments: [(0.3, 60.0), (60.0, 0.3)])
    func `an answer that does not come is given up`(timeout: Double, whole: Double) async throws {
        let clock = ContinuousClock()
        let begin = clock.now
        let reason: TransportError.Reason? = try await serving { _ in
            try await Task.sleep(for: .seconds(5))
            return HTTPResponse()
        } _: { url in
            try await failing {
                try await URLSessionTransport(timeout: timeout, wholeTimeout: whole).send(
                    WireRequest(url: url))
            }
        }
        #expect(reason == .timedOut)
        #expect(clock.now - begin < .seconds(5))
    }

    @Test func `where nobody listens there is no connection`() async throws {
        let closed = try await serving { _ in
            HTTPResponse()
        } _: {
            $0
        }
        #expect(
            try await failing { try await URLSessionTransport().send(WireRequest(url: closed)) }
                == .notConnected)
    }

    @Test func `whoever stops waiting does so at once`() async throws {
        try await serving { _ in
            try await Task.sleep(for: .seconds(5))
            return HTTPResponse()
        } _: { url in
            let task = Task { try await URLSessionTransport().send(WireRequest(url: url)) }
            try await Task.sleep(for: .milliseconds(100))
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
        }
    }
}

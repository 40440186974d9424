import Foundation
import TestSupport
import Testing

@testable import WebServer

/// What is no request, is two at once, or never ends.
@Suite(.timeLimit(.minutes(1)))
struct HostileRequestTests {
    private static let host = "Host: a\r\n"

    @Test(arguments: [
        (
            "two lengths",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"
        ),
        (
            "one length twice",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na"
        ),
        ("a length with a sign", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\na"),
        ("a list of lengths", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1, 1\r\n\r\na"),
        (
            "chunks and a length",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        ),
        (
            "a length and chunks",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n"
        ),
        (
            "two codings",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        ),
        (
            "chunks in HTTP/1.0",
            "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        ),
        ("two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"),
        ("no host", "GET / HTTP/1.1\r\n\r\n"),
        ("a blank before the colon", "GET / HTTP/1.1\r\nHost : a\r\n\r\n"),
        ("a folded line", "GET / HTTP/1.1\r\nHost: a\r\nX: 1\r\n 2\r\n\r\n"),
        ("a line without a colon", "GET / HTTP/1.1\r\nHost: a\r\nnothing\r\n\r\n"),
        ("a NUL", "GET / HTTP/1.1\r\nHost: a\r\nX: \u{0}\r\n\r\n"),
        ("another version", "GET / HTTP/7.3\r\nHost: a\r\n\r\n"),
        ("an unknown method", "BREW / HTTP/1.1\r\nHost: a\r\n\r\n"),
        ("no target", "GET HTTP/1.1\r\nHost: a\r\n\r\n"),
        ("garbage", "\u{1}\u{2}\u{3}garbage\r\n\r\n"),
        ("another protocol", "SSH-2.0-OpenSSH_9.2\r\n"),
    ])
    func `what two readers could understand differently is refused`(
        what: String, text: String
    ) async throws {
        try await RunningServer.run { server in
            let answered = try await server.status(text)
            #expect(answered == 400, "\(what)")
        }
    }

    @Test(arguments: [
        (
            "another coding",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 501
        ),
        ("a tunnel", "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n", 501),
        (
            "another expectation",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nExpect: tea\r\n\r\na", 417
        ),
    ])
    func `what the server cannot do is said`(
        what: String, text: String, status: Int
    ) async throws {
        try await RunningServer.run { server in
            let answered = try await server.status(text)
            #expect(answered == status, "\(what)")
        }
    }

    @Test func `a broken chunk is not a body`() async throws {
        try await RunningServer.run { server in
            let text = try await server.talk(
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n")
            #expect(!text.contains("200 OK"))
        }
    }

    @Test func `a TLS hello is answered or dropped`() async throws {
        try await RunningServer.run { server in
            let hello: [UInt8] = [0x16, 3, 1, 0, 0xC8, 1, 0, 0, 0xC4, 3, 3]
            let text = try await server.talk(hello + [UInt8](repeating: 7, count: 192))
            #expect(text.isEmpty || text.hasPrefix("HTTP/1.1 400"))
        }
    }

    // MARK: Sizes

    @Test(arguments: [
        ("a header of 10 MB", "X: " + String(repeating: "a", count: 10_000_000), 431),
        ("10,000 headers", String(repeating: "X: a\r\n", count: 10_000), 431),
        ("101 headers", String(repeating: "X: a\r\n", count: 100), 431),
        (
            "many large headers",
            String(repeating: "X: \(String(repeating: "a", count: 1_000))\r\n", count: 20), 431
        ),
    ])
    func `headers beyond the bound are refused`(
        what: String, lines: String, status: Int
    ) async throws {
        try await RunningServer.run { server in
            let text = "GET / HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n\r\n"
            let answered = try await server.status(text)
            #expect(answered == status, "\(what)")
        }
    }

    @Test func `an address beyond the bound is refused, one within is not`() async throws {
        try await RunningServer.run { server in
            for (count, status) in [(8_191, 200), (8_192, 414), (100_000, 431)] {
                let target = "/" + String(repeating: "a", count: count)
                let text = "GET \(target) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                let answered = try await server.status(text)
                #expect(answered == status, "\(count)")
            }
        }
    }

    @Test func `a body that never ends is cut off by its reader's limit`() async throws {
        try await RunningServer.run { server in
            let status = try await offThread {
                let connection = try RawConnection(port: server.port)
                connection.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
                let chunk = "1000\r\n" + String(repeating: "a", count: 4_096) + "\r\n"
                for _ in 0..<10_000 where !connection.send(chunk) { break }
                return Int(connection.readToEnd().dropFirst(9).prefix(3))
            }
            #expect(status == 413 || status == nil)
        }
    }

    @Test func `a chunk's extension that never ends is no body either`() async throws {
        try await RunningServer.run(Self.hurried) { server in
            let sent = try await offThread {
                let connection = try RawConnection(port: server.port)
                connection.send(
                    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5;")
                var sent = 0
                while sent < 50_000_000, connection.send(String(repeating: "a", count: 65_536)) {
                    sent += 65_536
                }
                return sent
            }
            #expect(sent < 50_000_000)
        }
    }

    // MARK: Time

    private static var hurried: ServerLimits {
        var limits = ServerLimits()
        limits.headTime = .milliseconds(300)
        limits.idleTime = .milliseconds(300)
        limits.lingerTime = .milliseconds(300)
        return limits
    }

    @Test func `a head that trickles is answered with 408`() async throws {
        try await RunningServer.run(Self.hurried) { server in
            let text = try await offThread {
                let connection = try RawConnection(port: server.port)
                for byte in "GET / HTTP/1.1\r\nHost: a\r\nX: aaaaaaaaaaaaa".utf8 {
                    guard connection.send([byte]) else { break }
                    usleep(20_000)
                }
                return connection.readToEnd()
            }
            #expect(text.hasPrefix("HTTP/1.1 408"))
        }
    }

    @Test(arguments: ["", "GET / HTTP/1.1\r\nHost: a\r\n\r\n"])
    func `who says nothing more is let go`(before: String) async throws {
        try await RunningServer.run(Self.hurried) { server in
            let began = ContinuousClock.now
            _ = try await server.talk(before)
            #expect(ContinuousClock.now - began < .seconds(5))
        }
    }

    @Test func `a body that trickles is given up`() async throws {
        try await RunningServer.run(Self.hurried) { request in
            do {
                return try await RunningServer.echo(request)
            } catch let error as HTTPBodyError {
                throw error.httpError
            }
        } _: { server in
            let text = try await offThread {
                let connection = try RawConnection(port: server.port)
                connection.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\n")
                for _ in 0..<200 {
                    guard connection.send("a") else { break }
                    usleep(20_000)
                }
                return connection.readToEnd()
            }
            #expect(text.hasPrefix("HTTP/1.1 408") || text.isEmpty)
        }
    }

    @Test func `who does not read the answer is let go`() async throws {
        try await RunningServer.run(Self.hurried) { _ in
            HTTPResponse(body: .data(Data(count: 60_000_000)))
        } _: { server in
            let count = try await offThread {
                let connection = try RawConnection(port: server.port)
                connection.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                usleep(3_000_000)
                return connection.readToEnd().utf8.count
            }
            #expect(count < 60_000_000)
        }
    }

    // MARK: Numbers

    @Test func `who opens connections without end pushes out his own`() async throws {
        var limits = ServerLimits()
        limits.connections = 20
        limits.connectionsPerAddress = 8
        try await RunningServer.run(limits) { server in
            try await offThread {
                let visitor = try RawConnection(port: server.port, from: 2)
                visitor.send("GET /1 HTTP/1.1\r\nHost: a\r\n\r\n")
                #expect(try visitor.answer().status == 200)
                let idle = try (0..<200).map { _ in try RawConnection(port: server.port) }
                for connection in idle { connection.send("G") }
                // The visitor's own connection is still there, and a new one from the crowd's
                // address is answered as well.
                visitor.send("GET /2 HTTP/1.1\r\nHost: a\r\n\r\n")
                #expect(try visitor.answer().status == 200)
                let another = try RawConnection(port: server.port)
                another.send("GET /3 HTTP/1.1\r\nHost: a\r\n\r\n")
                #expect(try another.answer().status == 200)
                let open = idle.suffix(7).filter { $0.send("E") }
                #expect(open.count == 7)
            }
        }
    }

    @Test func `where all are being answered a new one is refused`() async throws {
        var limits = ServerLimits()
        limits.connectionsPerAddress = 4
        try await RunningServer.run(limits) { _ in
            try await Task.sleep(for: .seconds(2))
            return .text("late", type: "text/plain")
        } _: { server in
            try await offThread {
                let busy = try (0..<4).map { _ in
                    let connection = try RawConnection(port: server.port)
                    connection.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                    return connection
                }
                usleep(300_000)
                let late = try RawConnection(port: server.port)
                late.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                #expect(late.read() == nil)
                for connection in busy { #expect(try connection.answer().body == "late") }
            }
        }
    }
}

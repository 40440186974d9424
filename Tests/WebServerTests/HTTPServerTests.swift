import Foundation
import Synchronization
import TestSupport
import Testing

@testable import WebServer

/// HTTP as clients speak it, over a real socket.
struct HTTPServerTests {
    private static let close = "Connection: close\r\n\r\n"

    @Test func `a request is answered, and the connection goes on`() async throws {
        try await RunningServer.run { server in
            try await offThread {
                let connection = try RawConnection(port: server.port)
                for number in 1...3 {
                    connection.send("GET /\(number)?a=b HTTP/1.1\r\nHost: a\r\n\r\n")
                    let answer = try connection.answer()
                    #expect(answer.status == 200)
                    #expect(answer.body == "GET /\(number)?a=b []")
                    #expect(!answer.headers.lowercased().contains("connection:"))
                }
            }
        }
    }

    @Test func `requests that come all at once are answered in their order`() async throws {
        try await RunningServer.run { server in
            let requests = (1...20).map { number in
                "POST /\(number) HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n"
                    + (number == 20 ? "Connection: close\r\n" : "") + "\r\nabc"
            }
            let text = try await server.talk(requests.joined())
            let found = text.matches(of: /POST \/(\d+) \[abc\]/).compactMap { Int($0.output.1) }
            #expect(found == Array(1...20))
        }
    }

    @Test func `a sender who has said all still gets the answer`() async throws {
        try await RunningServer.run { server in
            let text = try await server.talk(
                "GET / HTTP/1.1\r\nHost: a\r\n\r\n", halfClose: true)
            #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(text.hasSuffix("GET / []"))
        }
    }

    @Test func `HTTP 1 0 ends after the answer, unless it asks to go on`() async throws {
        try await RunningServer.run { server in
            let once = try await server.talk("GET /a HTTP/1.0\r\n\r\n")
            #expect(once.hasPrefix("HTTP/1.0 200 OK\r\n"))
            #expect(once.hasSuffix("GET /a []"))
            let twice = try await server.talk(
                "GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /b HTTP/1.0\r\n\r\n")
            #expect(twice.contains("GET /a []") && twice.hasSuffix("GET /b []"))
        }
    }

    @Test func `HEAD has the headers of GET and no body`() async throws {
        try await RunningServer.run { server in
            let text = try await server.talk("HEAD / HTTP/1.1\r\nHost: a\r\n" + Self.close)
            #expect(text.contains("Content-Length: 9\r\n"))
            #expect(text.hasSuffix("\r\n\r\n"))
        }
    }

    @Test func `a body in chunks is read whole`() async throws {
        try await RunningServer.run { server in
            let text = try await server.talk(
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n" + Self.close
                    + "3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n")
            #expect(text.hasSuffix("POST / [abcdefg]"))
        }
    }

    @Test func `who asks first is told to go on`() async throws {
        try await RunningServer.run { server in
            try await offThread {
                let connection = try RawConnection(port: server.port)
                connection.send(
                    "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n"
                )
                #expect(try connection.answer().status == 100)
                connection.send("abc")
                #expect(try connection.answer().body == "PUT / [abc]")
            }
        }
    }

    @Test func `who asks first and is refused sends nothing`() async throws {
        try await RunningServer.run { _ in
            throw HTTPError(status: 409, title: "Not now", advice: "Later.")
        } _: { server in
            let text = try await server.talk(
                "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 5000000\r\n"
                    + "Expect: 100-continue\r\n\r\n")
            #expect(text.hasPrefix("HTTP/1.1 409 Conflict\r\n"))
        }
    }

    @Test func `a refusal is read although the body was not`() async throws {
        try await RunningServer.run { _ in
            throw HTTPError(status: 403, title: "No", advice: "Never.")
        } _: { server in
            let body = [UInt8](repeating: 65, count: 8_000_000)
            let head = "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 8000000\r\n\r\n"
            let text = try await server.talk(Array(head.utf8) + body)
            #expect(text.hasPrefix("HTTP/1.1 403 Forbidden\r\n"))
        }
    }

    @Test func `the little that is left of a body does not end the connection`() async throws {
        try await RunningServer.run { request in
            .text(request.target, type: "text/plain")
        } _: { server in
            let text = try await server.talk(
                "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"
                    + "GET /b HTTP/1.1\r\nHost: a\r\n" + Self.close)
            #expect(text.contains("/a") && text.hasSuffix("/b"))
        }
    }

    @Test func `an answer that breaks off is not taken for a whole one`() async throws {
        try await RunningServer.run { _ in
            HTTPResponse(body: .stream(count: 10) { nil })
        } _: { server in
            let text = try await server.talk("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(text.contains("Content-Length: 10\r\n") && text.hasSuffix("\r\n\r\n"))
        }
    }

    @Test func `an absolute address is understood, its host counts`() async throws {
        try await RunningServer.run { request in
            .text("\(request.target) \(request.headers["host"] ?? "")", type: "text/plain")
        } _: { server in
            let text = try await server.talk(
                "GET http://real.example/a?b HTTP/1.1\r\nHost: other\r\n" + Self.close)
            #expect(text.hasSuffix("/a?b real.example"))
        }
    }

    @Test func `a large body waits for its reader`() async throws {
        let size = 20_000_000
        try await RunningServer.run { request in
            var count = 0
            while let piece = try await request.body.next() {
                count += piece.count
                #expect(piece.count <= 1 << 20)
                if count < 1_000_000 { try await Task.sleep(for: .milliseconds(5)) }
            }
            return .text("\(count)", type: "text/plain")
        } _: { server in
            let head = "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: \(size)\r\n" + Self.close
            let text = try await server.talk(
                Array(head.utf8) + [UInt8](repeating: 1, count: size))
            #expect(text.hasSuffix("\(size)"))
        }
    }

    @Test(arguments: [0, 1_000_000, 10_000_000])
    func `a large body does not keep the next request waiting`(size: Int) async throws {
        try await RunningServer.run { request in
            // All of it is here before anybody reads.
            try await Task.sleep(for: .milliseconds(100))
            var count = 0
            while let piece = try await request.body.next() { count += piece.count }
            return .text("\(count)", type: "text/plain")
        } _: { server in
            try await offThread {
                let connection = try RawConnection(port: server.port, timeout: 10)
                for _ in 0..<2 {
                    connection.send("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: \(size)\r\n\r\n")
                    connection.send([UInt8](repeating: 1, count: size))
                    #expect(try connection.answer().body == "\(size)")
                }
            }
        }
    }

    @Test func `a small answer leaves at once`() async throws {
        try await RunningServer.run { server in
            let spent = try await offThread {
                let connection = try RawConnection(port: server.port)
                let began = ContinuousClock.now
                for _ in 0..<200 {
                    connection.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                    _ = try connection.answer()
                }
                return ContinuousClock.now - began
            }
            // Delayed acknowledgements would make it eight seconds.
            #expect(spent < .seconds(4), "\(spent)")
        }
    }

    @Test func `a port that is taken is named, and an address that is not one`() async throws {
        try await RunningServer.run { server in
            await #expect(throws: HTTPServerError.addressInUse) {
                try await HTTPServer(port: server.port, handler: ClosureHandler { _ in .json("") })
                    .start()
            }
        }
        await #expect(throws: HTTPServerError.notAnAddress("nowhere")) {
            try await HTTPServer(host: "nowhere", handler: ClosureHandler { _ in .json("") })
                .start()
        }
    }
}

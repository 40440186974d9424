import Foundation
import Storage
import TestSupport
import Testing

@testable import WebApp

/// Health checks, and a port that is published as another.
struct HealthTests {
    @Test func `health needs no password, no library, and says nothing of it`() async throws {
        let client = try TestClient { $0.password = "hush" }
        let answer = try await client.get("/health")
        #expect(answer.status == 200)
        #expect(String(decoding: answer.bytes, as: UTF8.self) == "waymark is serving\n")
        #expect(answer.headers["Cache-Control"] == "no-store")
    }

    @Test func `a library that cannot be read is not healthy`() async throws {
        let client = try TestClient()
        try FileManager.default.createDirectory(
            at: client.library.url, withIntermediateDirectories: true)
        try Data(repeating: 7, count: 20_000).write(to: client.library.database)
        #expect(try await client.get("/health").status >= 500)
    }

    @Test(arguments: [
        ("127.0.0.1:9000", 200), ("localhost:9000", 200), ("127.0.0.1:8080", 200),
        ("127.0.0.1:9001", 421), ("evil.example:9000", 421),
    ])
    func `a published port counts beside the one it listens at`(host: String, status: Int)
        async throws
    {
        let client = try TestClient { $0.publicPort = 9000 }
        #expect(try await client.ask("GET", "/", headers: ["host": host]).status == status)
    }

    @Test func `the cookie bears the published port`() async throws {
        let client = try TestClient { $0.publicPort = 9000 }
        let cookie = try await client.get("/").headers["Set-Cookie"]
        #expect(cookie?.hasPrefix("waymark-9000=") == true)
    }

    @Test func `the program asks a page in another process`() async throws {
        let client = try TestClient()
        let library = client.library.path
        let free = try Program.run("waymark", ["serve", "--check", "--port", "1"])
        #expect(free.status == 1)
        #expect(free.errors.contains("no answer"))
        let running = try Program.start(
            "waymark",
            ["serve", "--port", "0", "--no-browser", "--skip-reload", "--library", library])
        defer { running.process.terminate() }
        var port: Substring?
        for _ in 0..<100 where port == nil {
            try await Task.sleep(for: .milliseconds(100))
            port = try running.outputSoFar().firstMatch(of: #/:(\d+)\/\n/#)?.output.1
        }
        let found = String(try #require(port))
        let check = try Program.run(
            "waymark", ["serve", "--check"], environment: ["WAYMARK_PORT": found])
        #expect(check.status == 0, "\(check.errors)")
        let facts = try Program.run("waymark", ["self-check", "--port", found]).output
        #expect(facts.contains("waymark serve answers there"))
    }
}

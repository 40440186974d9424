import Foundation
import Storage
import Synchronization
import TestSupport
import Testing

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

@testable import WebApp

/// The page over a real socket of this machine.
struct ServerTests {
    /// A server on a port of its own, stopped at the end.
    private func serving(
        _ client: TestClient, _ body: (URL, URLSession) async throws -> Void
    ) async throws {
        let server = try PageServer(client.app)
        let (addresses, found) = AsyncStream.makeStream(of: URL.self)
        let running = Task { try await server.run { found.yield($0) } }
        var iterator = addresses.makeAsyncIterator()
        let address = try #require(await iterator.next())
        let session = URLSession(configuration: .ephemeral)
        do {
            try await body(address, session)
        } catch {
            await server.stop()
            throw error
        }
        session.invalidateAndCancel()
        await server.stop()
        try await running.value
    }

    @Test func `a real upload over HTTP becomes a library`() async throws {
        let client = try TestClient { $0.port = 0 }
        try await serving(client) { address, session in
            let (page, response) = try await session.data(from: address)
            #expect((response as? HTTPURLResponse)?.statusCode == 200)
            let text = String(decoding: page, as: UTF8.self)
            let token = String(
                try #require(text.firstMatch(of: /data-token="([0-9a-f]{32})"/)?.output.1))
            var request = URLRequest(
                url: address.appending(path: "upload").appending(path: "export_12345678.zip"))
            request.httpMethod = "PUT"
            request.setValue(token, forHTTPHeaderField: "X-Waymark-Token")
            let zip = try Fixtures.bytes("export_12345678.zip")
            let (_, answer) = try await session.upload(for: request, from: Data(zip))
            #expect((answer as? HTTPURLResponse)?.statusCode == 200)
            try await client.waitForImport()
            let (tracks, _) = try await session.data(from: address.appending(path: "tracks.json"))
            #expect(tracks.count > 1_000)
            #expect(try Library.open(client.library).activities().count == 67)
        }
    }

    @Test func `a refused upload does not spoil the connection for what comes next`() async throws {
        let client = try TestClient { $0.port = 0 }
        try await serving(client) { address, session in
            for _ in 0..<3 {
                var request = URLRequest(
                    url: address.appending(path: "upload").appending(path: "a.zip"))
                request.httpMethod = "PUT"
                let (_, refused) = try await session.upload(
                    for: request, from: Data(repeating: 65, count: 5_000_000))
                #expect((refused as? HTTPURLResponse)?.statusCode == 403)
                let (_, page) = try await session.data(from: address)
                #expect((page as? HTTPURLResponse)?.statusCode == 200)
            }
        }
    }

    @Test(arguments: ["127.0.0.5", "::1", "[::1]", "localhost"])
    func `the address that is printed is one at which the page is`(host: String) async throws {
        let client = try TestClient {
            $0.port = 0
            $0.host = host
        }
        try await serving(client) { address, session in
            if host.contains(":") {
                // URLSession of Linux knows no such address.
                #expect(address.absoluteString.hasPrefix("http://[::1]:"))
                return
            }
            let (_, answer) = try await session.data(from: address)
            #expect((answer as? HTTPURLResponse)?.statusCode == 200)
        }
    }

    @Test func `a port that is taken is told with a way out`() async throws {
        let first = try TestClient { $0.port = 0 }
        try await serving(first) { address, _ in
            let port = UInt16(try #require(address.port))
            let second = try TestClient { $0.port = port }
            await #expect(throws: PageServerError.self) {
                try await PageServer(second.app).run { _ in }
            }
        }
    }
}

import Foundation
import Ingest
import Storage
import Synchronization
import TestSupport
import Testing
import WebServer

@testable import WebApp

/// What people and networks do to the page that nobody meant.
struct ClumsyTests {
    private static func upload(
        _ name: String, _ body: HTTPRequestBody, to client: TestClient,
        as visitor: TestClient.Visitor
    ) async throws -> TestClient.Answer {
        try await client.ask(
            "PUT", "/upload/" + name,
            headers: visitor.headers.merging(["x-waymark-token": visitor.token]) { $1 }, body: body)
    }

    private static var sample: Data {
        get throws { Data(try Fixtures.bytes("export_12345678.zip")) }
    }

    private static func uploads(_ client: TestClient) -> [String] {
        let folder = client.library.url.appending(path: Upload.folderName)
        return (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    }

    @Test(.timeLimit(.minutes(1)))
    func `an upload that fell silent is cancelled at once, and wakes up in vain`() async throws {
        let client = try TestClient()
        let visitor = try await client.visitor(at: "/")
        let (words, saying) = AsyncStream.makeStream(of: Data.self)
        let body = HTTPRequestBody(count: 6) { await words.first { _ in true } }
        async let late = Self.upload("silent.zip", body, to: client, as: visitor)
        saying.yield(Data("abc".utf8))
        while true {
            if case .running(.receiving(_, 3, _)) = client.app.imports.job.state { break }
            try await Task.sleep(for: .milliseconds(5))
        }
        #expect(try await client.post("/import/cancel", as: visitor).status == 303)
        #expect(!client.app.imports.isBusy)
        #expect(try await client.get("/import").text.contains("The upload was cancelled"))
        // Somebody else has the place now; the one that wakes up neither takes nor ends it.
        let stop = try #require(client.app.imports.receive("other.zip", total: nil))
        saying.yield(Data("def".utf8))
        saying.finish()
        #expect(try await late.status == 409)
        #expect(try await client.get("/import").text.contains("Receiving other.zip"))
        #expect(Self.uploads(client) == [])
        client.app.imports.giveUp(Upload.cancelled, stop)
    }

    @Test func `what came in whole and was interrupted is imported at the next start`()
        async throws
    {
        let client = try TestClient()
        let folder = client.library.url.appending(path: Upload.folderName)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Self.sample.write(to: folder.appending(path: "export_12345678.zip"))
        client.app.reload()
        try await client.waitForImport()
        #expect(try Library.open(client.library).activities().count == 67)
        #expect(Self.uploads(client) == [])
    }

    @Test func `an export that is not gone on with does not stay for ever`() async throws {
        let client = try TestClient()
        let visitor = try await client.visitor(at: "/")
        // Stopped before it began: what came in waits to be gone on with.
        let stop = try #require(client.app.imports.receive("first.zip", total: nil))
        let folder = client.library.url.appending(path: Upload.folderName)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let first = folder.appending(path: "first.zip")
        try Self.sample.write(to: first)
        stop.stop.set()
        #expect(client.app.imports.start([first.path], named: "first.zip", receiving: stop))
        try await client.waitForImport()
        #expect(client.app.imports.canContinue)
        #expect(Self.uploads(client) == ["first.zip"])
        let answer = try await Self.upload(
            "second.zip", HTTPRequestBody(try Self.sample), to: client, as: visitor)
        #expect(answer.status == 200)
        try await client.waitForImport()
        #expect(Self.uploads(client) == [])
        #expect(try Library.open(client.library).activities().count == 67)
    }

    @Test func `a form of fields without end is refused`() async throws {
        let count = Mutex(0)
        let body = HTTPRequestBody(count: nil) {
            let number = count.withLock { count in
                count += 1
                return count
            }
            let head = "Content-Disposition: form-data; name=\"\(number)\""
            return number < 5_000 ? Data("--xyz\r\n\(head)\r\n\r\nx\r\n".utf8) : nil
        }
        await #expect(throws: HTTPError.self) {
            try await MultipartForm(body, contentType: "multipart/form-data; boundary=xyz")
        }
        #expect(count.withLock(\.self) < 5_000)
    }

    @Test func `an import that was taken back is no longer told of`() async throws {
        let client = try TestClient()
        let visitor = try await client.visitor(at: "/")
        _ = try await Self.upload(
            "export_12345678.zip", HTTPRequestBody(try Self.sample), to: client, as: visitor)
        try await client.waitForImport()
        #expect(try await client.get("/import").text.contains("Imported"))
        #expect(try await client.post("/imports/1/undo", as: visitor).status == 303)
        #expect(try await !client.get("/").text.contains("Imported"))
    }

    @Test func `a library that was replaced under the page is seen`() async throws {
        let client = try TestClient.sample()
        #expect(try await client.get("/activities").text.contains("67 activities"))
        try FileManager.default.removeItem(at: client.library.url)
        var export = ExportBuilder()
        export.add(.init(101, at: 1_700_000_000, "Alone", "Run", elapsed: 60))
        try client.importing(export)
        let page = try await client.get("/activities").text
        #expect(page.contains("1 activity") && page.contains("Alone"))
        try FileManager.default.removeItem(at: client.library.url)
        #expect(try await client.get("/activities").headers["Location"] == "/")
    }

    @Test(arguments: [
        ("bytes=0-1,3-4", 200), ("bytes=5-2", 200), ("bytes=", 200), ("bytes=-", 200),
        ("items=0-1", 200), ("bytes=+0-1", 200), ("bytes=99999999-", 416), ("bytes=-0", 416),
        ("bytes=0-99999999999999999999", 206), ("bytes=-3", 206),
    ])
    func `a range that is none is answered with everything`(
        range: String, status: Int
    ) async throws {
        let client = try TestClient.sample()
        let item = try #require(
            try Library.open(client.library).media().first {
                $0.isPresent && MediaType.of($0.path) != nil
            })
        let answer = try await client.get("/media/" + item.path, headers: ["range": range])
        #expect(answer.status == status)
    }
}

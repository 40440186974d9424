import Foundation
import Ingest
import Storage
import TestSupport
import Testing

@testable import WebUI

/// What people and networks do to the page that nobody meant.
struct ClumsyTests {
    private static func upload(
        _ name: String, _ body: PageBody, to visiting: Visiting, as visitor: Visiting.Visitor
    ) async throws -> Visiting.Answer {
        try await visiting.ask(
            "PUT", "/upload/" + name,
            headers: visitor.headers.merging(["x-waymark-token": visitor.token]) { $1 }, body: body)
    }

    private static var sample: Data {
        get throws { Data(try Fixtures.bytes("export_12345678.zip")) }
    }

    private static func uploads(_ visiting: Visiting) -> [String] {
        let folder = visiting.library.url.appending(path: Upload.folderName)
        return (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    }

    @Test(.timeLimit(.minutes(1)))
    func `an upload that fell silent is cancelled at once, and wakes up in vain`() async throws {
        let visiting = try Visiting()
        let visitor = try await visiting.visitor(at: "/")
        let (words, saying) = AsyncStream.makeStream(of: Data.self)
        var iterator = words.makeAsyncIterator()
        let body = PageBody(count: 6) { await iterator.next() }
        async let late = Self.upload("silent.zip", body, to: visiting, as: visitor)
        saying.yield(Data("abc".utf8))
        while true {
            if case .receiving(_, 3, _) = visiting.site.job.state { break }
            try await Task.sleep(for: .milliseconds(5))
        }
        #expect(try await visiting.post("/import/cancel", as: visitor).status == 303)
        #expect(!visiting.site.job.isBusy)
        #expect(try await visiting.get("/import").text.contains("The upload was cancelled"))
        // Somebody else has the place now; the one that wakes up neither takes nor ends it.
        let stop = try #require(visiting.site.job.receive("other.zip", total: nil))
        saying.yield(Data("def".utf8))
        saying.finish()
        #expect(try await late.status == 409)
        #expect(try await visiting.get("/import").text.contains("Receiving other.zip"))
        #expect(Self.uploads(visiting) == [])
        visiting.site.job.giveUp("enough", stop)
    }

    @Test func `what came in whole and was interrupted is imported at the next start`()
        async throws
    {
        let visiting = try Visiting()
        let folder = visiting.library.url.appending(path: Upload.folderName)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Self.sample.write(to: folder.appending(path: "export_12345678.zip"))
        visiting.site.reload()
        try await visiting.waitForImport()
        #expect(try Library.open(visiting.library).activities().count == 67)
        #expect(Self.uploads(visiting) == [])
    }

    @Test func `an export that is not gone on with does not stay for ever`() async throws {
        let visiting = try Visiting()
        let visitor = try await visiting.visitor(at: "/")
        // Stopped before it began: what came in waits to be gone on with.
        let stop = try #require(visiting.site.job.receive("first.zip", total: nil))
        let folder = visiting.library.url.appending(path: Upload.folderName)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let first = folder.appending(path: "first.zip")
        try Self.sample.write(to: first)
        stop.set()
        #expect(visiting.site.job.start([first.path], named: "first.zip", receiving: stop))
        try await visiting.waitForImport()
        #expect(visiting.site.job.canGoOn)
        #expect(Self.uploads(visiting) == ["first.zip"])
        let answer = try await Self.upload(
            "second.zip", PageBody(try Self.sample), to: visiting, as: visitor)
        #expect(answer.status == 200)
        try await visiting.waitForImport()
        #expect(Self.uploads(visiting) == [])
        #expect(try Library.open(visiting.library).activities().count == 67)
    }

    @Test func `a form of fields without end is refused`() async throws {
        var number = 0
        let body = PageBody(count: nil) {
            number += 1
            let head = "Content-Disposition: form-data; name=\"\(number)\""
            return number < 5_000 ? Data("--xyz\r\n\(head)\r\n\r\nx\r\n".utf8) : nil
        }
        await #expect(throws: Refusal.self) {
            try await FormUpload(body, contentType: "multipart/form-data; boundary=xyz")
        }
        #expect(number < 5_000)
    }

    @Test func `an import that was taken back is no longer told of`() async throws {
        let visiting = try Visiting()
        let visitor = try await visiting.visitor(at: "/")
        _ = try await Self.upload(
            "export_12345678.zip", PageBody(try Self.sample), to: visiting, as: visitor)
        try await visiting.waitForImport()
        #expect(try await visiting.get("/import").text.contains("Imported"))
        #expect(try await visiting.post("/imports/1/undo", as: visitor).status == 303)
        #expect(try await !visiting.get("/").text.contains("Imported"))
    }

    @Test func `a library that was replaced under the page is seen`() async throws {
        let visiting = try Visiting.sample()
        #expect(try await visiting.get("/activities").text.contains("67 activities"))
        try FileManager.default.removeItem(at: visiting.library.url)
        var export = ExportBuilder()
        export.add(.init(101, at: 1_700_000_000, "Alone", "Run", elapsed: 60))
        try visiting.importing(export)
        let page = try await visiting.get("/activities").text
        #expect(page.contains("1 activity") && page.contains("Alone"))
        try FileManager.default.removeItem(at: visiting.library.url)
        #expect(try await visiting.get("/activities").headers["Location"] == "/")
    }

    @Test(arguments: [
        ("bytes=0-1,3-4", 200), ("bytes=5-2", 200), ("bytes=", 200), ("bytes=-", 200),
        ("items=0-1", 200), ("bytes=+0-1", 200), ("bytes=99999999-", 416), ("bytes=-0", 416),
        ("bytes=0-99999999999999999999", 206), ("bytes=-3", 206),
    ])
    func `a range that is none is answered with everything`(
        range: String, status: Int
    ) async throws {
        let visiting = try Visiting.sample()
        let item = try #require(
            try Library.open(visiting.library).media().first {
                $0.isPresent && MediaType.of($0.path) != nil
            })
        let answer = try await visiting.get("/media/" + item.path, headers: ["range": range])
        #expect(answer.status == status)
    }
}

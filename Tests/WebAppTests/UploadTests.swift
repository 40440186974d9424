import Foundation
import Storage
import Synchronization
import TestSupport
import Testing
import WebServer

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

@testable import WebApp

/// Exports that come in through the page.
struct UploadTests {
    /// A body in pieces of a size.
    private static func body(_ bytes: [UInt8], pieces: Int = 10_000) -> HTTPRequestBody {
        let rest = Mutex(bytes[...])
        return HTTPRequestBody(count: bytes.count) {
            rest.withLock { rest in
                guard !rest.isEmpty else { return nil }
                defer { rest = rest.dropFirst(pieces) }
                return Data(rest.prefix(pieces))
            }
        }
    }

    private static var sample: [UInt8] {
        get throws { [UInt8](try Fixtures.bytes("export_12345678.zip")) }
    }

    /// Enough to be under way when it is cancelled: one recording, many times.
    private static var large: ExportBuilder {
        let track = InventedTrack(seed: 1, start: 1_600_000_000, samples: 1_200)
        let file = track.gpx(creator: "A test").bytes
        var export = ExportBuilder()
        for number in 1...400 {
            export.add(
                .init(
                    Int64(number), at: 1_600_000_000 + Int64(number) * 86_400, "Round", "Run",
                    elapsed: 1_200, file: "activities/\(number).gpx"), file)
        }
        return export
    }

    @Test func `an empty library asks for an export, then tells what came of it`() async throws {
        let client = try TestClient()
        let welcome = try await client.get("/")
        #expect(welcome.text.contains("Drop the export ZIP here"))
        #expect(welcome.text.contains("Request Your Archive"))
        #expect(!welcome.text.contains("Try the sample"))
        #expect(try await client.get("/activities").headers["Location"] == "/")
        let visitor = try await client.visitor(at: "/")
        let answer = try await client.ask(
            "PUT", "/upload/export_12345678.zip",
            headers: visitor.headers.merging(["x-waymark-token": visitor.token]) { $1 },
            body: Self.body(try Self.sample))
        #expect(answer.status == 200)
        try await client.waitForImport()
        let report = try await client.get("/import").text
        #expect(report.contains("Imported, with gaps"))
        #expect(report.contains("Not readable"))
        #expect(report.contains("67 in the library") || report.contains("67 new"))
        #expect(try await client.get("/").text.contains("Every day"))
        let left = try FileManager.default.contentsOfDirectory(
            atPath: client.library.url.appending(path: Upload.folderName).path)
        #expect(left.isEmpty)
    }

    /// An export of activities from the first of 2024, a day apart, made in a year.
    private static func export(_ count: Int64, packedIn year: Int) -> ExportBuilder {
        var export = ExportBuilder(asOf: CivilTime.seconds(year, 6, 1))
        for id in 1...count {
            let start = CivilTime.seconds(2024, 1, 1) + id * 86_400
            export.add(.init(id, at: start, "A\(id)", "Run", elapsed: 60))
        }
        export.rows[0].start = CivilTime.seconds(year, 5, 1)
        export.tables["logins"] = nil
        return export
    }

    @Test func `an export that lacks much is imported once a person says so`() async throws {
        let client = try TestClient()
        func drop(_ export: ExportBuilder, _ name: String) async throws {
            let visitor = try await client.visitor(at: "/import")
            let answer = try await client.ask(
                "PUT", "/upload/\(name)",
                headers: visitor.headers.merging(["x-waymark-token": visitor.token]) { $1 },
                body: Self.body(export.archive.bytes))
            #expect(answer.status == 200)
            try await client.waitForImport()
        }
        try await drop(Self.export(20, packedIn: 2024), "whole.zip")
        try await drop(Self.export(15, packedIn: 2025), "part.zip")
        let question = try await client.get("/import").text
        #expect(question.contains("lacks 5 of the 20 activities"))
        #expect(question.contains("Import anyway"))
        #expect(!question.contains("--yes"))
        let visitor = try await client.visitor(at: "/import")
        #expect(try await client.post("/import/continue", as: visitor).status == 303)
        try await client.waitForImport()
        #expect(!(try await client.get("/import").text).contains("Import anyway"))
        let gone = try Library.open(client.library).activities().filter { $0.absentSince != nil }
        #expect(gone.count == 5)
        let left = try FileManager.default.contentsOfDirectory(
            atPath: client.library.url.appending(path: Upload.folderName).path)
        #expect(left.isEmpty)
    }

    @Test(arguments: [1, 7, 64, 100_000])
    func `a plain form does the same, however its bytes come in`(pieces: Int) async throws {
        let client = try TestClient()
        let visitor = try await client.visitor(at: "/")
        var form = Array(
            "--xyz\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n\(visitor.token)\r\n"
                .utf8)
        form += Array(
            "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"e_1.zip\"\r\nContent-Type: application/zip\r\n\r\n"
                .utf8)
        let content = ExportBuilder().archive.bytes + Array("\r\n--xy\r\n--x".utf8)
        form += content + Array("\r\n--xyz--\r\n".utf8)
        let upload = try await MultipartForm(
            Self.body(form, pieces: pieces),
            contentType: "multipart/form-data; boundary=xyz")
        #expect(upload.fields["token"] == visitor.token)
        #expect(upload.fileName == "e_1.zip")
        #expect(try await upload.file.read(limit: 1 << 24).map([UInt8].init) == content)
    }

    @Test func `a plain form is taken through the door`() async throws {
        let client = try TestClient()
        let visitor = try await client.visitor(at: "/")
        var form = Array(
            "--xyz\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n\(visitor.token)\r\n"
                .utf8)
        form += Array(
            "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"export_1.zip\"\r\n\r\n"
                .utf8)
        form += try Self.sample + Array("\r\n--xyz--\r\n".utf8)
        let type = ["content-type": "multipart/form-data; boundary=xyz"]
        let refused = try await client.ask(
            "POST", "/upload", headers: type, body: Self.body(form))
        #expect(refused.status == 403)
        let answer = try await client.ask(
            "POST", "/upload", headers: visitor.headers.merging(type) { $1 },
            body: Self.body(form))
        #expect(answer.status == 303)
        try await client.waitForImport()
        #expect(try Library.open(client.library).activities().count == 67)
    }

    @Test(arguments: [
        ("/upload/notes.txt", 415), ("/upload/.zip", 400), ("/upload/..%2fa.zip", 404),
        ("/upload/a%2fb.zip", 404), ("/upload/a%5cb.zip", 400), ("/upload/%0a.zip", 400),
    ])
    func `a name that is no archive's is refused`(target: String, status: Int) async throws {
        let client = try TestClient()
        let visitor = try await client.visitor(at: "/")
        let answer = try await client.ask(
            "PUT", target,
            headers: visitor.headers.merging(["x-waymark-token": visitor.token]) { $1 },
            body: Self.body([1, 2, 3]))
        #expect(answer.status == status)
        #expect(!FileManager.default.fileExists(atPath: client.library.path))
    }

    @Test func `an upload that breaks off leaves nothing behind`() async throws {
        let client = try TestClient()
        let visitor = try await client.visitor(at: "/")
        let isFirst = Mutex(true)
        let body = HTTPRequestBody(count: 1_000) {
            isFirst.withLock { isFirst in
                defer { isFirst = false }
                return isFirst ? Data(count: 100) : nil
            }
        }
        let answer = try await client.ask(
            "PUT", "/upload/a.zip",
            headers: visitor.headers.merging(["x-waymark-token": visitor.token]) { $1 }, body: body)
        #expect(answer.status == 400)
        let left = try FileManager.default.contentsOfDirectory(
            atPath: client.library.url.appending(path: Upload.folderName).path)
        #expect(left.isEmpty)
        #expect(!client.app.imports.isBusy)
    }

    @Test func `what does not fit on the disk is refused before a byte is written`() async throws {
        let client = try TestClient()
        let visitor = try await client.visitor(at: "/")
        let answer = try await client.ask(
            "PUT", "/upload/a.zip",
            headers: visitor.headers.merging(["x-waymark-token": visitor.token]) { $1 },
            body: HTTPRequestBody(count: .max) { Data(count: 10) })
        #expect(answer.status == 507)
    }

    @Test func `what is no export is told by name, without a path`() async throws {
        let client = try TestClient()
        let visitor = try await client.visitor(at: "/")
        let answer = try await client.ask(
            "PUT", "/upload/holiday.zip",
            headers: visitor.headers.merging(["x-waymark-token": visitor.token]) { $1 },
            body: Self.body(Array("not a ZIP at all".utf8)))
        #expect(answer.status == 200)
        try await client.waitForImport()
        let text = try await client.get("/import").text
        #expect(text.contains("The import did not work"))
        #expect(text.contains("holiday.zip"))
        #expect(!text.contains(client.folder.url.path))
    }

    @Test func `one import at a time`() async throws {
        let client = try TestClient()
        let visitor = try await client.visitor(at: "/")
        let stop = try #require(client.app.imports.receive("other.zip", total: nil))
        let answer = try await client.ask(
            "PUT", "/upload/a.zip",
            headers: visitor.headers.merging(["x-waymark-token": visitor.token]) { $1 },
            body: Self.body([1]))
        #expect(answer.status == 409)
        let page = try await client.get("/import").text
        #expect(page.contains("Receiving other.zip"))
        #expect(!page.contains("id=\"drop\""))
        client.app.imports.giveUp(Upload.cancelled, stop)
    }

    @Test func `the sample is offered where there is one`() async throws {
        let client = try TestClient {
            $0.sample = Fixtures.folder.appending(path: "export_12345678.zip").path
        }
        let visitor = try await client.visitor(at: "/")
        #expect(try await client.get("/").text.contains("Try the sample"))
        #expect(try await client.post("/import/sample", as: visitor).status == 303)
        try await client.waitForImport()
        #expect(try Library.open(client.library).activities().count == 67)
        #expect(
            FileManager.default.fileExists(
                atPath: try #require(client.app.options.sample)))
    }

    @Test func `a job is known after a reload, can be cancelled, and goes on`() async throws {
        let client = try TestClient()
        let visitor = try await client.visitor(at: "/")
        let upload = Self.large.archive.bytes
        let answer = try await client.ask(
            "PUT", "/upload/large.zip",
            headers: visitor.headers.merging(["x-waymark-token": visitor.token]) { $1 },
            body: Self.body(upload, pieces: 1 << 20))
        #expect(answer.status == 200)
        let page = try await client.get("/import").text
        #expect(page.contains("data-job=\"1\""))
        let state = try await client.get("/job.json").text
        #expect(state.contains("\"state\":\"running\""))
        #expect(try await client.post("/import/cancel", as: visitor).status == 303)
        try await client.waitForImport()
        let stopped = try await client.get("/import").text
        #expect(stopped.contains("Stopped early"))
        #expect(stopped.contains("/import/continue"))
        #expect(try await client.post("/import/continue", as: visitor).status == 303)
        try await client.waitForImport()
        #expect(try Library.open(client.library).activities().count == 400)
        #expect(try await client.post("/import/continue", as: visitor).status == 409)
    }
}

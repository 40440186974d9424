import ActivityModel
import Foundation
import Ingest
import Storage
import TestSupport
import Testing
import WebServer

@testable import WebApp

/// A app without a socket, and a visitor whose browser keeps cookies.
final class TestClient: Sendable {
    let folder: TemporaryFolder
    let app: LibraryApp
    let library: LibraryFolder
    static let now = Timestamp(year: 2026, month: 11, day: 21, hour: 12)

    /// A page over a library of its own.
    ///
    /// - Parameter change: changes the options.
    init(change: (inout PageOptions) -> Void = { _ in }) throws {
        folder = try TemporaryFolder()
        library = LibraryFolder(folder.url.appending(path: "library"))
        var options = PageOptions(folder: library) { Self.now }
        options.workers = 2
        // Tests want whole answers, however busy the machine is.
        options.patience = 60
        change(&options)
        app = LibraryApp(options)
    }

    /// A page over a library that holds the sample export.
    static func sample(change: (inout PageOptions) -> Void = { _ in }) throws -> TestClient {
        let client = try TestClient(change: change)
        try FileManager.default.copyItem(
            at: try imported.get().library.url, to: client.library.url)
        return client
    }

    /// The sample, imported once for all.
    private static let imported = Result {
        let client = try TestClient()
        try client.importing(SampleExport.export)
        return client
    }

    /// Imports an export that is being built.
    @discardableResult
    func importing(_ export: ExportBuilder, named name: String? = nil) throws -> ImportReport {
        let path = try export.writeZIP(to: folder, named: name)
        return try ImportRun(
            ImportOptions(sources: [path], folder: library), now: Self.now
        ).run()
    }

    /// An answer, its body read.
    struct Answer {
        var status: Int
        var headers: [String: String]
        var bytes: Data
        var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    static let address = ["host": "127.0.0.1:8080"]

    /// Asks for a page.
    func get(_ target: String, headers: [String: String] = [:]) async throws -> Answer {
        try await ask("GET", target, headers: headers)
    }

    /// Sends a request as it is.
    func ask(
        _ method: String, _ target: String, headers: [String: String] = [:],
        body: HTTPRequestBody = HTTPRequestBody()
    ) async throws -> Answer {
        let response = await app.respond(
            to:
                HTTPRequest(
                    method, target, headers: Self.address.merging(headers) { $1 }, body: body))
        var bytes = Data()
        switch response.body {
        case .data(let data): bytes = data
        case .stream(let count, let next):
            while let piece = try await next() { bytes.append(piece) }
            #expect(bytes.count == count)
        }
        return Answer(status: response.status, headers: response.headers, bytes: bytes)
    }

    /// A visitor's cookie and the token that forms bear.
    struct Visitor {
        var cookie: String
        var token: String
        var headers: [String: String] { ["cookie": cookie] }
    }

    /// Begins a visit at a page that has a form.
    func visitor(
        at target: String = "/import", headers: [String: String] = [:]
    ) async throws -> Visitor {
        let answer = try await get(target, headers: headers)
        // One who has been here keeps the cookie.
        let cookie = try #require(
            answer.headers["Set-Cookie"]?.split(separator: ";").first
                ?? headers["cookie"].map { $0[...] })
        let token = try #require(
            answer.text.firstMatch(of: /name="token" value="([0-9a-f]{32})"/)?.output.1)
        return Visitor(cookie: String(cookie), token: String(token))
    }

    /// Sends a form.
    func post(
        _ target: String, _ fields: [(String, String)] = [], as visitor: Visitor,
        headers: [String: String] = [:]
    ) async throws -> Answer {
        let text = FormEncoding.text(fields + [("token", visitor.token)])
        return try await ask(
            "POST", target, headers: visitor.headers.merging(headers) { $1 },
            body: HTTPRequestBody(Data(text.utf8)))
    }

    /// Waits until no import is under way.
    func waitForImport() async throws {
        for _ in 0..<600 {
            if !app.imports.isBusy { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        Issue.record("the import did not end")
    }
}

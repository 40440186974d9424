import Foundation
import Storage
import TestSupport
import Testing

@testable import WebApp

/// The end of an import, and its undoing.
struct FinishedImportTests {
    private func zip(_ export: ExportBuilder, _ folder: TemporaryFolder) throws -> String {
        try export.writeZIP(to: folder, named: "export_\(export.athleteID).zip")
    }

    private func export(athlete: Int64, name: String, from id: Int64) -> ExportBuilder {
        var export = ExportBuilder()
        export.athleteID = athlete
        export.tables["profile"] = CSVBuilder(
            header: [
                "Athlete ID", "Email Address", "First Name", "Last Name", "Sex", "Description",
                "Weight", "City", "State", "Country",
            ]
        ).adding(["\(athlete)", "", name, "", "", "", "", "", "", ""])
        for number in 0..<3 as Range<Int64> {
            export.add(
                .init(
                    id + number, at: 1_600_000_000 + number * 86_400, "Round \(number)", "Run",
                    elapsed: 600, centimetres: Int(number + 1) * 500_000))
        }
        return export
    }

    @Test func `it tells the whole, the records, and whose export it was`() async throws {
        let folder = try TemporaryFolder()
        let client = try TestClient()
        #expect(
            try await client.get("/").text.contains("<details class=\"card\" id=\"request\" open"))
        let mine = try zip(export(athlete: 11, name: "Mara", from: 100), folder)
        #expect(client.app.imports.start([mine], named: "mine"))
        try await client.waitForImport()
        var text = try await client.get("/import").text
        #expect(text.contains("30 km") && text.contains("3 active days"))
        #expect(text.contains("Farthest") && text.contains("Round 2"))
        #expect(text.contains("href=\"/map\"") && text.contains("See your map"))
        #expect(!text.contains("who was not in your library before"))
        #expect(!text.contains("id=\"request\" open"))

        let other = try zip(export(athlete: 12, name: "Ines", from: 200), folder)
        #expect(client.app.imports.start([other], named: "other"))
        try await client.waitForImport()
        text = try await client.get("/import").text
        #expect(text.contains("This is the export of Ines"))
        #expect(text.contains("/imports/2/undo"))
    }

    @Test func `an undo says how much it removes, and is a job`() async throws {
        let folder = try TemporaryFolder()
        let client = try TestClient()
        let mine = try zip(export(athlete: 11, name: "Mara", from: 100), folder)
        #expect(client.app.imports.start([mine], named: "mine"))
        try await client.waitForImport()
        let visitor = try await client.visitor(at: "/imports/1/undo")
        let asked = try await client.get("/imports/1/undo").text
        #expect(asked.contains("This removes 3 activities and 0 photos and videos"))
        let answer = try await client.post("/imports/1/undo", as: visitor)
        #expect(answer.status == 303)
        #expect(["/imports", "/import"].contains(answer.headers["Location"]))
        try await client.waitForImport()
        #expect(try Library.open(client.library).activities().isEmpty)
        if case .idle = client.app.imports.job.state {
        } else {
            Issue.record("the job is not over")
        }
    }

    @Test func `the foot of the page promises what is true`() async throws {
        let local = try await TestClient().get("/").text
        #expect(local.contains("Nothing leaves this machine"))
        let shared = try TestClient {
            $0.host = "0.0.0.0"
            $0.password = "a long password"
        }
        let text = try await shared.get("/").text
        #expect(!text.contains("Nothing leaves this machine"))
    }
}

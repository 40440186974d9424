import Foundation
import TestSupport
import Testing

/// What `make fixtures` runs, with RECORD=1.
struct FixtureTests {
    @Test func `the fixture of a whole export is what its builder makes`() throws {
        try Golden.expect(
            SampleExport.export.archive.bytes, equals: "Fixtures/export_12345678.zip")
    }

    @Test func `the fixture to try is what its builder makes`() throws {
        try Golden.expect(IslandExport.export.archive.bytes, equals: "Fixtures/island.zip")
    }

    @Test(arguments: NamedFixture.all)
    func `every fixture is what its builder makes`(fixture: NamedFixture) throws {
        try Golden.expect(fixture.bytes, equals: "Fixtures/" + fixture.path)
    }

    @Test func `the page about every fixture tells of all that lie there`() throws {
        try Golden.expect(FixtureCatalogue.text, equals: "Fixtures/README.md")
        let known = Set(
            NamedFixture.all.map(\.path) + ["README.md", "export_12345678.zip", "island.zip"])
        let files = FileManager.default.enumerator(atPath: Fixtures.folder.path)
        for case let path as String in files ?? .init() where path.contains(".") {
            #expect(known.contains(path), "nobody makes this one")
        }
    }

    @Test func `the fixture of a whole export stays small`() {
        #expect(SampleExport.export.archive.bytes.count < 400_000)
        #expect((60...70).contains(SampleExport.export.rows.count))
    }
}

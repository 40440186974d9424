import Foundation
import TestSupport
import Testing

/// Exports that are broken, hostile, or none at all.
struct DamagedExportTests {
    private let folder: TemporaryFolder
    private let library: TestLibrary

    init() throws {
        folder = try TemporaryFolder()
        library = try TestLibrary()
    }

    @Test func `a download cut short gives what it holds, and the whole one completes it`() throws {
        let whole = try Fixtures.bytes("export_12345678.zip")
        let cut = try folder.write(
            Array(whole.prefix(whole.count * 6 / 10)), to: "export_12345678.zip")
        let result = try library.importing([cut])
        #expect(result.status == 3)
        let issues = try library.documents("issues", "--code", "zip.truncated")
        let told = try #require(issues.first?["message"].string)
        #expect(told.contains("saved") && told.contains("of \(whole.count * 6 / 10) bytes"))
        let first = try library.documents("list")
        #expect(first.count == 67)
        let saved = first.count { ($0["samples"].int ?? 0) > 0 }
        #expect((10..<50).contains(saved))

        #expect(try library.importing([SampleImportTests.sample]).status == 3)
        let fresh = try TestLibrary()
        try fresh.importing([SampleImportTests.sample])
        #expect(
            try library.run("list", "--json").output == fresh.run("list", "--json").output)
        Files.expectEqual(
            try fresh.files("Strava Export"), try library.files("Strava Export"))
    }

    @Test(arguments: [0, 1, 21, 22, 100, 1_000, 5_000])
    func `a ZIP of a few bytes is refused or read, and never worse`(length: Int) throws {
        let whole = try Fixtures.bytes("export_12345678.zip")
        let cut = try folder.write(Array(whole.prefix(length)), to: "export_1.zip")
        let result = try library.importing([cut])
        #expect([1, 3].contains(result.status))
        #expect(result.status == 3 || !library.isThere)
    }

    /// What importing a fixture of `zip/` exits with, and the issue that it leaves.
    static let archives: [(name: String, status: Int32, code: String?)] = [
        ("whole", 0, nil), ("truncated", 3, "zip.truncated"), ("wrong-crc", 3, "zip.crc-mismatch"),
        ("lying-size", 3, "zip.size-mismatch"), ("encrypted", 3, "zip.encrypted"),
        ("unknown-method", 3, "zip.unsupported-method"),
        ("absolute-path", 3, "zip.unsafe-path"), ("parent-path", 3, "zip.unsafe-path"),
        ("drive-letter", 3, "zip.unsafe-path"), ("nul-in-name", 3, "zip.unsafe-path"),
        // The entry that counts is of no format that is read.
        ("symlink", 3, "zip.symlink"), ("duplicate-name", 3, "zip.duplicate-name"),
        ("overlap", 3, "zip.overlap"), ("bomb", 3, "zip.limit"), ("cp437-name", 0, nil),
        ("descriptors", 0, nil), ("zip64", 0, nil),
    ]

    @Test(arguments: archives)
    func `every odd archive costs its entry at most and says why`(
        name: String, status: Int32, code: String?
    ) throws {
        let path = Fixtures.folder.appending(path: "zip/\(name).zip").path
        let result = try library.importing([path])
        #expect(result.status == status)
        #expect(try library.documents("list").count == 1)
        let codes = try library.documents("issues").compactMap { $0["code"].string }
        if let code {
            #expect(codes.contains(code))
        } else {
            #expect(codes.isEmpty)
        }
        let outside = try FileManager.default.contentsOfDirectory(atPath: library.folder.url.path)
        #expect(outside == ["library"])
        for path in try library.files("Strava Export").keys { #expect(!path.contains("waymark")) }
    }

    @Test func `every fixture of an archive is tested`() {
        let names = NamedFixture.all.map(\.path).filter { $0.hasPrefix("zip/") }
        #expect(names == Self.archives.map { "zip/\($0.name).zip" })
    }

    @Test func `what is no export is refused with advice, and nothing is written`() throws {
        let text = try folder.write(Array("not a ZIP".utf8), to: "notes.zip")
        let empty = folder.url.appending(path: "empty")
        try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
        var photos = ZIPBuilder()
        photos.add("holiday/beach.jpg", InventedMedia.photo(grey: 250))
        let other = try photos.write(to: folder.path("photos.zip"))
        let cases = [
            (text, "download it again"), (empty.path, "request your archive"),
            (other, "request your archive"), (folder.path("nothing.zip"), "check the path"),
        ]
        for (path, advice) in cases {
            let result = try library.importing([path])
            #expect(result.status == 1)
            #expect(result.output.isEmpty)
            #expect(result.errors.contains(path) && result.errors.contains(advice))
            #expect(!library.isThere, "\(path)")
        }
        // Beside what is an export, each costs only itself.
        let result = try library.importing([SampleImportTests.sample] + cases.map(\.0))
        #expect(result.status == 3)
        for (path, advice) in cases {
            #expect(result.output.contains("\(path): "))
            #expect(result.output.contains(advice))
        }
        #expect(library.isThere)
    }

    @Test func `without a path and without a cache an import says what to give`() throws {
        let result = try library.importing([])
        #expect(result.status == 1)
        #expect(!library.isThere)
        #expect(!result.errors.isEmpty)
    }

    @Test func `an export without its activities table keeps what it has`() throws {
        var zip = SampleExport.export.archive
        zip.entries.removeFirst()
        let result = try library.importing([try zip.write(to: folder.path("export_1.zip"))])
        #expect([0, 3].contains(result.status))
        let codes = try library.documents("issues").compactMap { $0["code"].string }
        #expect(codes.contains("export.table-missing"))
    }
}

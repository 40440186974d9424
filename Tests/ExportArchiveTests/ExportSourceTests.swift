import ActivityModel
import Bytes
import Foundation
import Testing
import TestSupport

@testable import ExportArchive

@Suite("Layout of an export") struct ExportSourceTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A small export, without anything around it.
    static let content: [(path: String, text: String)] = [
        ("activities.csv", "Activity ID\n1001\n"), ("activities/77.fit.gz", "fit"),
        ("activities/1002.gpx", "<gpx/>"), ("bikes.csv", "Bike Name\n"),
        ("clubs/1_a.jpg", "jpg"), ("media/0A1B.jpg", "jpg"), ("profile.csv", "Athlete ID\n5\n"),
        ("profile.jpg", "jpg"), ("routes/1.gpx", "<gpx/>"),
    ]

    /// The export as a ZIP, every path behind `prefix`.
    func zip(
        _ name: String = "export_5.zip", prefix: String = "",
        _ change: (inout ZIPBuilder) -> Void = { _ in }
    ) throws -> String {
        var zip = ZIPBuilder()
        for (path, text) in Self.content {
            zip.add(prefix + path, Array(text.utf8)) { $0.method = path.hasSuffix("gz") ? 0 : 8 }
        }
        change(&zip)
        return try zip.write(to: folder.path(name))
    }

    /// The export as a folder.
    func unpack(_ name: String = "unpacked") throws -> String {
        for (path, text) in Self.content { try write(text, to: "\(name)/\(path)") }
        return folder.path(name)
    }

    func write(_ text: String, to path: String) throws {
        let url = URL(filePath: folder.path(path))
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    @Test(arguments: ["", "export_5/", "a/b/c/", "./", "Ünïcode 東京/"])
    func `the root of a ZIP is found wherever it is`(_ prefix: String) throws {
        let source = try ExportSource.open(path: zip(prefix: prefix))
        #expect(source.files.map(\.path) == Self.content.map(\.path).sorted())
        #expect(source.issues.isEmpty)
        #expect(source.isArchive)
        #expect(source.activitiesTable?.path == "activities.csv")
    }

    @Test(arguments: ["unpacked", "outer/inner"])
    func `a folder is an export too, with an enclosing one as well`(_ name: String) throws {
        _ = try unpack(name)
        let top = String(name.prefix { $0 != "/" })
        let source = try ExportSource.open(path: folder.path(top) + "/")
        #expect(source.files.map(\.path) == Self.content.map(\.path).sorted())
        #expect(source.fileName == top)
        #expect(!source.isArchive)
    }

    @Test func `what computers add is no part of the export`() throws {
        let source = try ExportSource.open(
            path: zip(prefix: "export_5/") { zip in
                zip.add("__MACOSX/export_5/._activities.csv", "junk")
                zip.add("export_5/.DS_Store", "junk")
                zip.add("export_5/activities/._77.fit.gz", "junk")
                zip.add("export_5/media/Thumbs.db", "junk")
                zip.addFolder("export_5/activities")
            })
        #expect(source.files.map(\.path) == Self.content.map(\.path).sorted())
    }

    @Test func `every file has its role, size and checksum`() throws {
        let source = try ExportSource.open(path: zip())
        let roles = Dictionary(uniqueKeysWithValues: source.files.map { ($0.path, $0.role) })
        #expect(
            roles == [
                "activities.csv": .activitiesTable, "activities/77.fit.gz": .activityFile,
                "activities/1002.gpx": .activityFile, "bikes.csv": .table("bikes"),
                "clubs/1_a.jpg": .clubPicture, "media/0A1B.jpg": .media,
                "profile.csv": .table("profile"), "profile.jpg": .other, "routes/1.gpx": .route,
            ])
        let file = try #require(source.file(at: "activities/77.fit.gz"))
        #expect(file.size == 3)
        #expect(file.crc32 == withBytes(of: Array("fit".utf8)) { Checksum.crc32($0) })
        #expect(file.modified != nil)
    }

    @Test(
        arguments: [
            ("activities/77.fit.gz", "activities/77.fit.gz"),
            ("activities/77.fit", "activities/77.fit.gz"),
            ("activities/1002.gpx.gz", "activities/1002.gpx"), ("MEDIA/0a1b.JPG", "media/0A1B.jpg"),
            ("./activities/1002.gpx", "activities/1002.gpx"),
            ("activities\\1002.gpx", "activities/1002.gpx"),
            ("activities/9.gpx", nil), ("../activities.csv", nil), ("/activities.csv", nil),
            ("", nil),
        ] as [(String, String?)])
    func `a row's file is found in spite of case and unpacking by hand`(
        _ row: String, _ path: String?
    ) throws {
        #expect(try ExportSource.open(path: zip()).file(at: row)?.path == path)
    }

    @Test func `accents are one however they are composed`() throws {
        let path = try zip { $0.add("media/caf\u{65}\u{301}.jpg", "jpg") }
        let source = try ExportSource.open(path: path)
        #expect(source.file(at: "media/caf\u{E9}.jpg") != nil)
    }

    @Test func `a ZIP and the folder it was unpacked to have one fingerprint`() throws {
        let archive = try ExportSource.open(path: zip()).fingerprint
        let enclosed = try ExportSource.open(path: zip("b.zip", prefix: "x/")).fingerprint
        let unpacked = try ExportSource.open(path: unpack()).fingerprint
        #expect(archive == enclosed)
        #expect(archive == unpacked)
        #expect(archive.count == 16)
        try write("gpx", to: "unpacked/activities/1002.gpx")
        let changed = try ExportSource.open(path: folder.path("unpacked")).fingerprint
        #expect(changed != archive)
    }

    @Test func `files are read whole or in pieces, from ZIP and folder`() throws {
        let buffer = ByteBuffer()
        for path in [try zip(), try unpack()] {
            let source = try ExportSource.open(path: path)
            let reader = source.makeReader()
            for (path, text) in Self.content {
                let file = try #require(source.file(at: path))
                try reader.read(file, into: buffer)
                #expect(buffer.slice.text == text)
                var pieces: [UInt8] = []
                try reader.read(file) { pieces += $0.array }
                #expect(pieces == Array(text.utf8))
            }
        }
    }

    @Test func `a damaged entry costs itself and says why`() throws {
        let path = try zip {
            $0.add("activities/9.gpx", Array("content".utf8)) { entry in
                entry.method = 0
                entry.data = Array("CONTENT".utf8)
            }
        }
        let source = try ExportSource.open(path: path)
        let file = try #require(source.file(at: "activities/9.gpx"))
        let buffer = ByteBuffer()
        let reader = source.makeReader()
        let error = #expect(throws: ExportReadError.self) { try reader.read(file, into: buffer) }
        #expect(error?.path == "activities/9.gpx")
        #expect(error?.issue.code == .zipChecksumMismatch)
        #expect(buffer.count == 0)
        #expect(throws: ExportReadError.self) { try reader.read(file) { _ in } }
    }

    @Test func `a file that is gone from a folder is an unreadable one`() throws {
        let path = try unpack()
        let source = try ExportSource.open(path: path)
        let file = try #require(source.file(at: "activities/1002.gpx"))
        try FileManager.default.removeItem(atPath: path + "/activities/1002.gpx")
        let error = #expect(throws: ExportReadError.self) {
            try source.makeReader().read(file, into: ByteBuffer())
        }
        #expect(error?.issue.code == .fileUnreadable)
    }

    @Test func `a download cut short gives what there is and says so`() throws {
        let path = try zip()
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        let cut = try folder.write(Array(bytes.prefix(bytes.count / 2)), to: "export_5 cut.zip")
        let source = try ExportSource.open(path: cut)
        #expect(source.files.contains { $0.path == "activities.csv" })
        #expect(source.issues.first?.code == .zipTruncated)
    }

    @Test(.timeLimit(.minutes(10)))
    func `every prefix and every flipped byte of a ZIP ends in an answer`() throws {
        var zip = ZIPBuilder()
        zip.add("x/activities.csv", "Activity ID\n1001\n")
        zip.add("x/activities/77.fit.gz", Array("fit".utf8)) { $0.method = 0 }
        zip.add("x/profile.csv", "Athlete ID\n")
        let bytes = zip.bytes
        let buffer = ByteBuffer()
        func check(_ bytes: [UInt8]) throws {
            let path = try folder.write(bytes, to: "export_5.zip")
            do throws(ExportError) {
                let source = try ExportSource.open(path: path)
                let reader = source.makeReader()
                for file in source.files { try? reader.read(file, into: buffer) }
            } catch {
                #expect(error.path == path)
            }
        }
        for length in bytes.indices { try check(Array(bytes.prefix(length))) }
        for index in bytes.indices {
            var flipped = bytes
            flipped[index] ^= 0x11
            try check(flipped)
        }
    }

    @Test func `problems of the ZIP become issues`() throws {
        let source = try ExportSource.open(
            path: zip { zip in
                zip.add("../evil.txt", "x")
                zip.addLink("activities/link.gpx", to: "/etc/passwd")
                zip.add("activities/77.fit.gz", "again")
                zip.add("activities/secret.gpx", Array("x".utf8)) { $0.flags = 1 }
            })
        #expect(
            Set(source.issues.map(\.code))
                == [.zipUnsafePath, .zipSymlink, .zipDuplicateName, .zipEncrypted])
        #expect(source.file(at: "activities/77.fit.gz")?.size == 5)
    }

    @Test func `an export that lost its activities.csv is one, with an issue`() throws {
        var zip = ZIPBuilder()
        zip.add("activities/77.fit.gz", "fit")
        zip.add("profile.csv", "Athlete ID\n")
        let source = try ExportSource.open(path: zip.write(to: folder.path("a.zip")))
        #expect(source.files.count == 2)
        #expect(source.issues.map(\.code) == [.exportTableMissing])
    }

    @Test(
        arguments: [
            ("export_5.zip", 5), ("export_12345678 (1).zip", 12_345_678), ("strava_export_42", 42),
            ("Export_7-2026.zip", 7), ("export.zip", nil), ("export_x.zip", nil), ("export_0", nil),
            ("my export_ then export_9", 9), ("Strava Export (athlete 42)", 42),
            ("Strava Export", nil),
        ] as [(String, Int64?)])
    func `the athlete's id is in the name`(_ name: String, _ id: Int64?) {
        #expect(ExportSource.athleteID(fromName: name) == id)
    }

    @Test func `another ZIP says what was looked for`() throws {
        var zip = ZIPBuilder()
        zip.add("photo.jpg", "jpg")
        let path = try zip.write(to: folder.path("photos.zip"))
        let error = #expect(throws: ExportError.self) { try ExportSource.open(path: path) }
        #expect(error == ExportError(.archiveWithoutExport(entries: 1), path: path))
        #expect(
            error?.description
                == "\(path): no Strava export among 1 entry: looked for activities.csv at its top "
                + "and in the folders inside")
    }

    @Test(
        arguments: [
            (
                """
                <?xml version="1.0"?><Error><Code>AccessDenied</Code>
                <Message>Request has expired</Message><Expires>x</Expires></Error>
                """,
                .refusedDownload("Request has expired")
            ),
            ("\n<!DOCTYPE html><html>Sign in", .webPage), ("<html><body>", .webPage),
            ("", .empty), ("7z\u{BC}", .unknown), ("Rar!\u{1A}\u{7}", .archive("RAR")),
            ("<?xml version='1.0'?><gpx version='1.1'>", .activity("GPX")),
            ("Activity ID,Activity Date,Activity Name,Activity Type\n", .table),
            ("some text", .unknown),
        ] as [(String, FoundContent)])
    func `what is not a ZIP says what it is`(text: String, content: FoundContent) throws {
        let path = try folder.write(Array(text.utf8), to: "export_5.zip")
        let error = #expect(throws: ExportError.self) { try ExportSource.open(path: path) }
        guard case .notAnArchive(_, content) = error?.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.description.hasPrefix("\(path): ") == true)
        #expect(error?.advice.isEmpty == false)
    }

    @Test(arguments: [(true, UInt16(8)), (false, 14), (false, 12), (false, 42)])
    func `an activities.csv that cannot be read says why`(isEncrypted: Bool, method: UInt16) throws
    {
        for others in [[], ["profile.csv", "bikes.csv", "activities/1.gpx"]] {
            var zip = ZIPBuilder()
            for name in ["activities.csv"] + others {
                zip.add("export/" + name, "x") {
                    if isEncrypted { $0.flags |= 1 }
                    if !isEncrypted, name == "activities.csv" { $0.method = method }
                }
            }
            let path = try zip.write(to: folder.path("export_7.zip"))
            do {
                // The rest of an export is read without its table, and the issue says why.
                let source = try ExportSource.open(path: path)
                #expect(!others.isEmpty && !isEncrypted)
                let issue = source.issues.first { $0.code == .exportTableMissing }
                #expect(issue?.message.hasPrefix("it is there, but cannot be read") == true)
                #expect(source.problem(at: "activities.csv") != nil)
            } catch {
                #expect(others.isEmpty || isEncrypted)
                guard case .unreadableTable = error.kind else {
                    Issue.record("\(error)")
                    continue
                }
                #expect(error.description.contains("activities.csv is there, but it is"))
                #expect(error.advice.hasPrefix("unpack it"))
            }
        }
    }

    @Test func `nothing at the path is an unreadable path`() {
        let error = #expect(throws: ExportError.self) {
            try ExportSource.open(path: folder.path("missing"))
        }
        guard case .unreadable(let cause) = error?.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(cause.kind == .notFound)
        #expect(error?.advice == "check the path")
    }

    @Test func `a folder without an export says so`() throws {
        try write("x", to: "empty/readme.txt")
        let path = folder.path("empty")
        #expect(throws: ExportError(.folderWithoutExport, path: path)) {
            try ExportSource.open(path: path)
        }
        #expect(throws: ExportError(.folderWithoutExport, path: path)) {
            try ExportSource.discover(path: path)
        }
    }

    @Test func `a folder of exports leads to them`() throws {
        let first = try zip("export_1.zip")
        let second = try zip("renamed.zip")
        let third = try unpack("old/export")
        let broken = try folder.write([1, 2, 3], to: "export_9.zip")
        _ = try folder.write([1, 2, 3], to: "unrelated.zip")
        let top = folder.url.path
        let expected = [first, second, third, broken].sorted()
        #expect(try ExportSource.discover(path: top) == expected)
        #expect(try ExportSource.discover(path: first) == [first])
        #expect(try ExportSource.discover(path: third) == [third])
        #expect(throws: ExportError(.holdsExports(expected), path: top)) {
            try ExportSource.open(path: top)
        }
    }

    @Test func `a ZIP of ZIPs says so`() throws {
        var zip = ZIPBuilder()
        zip.add("export_1.zip", "zip")
        let path = try zip.write(to: folder.path("all.zip"))
        #expect(throws: ExportError(.archiveOfArchives(["export_1.zip"]), path: path)) {
            try ExportSource.open(path: path)
        }
    }

    @Test func `links to folders and pipes in a folder are not followed`() throws {
        let path = try unpack()
        let manager = FileManager.default
        try manager.createSymbolicLink(
            atPath: path + "/activities/loop", withDestinationPath: path)
        try manager.createSymbolicLink(
            atPath: path + "/activities/5.gpx", withDestinationPath: path + "/routes/1.gpx")
        let source = try ExportSource.open(path: path)
        #expect(source.files.count == Self.content.count + 1)
        #expect(source.file(at: "activities/5.gpx")?.size == 6)
    }

    @Test(
        arguments: [
            ("a/b", ["a", "b"]), ("a\\b", ["a", "b"]), ("a//b/", ["a", "b"]), ("./a", ["a"]),
            ("..", nil), ("a/../b", nil), ("a\\..\\b", nil), ("/a", nil), ("\\a", nil),
            ("C:\\a", nil),
            ("C:a", nil), ("a\0b", nil), ("", nil), (".", nil), ("a/..b", ["a", "..b"]),
        ] as [(String, [String]?)])
    func `a path that leads out is none`(_ path: String, _ components: [String]?) {
        #expect(ExportPath.components(path)?.map(String.init) == components)
    }
}

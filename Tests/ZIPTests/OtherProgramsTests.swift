import Bytes
import Foundation
import TestSupport
import Testing
import ZIP

/// A way to make an archive of the files below with a program that others wrote.
struct Recipe: CustomTestStringConvertible, Sendable {
    var testDescription: String
    /// What the shell is told, in the folder of the files; the archive is `a.zip` beside it.
    var command: String
    /// What is said of entries that may not be read.
    var problems: [ZIPError.Kind] = []

    init(_ command: String, problems: [ZIPError.Kind] = []) {
        testDescription = command.split(separator: "\n").joined(separator: "; ")
        self.command = command
        self.problems = problems
    }
}

/// Archives as the programs of this machine write them; skipped where they are not installed.
struct OtherProgramsTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    static let hasZIP = Program.exists("zip")
    static let hasPython = Program.exists("python3")
    static let hasGzip = Program.exists("gzip")

    static let files: [String: String] = [
        "activities.csv": String(repeating: "1,\"Invented Ride\",12.5\n", count: 4000),
        "activities/1.gpx": "<gpx/>", "activities/Jürgen 東京.tcx": "<tcx/>", "empty.txt": "",
    ]

    static let zipRecipes = [
        Recipe("zip -q -r ../a.zip ."), Recipe("zip -q -0 -r ../a.zip ."),
        Recipe("zip -q -9 -D -r ../a.zip ."), Recipe("zip -q -fz -r ../a.zip ."),
        Recipe("zip -q -r - . | cat > ../a.zip"), Recipe("zip -q -0 -r - . | cat > ../a.zip"),
        Recipe("echo a comment | zip -q -z -r ../a.zip ."),
        Recipe("zip -q -r ../b.zip . && (echo prefix; cat ../b.zip) > ../a.zip"),
        Recipe("zip -q -r ../b.zip . && (echo p; cat ../b.zip) > ../a.zip && zip -q -A ../a.zip"),
        Recipe(
            "ln -s /etc/passwd link && zip -q -y -r ../a.zip .", problems: [.symlink]),
        Recipe(
            "zip -q -r ../a.zip . && echo x > secret && zip -q -P pass ../a.zip secret",
            problems: [.encrypted(.zipCrypto)]),
    ]

    static let pythonRecipes = [
        Recipe(python("with zipfile.ZipFile('../a.zip', 'w', 8) as z: add(z)")),
        Recipe(python("with zipfile.ZipFile('../a.zip', 'w', 0) as z: add(z)")),
        Recipe(python("with zipfile.ZipFile('../a.zip', 'w', 8) as z: add(z, force_zip64=True)")),
        Recipe(
            python(
                """
                with zipfile.ZipFile(sys.stdout.buffer, 'w', 8) as z: add(z, force_zip64=True)
                """) + " | cat > ../a.zip"),
        Recipe(
            python("with zipfile.ZipFile(sys.stdout.buffer, 'w', 8) as z: add(z)")
                + " | cat > ../a.zip"),
        Recipe(
            python(
                """
                with zipfile.ZipFile('../a.zip', 'w', 8) as z:
                    add(z)
                    z.writestr('odd', b'x' * 99, compress_type=zipfile.ZIP_BZIP2)
                    z.writestr('odder', b'x' * 99, compress_type=zipfile.ZIP_LZMA)
                """),
            problems: [
                .unsupportedMethod(ZIPMethod(rawValue: 12)),
                .unsupportedMethod(ZIPMethod(rawValue: 14)),
            ]),
    ]

    /// A call of Python with `add`, which adds all files to an archive.
    private static func python(_ script: String) -> String {
        """
        python3 -c "
        import os, sys, zipfile
        def add(z, **options):
            for top, _, names in os.walk('.'):
                for name in names:
                    path = os.path.join(top, name)
                    info = zipfile.ZipInfo.from_file(path)
                    info.compress_type = z.compression
                    with z.open(info, 'w', **options) as out: out.write(open(path, 'rb').read())
        \(script)
        "
        """
    }

    private func check(_ recipe: Recipe) throws {
        for (name, text) in Self.files {
            let url = folder.url.appending(path: "files/" + name)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
        try Program.shell(recipe.command, in: folder.url.appending(path: "files"))
        let opened = try Opened(folder.path("a.zip"))
        #expect(opened.texts == Self.files)
        #expect(opened.problems.map(\.kind) == recipe.problems)
        #expect(opened.errors == [])
        #expect(opened.recovery == nil)
        #expect(opened.readPieceByPiece().contents == opened.contents)
        // And once more from local headers alone, which tell links from files no more.
        let bytes = try [UInt8](Data(contentsOf: URL(filePath: folder.path("a.zip"))))
        let directory = try #require(
            Data(bytes).firstRange(of: Data([0x50, 0x4B, 1, 2]))?.lowerBound)
        let cut = try folder.open(Array(bytes.prefix(directory)))
        #expect(cut.texts.filter { $0.key != "link" } == Self.files)
        #expect(cut.recovery?.bytesSaved ?? 0 > 0)
    }

    @Test(.enabled(if: hasZIP, "there is no zip on this machine"), arguments: zipRecipes)
    func `what zip writes is read`(recipe: Recipe) throws { try check(recipe) }

    @Test(.enabled(if: hasPython, "there is no python3 on this machine"), arguments: pythonRecipes)
    func `what Python writes is read`(recipe: Recipe) throws { try check(recipe) }

    /// The traits of good health that Python understands as well.
    private static let understood = ArchiveTests.traits.filter {
        var zip = ArchiveTests.sample()
        $0.apply(&zip)
        return zip.claimedDirectoryOffset == nil && zip.junkBeforeEnd == [] && zip.suffix == []
            && (zip.prefix == [] || !zip.hasEnd64) && !zip.comment.starts(with: Array("PK".utf8))
    }

    @Test(
        .enabled(if: hasPython, "there is no python3 on this machine"), arguments: understood)
    func `what the builder writes is read by Python`(trait: Trait) throws {
        var zip = ArchiveTests.sample()
        trait.apply(&zip)
        try zip.write(to: folder.path("a.zip"))
        try Program.shell("python3 -m zipfile -t a.zip", in: folder.url)
    }

    @Test(.enabled(if: hasGzip, "there is no gzip on this machine"))
    func `what gzip writes is inflated`() throws {
        let text = Self.files["activities.csv", default: ""]
        try Data(text.utf8).write(to: folder.url.appending(path: "a"))
        try Program.shell(
            "gzip -c a > b.gz && gzip -1 < a >> b.gz && gzip -9N a && cat a.gz >> b.gz",
            in: folder.url)
        let bytes = try [UInt8](Data(contentsOf: folder.url.appending(path: "b.gz")))
        let output = ByteBuffer()
        let report = withBytes(of: bytes) {
            Inflater().gunzip($0, into: output, limit: 1 << 30)
        }
        #expect(report == GunzipReport(members: 3))
        #expect(output.slice.text == text + text + text)
    }
}

/// Programs of this machine.
enum Program {
    static func exists(_ name: String) -> Bool {
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
    }

    struct Failure: Error {
        var command: String
        var status: Int32
    }

    /// Runs a command of the shell and waits for it.
    static func shell(_ command: String, in folder: URL) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(command: command, status: process.terminationStatus)
        }
    }
}

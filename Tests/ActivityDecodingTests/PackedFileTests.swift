import ActivityDecoding
import ActivityModel
import TestSupport
import Testing

/// Files that people keep as Garmin's "original": a ZIP around one activity.
struct PackedFileTests {
    private var ride: [UInt8] {
        var fit = FITBuilder()
        fit.fileID()
        fit.record(at: 1_000_000_000, [.uint8(3, 140)])
        return fit.file()
    }

    private func zip(_ names: [String], _ content: [UInt8]) -> [UInt8] {
        var builder = ZIPBuilder()
        for name in names { builder.add(name, content) }
        return builder.bytes
    }

    private func decode(_ bytes: [UInt8]) -> ActivityFile {
        ActivityFileDecoder().decode(bytes, name: "original.fit")
    }

    @Test func `a ZIP around one file is unpacked`() {
        let file = decode(zip(["12345_ACTIVITY.fit"], ride))
        #expect(file.outcome == .decoded)
        #expect(file.format == .fit)
        #expect(file.stream(.heartrate)?[0] == 140)
        #expect(file.issues.map(\.code) == [.fileInArchive])
    }

    @Test func `files of the computer and of other kinds do not count`() {
        var builder = ZIPBuilder()
        builder.add("__MACOSX/._a.fit", [1, 2, 3])
        builder.add("readme.txt", Array("nothing".utf8))
        builder.add("a.fit", ride)
        #expect(decode(builder.bytes).sampleCount == 1)
    }

    @Test func `gzip may be inside the ZIP and around it`() {
        #expect(decode(zip(["a.fit.gz"], GzipBuilder.gzip(ride))).sampleCount == 1)
        #expect(decode(GzipBuilder.gzip(zip(["a.fit"], ride))).sampleCount == 1)
        #expect(decode(GzipBuilder.gzip(GzipBuilder.gzip(ride))).sampleCount == 1)
    }

    @Test func `a name without an extension is enough if it is alone`() {
        #expect(decode(zip(["activity"], ride)).sampleCount == 1)
    }

    @Test func `several files are not one activity`() {
        let file = decode(zip(["a.fit", "b.fit"], ride))
        #expect(file.outcome == .unsupported)
        #expect(file.issues.map(\.code) == [.fileUnknownFormat])
        #expect(
            file.issues.first?.message
                == "expected one activity file, found a ZIP archive of 2 files")
    }

    @Test func `a damaged ZIP costs the file`() {
        var bytes = zip(["a.fit"], ride)
        bytes[40] ^= 0xFF
        let file = decode(bytes)
        #expect(file.outcome == .failed)
        #expect(file.issues.map(\.code) == [.zipDamaged])
    }

    @Test(arguments: [
        (UInt16(14), UInt16(0), IssueCode.zipUnsupportedMethod), (8, 1, .zipEncrypted),
    ])
    func `a ZIP that another download does not mend is named`(
        method: UInt16, flags: UInt16, code: IssueCode
    ) {
        var builder = ZIPBuilder()
        builder.add("a.fit", ride) {
            $0.method = method
            $0.flags = flags
        }
        #expect(decode(builder.bytes).issues.map(\.code) == [code])
    }

    @Test func `a ZIP inside a ZIP is refused`() {
        let file = decode(zip(["a.zip"], zip(["a.fit"], ride)))
        #expect(file.outcome == .unsupported)
    }
}

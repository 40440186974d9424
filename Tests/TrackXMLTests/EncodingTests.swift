import Bytes
import TestSupport
import Testing
import TrackXML

struct EncodingTests {
    private static let blanks = Array("          ".utf8)
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    private static let document = GPXBuilder(pointCount: 3)

    struct Beginning: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var bytes: [UInt8]
        var hasBlanks: Bool
    }

    @Test(arguments: [
        Beginning(testDescription: "ten blanks", bytes: blanks, hasBlanks: true),
        Beginning(testDescription: "line breaks", bytes: Array("\r\n\t\n".utf8), hasBlanks: true),
        Beginning(testDescription: "a byte order mark", bytes: mark, hasBlanks: false),
        Beginning(testDescription: "blanks, then a mark", bytes: blanks + mark, hasBlanks: true),
        Beginning(testDescription: "a mark, then blanks", bytes: mark + blanks, hasBlanks: true),
    ])
    func `what stands before the declaration does no harm`(_ beginning: Beginning) throws {
        let document = try gpx(beginning.bytes + Self.document.bytes)
        #expect(document.points.count == 3)
        #expect(document.problems.map(\.kind) == (beginning.hasBlanks ? [.leadingBlanks] : []))
    }

    @Test func `lines are counted from the first byte of the file`() throws {
        let point = GPXBuilder.Point("1", "2", time: "soon")
        let plain = try gpx(GPXBuilder([point]).bytes).problems
        let moved = try gpx(Array("\n\n\n".utf8) + GPXBuilder([point]).bytes).problems
        #expect(plain.map(\.kind) == [.badTime])
        #expect(moved.map(\.kind) == [.leadingBlanks, .badTime])
        #expect(moved.last?.line == (plain.first?.line ?? 0) + 3)
    }

    @Test(arguments: [true, false], [true, false])
    func `UTF-16 is read with and without a mark`(bigEndian: Bool, marked: Bool) throws {
        var builder = Self.document
        builder.declaration = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n"
        builder.creator = "Äpfel"
        let text = (marked ? "\u{FEFF}" : "") + builder.text
        let bytes = text.utf16.flatMap { unit -> [UInt8] in
            let high = UInt8(unit >> 8)
            let low = UInt8(unit & 0xFF)
            return bigEndian ? [high, low] : [low, high]
        }
        let document = try gpx(bytes)
        #expect(document.points.count == 3)
        #expect(document.creator == "Äpfel")
        #expect(document.problems.isEmpty)
    }

    @Test func `UTF-16 with blanks before it and half a unit at its end is read`() throws {
        let units = ("   " + Self.document.text).utf16
        var bytes: [UInt8] = [0xFF, 0xFE]
        for unit in units { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        bytes.append(0x20)
        let document = try gpx(bytes)
        #expect(document.points.count == 3)
        #expect(document.problems.map(\.kind) == [.leadingBlanks, .encoding])
    }

    @Test(arguments: ["ISO-8859-1", "windows-1252", "iso-8859-15"])
    func `single-byte encodings are read`(_ name: String) throws {
        var builder = Self.document
        builder.declaration = "<?xml version='1.0' encoding='\(name)'?>\n"
        builder.creator = "Äpfel"
        let document = try gpx(builder.text.unicodeScalars.map { UInt8($0.value) })
        #expect(document.points.count == 3)
        #expect(document.creator == "Äpfel")
        #expect(document.problems.isEmpty)
    }

    @Test func `Latin-1 that is declared as UTF-8 is read, and said`() throws {
        var builder = Self.document
        builder.creator = "Äpfel"
        let document = try gpx(builder.text.unicodeScalars.map { UInt8($0.value) })
        #expect(document.points.count == 3)
        #expect(document.creator == "Äpfel")
        #expect(document.problems.map(\.kind) == [.encoding])
    }

    @Test(arguments: ["UTF-16", "x-invented", "Shift_JIS"])
    func `UTF-8 that is declared as something else is read`(_ name: String) throws {
        var builder = Self.document
        builder.declaration = "<?xml version=\"1.0\" encoding=\"\(name)\"?>\n"
        let document = try gpx(builder.bytes)
        #expect(document.points.count == 3)
        #expect(document.problems.map(\.kind) == (name == "Shift_JIS" ? [] : [.encoding]))
    }

    @Test func `bytes that an encoding does not have cost their character only`() throws {
        var builder = Self.document
        builder.declaration = "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?>\n"
        builder.creator = "@"
        let bytes = builder.bytes.flatMap { $0 == UInt8(ascii: "@") ? [0xFF, 0xFF] : [$0] }
        let document = try gpx(bytes)
        #expect(document.points.count == 3)
        #expect(document.problems.map(\.kind) == [.encoding])
    }
}

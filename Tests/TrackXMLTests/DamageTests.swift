import Foundation
import TestSupport
import Testing
import TrackXML

struct DamageTests {
    private static let text = GPXBuilder(pointCount: 20).text

    struct Damage: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var text: String
        var least: Int
        init(_ description: String, _ text: String, least: Int) {
            (testDescription, self.text, self.least) = (description, text, least)
        }
    }

    /// Puts something before the tenth point.
    private static func before(_ damage: String) -> String {
        text.replacing(
            "   <trkpt lat=\"10.1000009\"", with: damage + "   <trkpt lat=\"10.1000009\"")
    }

    @Test(arguments: [
        Damage("a stray ampersand", before("Tom & Jerry"), least: 20),
        Damage("an unknown entity", before("&nbsp;"), least: 20),
        Damage("a stray less-than sign", before("<"), least: 19),
        Damage("a less-than sign in a tag", before("<trkpt <"), least: 20),
        Damage("a tag that never ends", before("<trkpt lat=\"1"), least: 20),
        Damage("a comment that never ends", before("<!-- "), least: 20),
        Damage("a section that never ends", before("<![CDATA["), least: 20),
        Damage("an instruction that never ends", before("<?x "), least: 20),
        Damage("a foreign end tag", before("</ele>"), least: 20),
        Damage("the segment ends early", before("</trkseg>"), least: 20),
        Damage("the document ends early", before("</trkseg></trk></gpx>"), least: 20),
        Damage("an element that is never closed", before("<x>"), least: 20),
        Damage("a control character", before("\u{1}"), least: 20),
        Damage("a block of zeros", before(String(repeating: "\0", count: 500)), least: 20),
        Damage("zeros at the end", text + String(repeating: "\0", count: 500), least: 20),
        Damage("a word at the end", text + "end", least: 20),
        Damage("a second document", text + text, least: 40),
        Damage("a declaration in the middle", before("<?xml version=\"1.0\"?>"), least: 20),
        Damage("a quote missing", text.replacing("10.1000009\"", with: "10.1000009"), least: 20),
        Damage(
            "an attribute twice", text.replacing("lat=\"10.1000009\"", with: "lat=\"1\" lat=\"1\""),
            least: 20),
        Damage("the head missing", String(text.drop { $0 != "3" }), least: 19),
    ])
    func `damage costs what is damaged and is told with its line`(_ damage: Damage) throws {
        let document = try gpx(Array(damage.text.utf8))
        #expect(document.points.count >= damage.least)
        let told = try #require(document.problems.first { $0.kind == .malformed })
        #expect(told.line >= 1 && told.column >= 1)
    }

    @Test func `a tail that is cut off is told as such`() throws {
        let bytes = Array(Self.text.utf8)
        let document = try gpx(Array(bytes.prefix(bytes.count * 3 / 4)))
        #expect(document.points.count >= 14)
        #expect(document.tracks.first?.points == 0..<document.points.count)
        #expect(document.problems.map(\.kind).contains(.truncated))
        #expect(!document.problems.map(\.kind).contains(.malformed))
    }

    @Test func `wherever a text is cut, it is cut and not malformed`() throws {
        let gpxPoint = GPXBuilder.Point(
            "1.5", "2", ele: "3", time: "2021-03-04T10:00:00Z",
            extensions: "<gpxtpx:hr><![CDATA[99]]></gpxtpx:hr><!-- a --><b c=\"d\"/>")
        let tcxPoint = TCXBuilder.Point(
            time: "2021-03-04T10:00:00Z", "1", "2", heartRate: "120",
            extensions: "<x:TPX xmlns:x='u'><x:Watts>200</x:Watts></x:TPX>")
        for text in [GPXBuilder([gpxPoint]).text, TCXBuilder([tcxPoint]).text] {
            let whole = Array(text.utf8)
            let root = try #require(text.firstRange(of: "<trk>") ?? text.firstRange(of: "<Lap"))
            let end = try #require(text.lastIndex(of: ">"))
            let first = text.utf8.distance(from: text.startIndex, to: root.lowerBound)
            let last = text.utf8.distance(from: text.startIndex, to: end)
            for length in first...last {
                let kinds = try problems(of: Array(whole.prefix(length))).map(\.kind)
                #expect(kinds.contains(.truncated), "\(length)")
                #expect(!kinds.contains(.malformed), "\(length)")
            }
        }
    }

    @Test func `more lone ampersands than anyone writes become blanks`() throws {
        let text = Self.before("Tom & Jerry" + String(repeating: "& ", count: 50_000))
        let document = try gpx(Array(text.utf8))
        #expect(document.points.count == 20)
        #expect(document.problems.map(\.kind) == [.malformed])
    }

    @Test func `a point keeps what was read before the text ends`() throws {
        let end = try #require(Self.text.range(of: "<time>2021-03-04T10:00:07"))
        let document = try gpx(Array(Self.text[..<end.lowerBound].utf8))
        #expect(document.points.count == 8)
        #expect(document.points.values(.elevation).last == 107.5)
        #expect(document.points.times.last == TrackpointColumns.missingTime)
    }

    @Test func `every prefix of a small document ends in an answer`() {
        for bytes in [GPXBuilder(pointCount: 2).bytes, TCXBuilder(TCXBuilder.points(2)).bytes] {
            var most = 0
            for length in bytes.indices {
                let count = pointCount(Array(bytes.prefix(length)))
                #expect(count >= most || count == most - 1, "\(length)")
                most = max(most, count)
            }
            #expect(most == 2)
        }
    }

    @Test func `every flipped byte of a small document ends in an answer`() {
        for bytes in [GPXBuilder(pointCount: 2).bytes, TCXBuilder(TCXBuilder.points(2)).bytes] {
            Mutations.flippedBytes(of: bytes, masks: [0x01, 0x10, 0x20, 0x80, 0xFF]) {
                #expect(pointCount($0) <= 3, "\($1)")
            }
        }
    }

    @Test func `random damage ends in an answer`() {
        Mutations.damagedBlocks(
            of: GPXBuilder(pointCount: 30).bytes, rounds: 300, seed: 20_261_121
        ) {
            #expect(pointCount($0) <= 60, "\($1)")
        }
    }

    private func problems(of bytes: [UInt8]) throws -> [TrackXMLProblem] {
        switch try decode(bytes) {
        case .gpx(let document): document.problems
        case .tcx(let document): document.problems
        }
    }

    /// How many points a text has; 0 where it has no document.
    private func pointCount(_ bytes: [UInt8]) -> Int {
        switch try? decode(bytes) {
        case .gpx(let document): document.points.count
        case .tcx(let document): document.points.count
        case nil: 0
        }
    }
}

import Foundation
import TestSupport
import Testing
import TrackXML

@Suite(.timeLimit(.minutes(10)))
struct HostileTests {
    private static let head = "<gpx version=\"1.1\"><trk><trkseg>"
    private static let point = "<trkpt lat=\"1\" lon=\"2\"/>"

    @Test(arguments: [
        "<!DOCTYPE gpx [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
        "<!DOCTYPE gpx [<!ENTITY % x \"<!ENTITY y 'z'>\"> %x;]>",
        "<!DOCTYPE gpx SYSTEM \"a.dtd\" [<!ENTITY x PUBLIC \"a\" \"b\">]>",
        "<!DOCTYPE gpx [<!ATTLIST trkpt lat CDATA \"1\">]>",
    ])
    func `a document type is refused before anything is expanded`(_ declaration: String) {
        let text =
            "<?xml version=\"1.0\"?>\n" + declaration + "<gpx><trk><name>&c;&x;</name></trk></gpx>"
        #expect(throws: TrackXMLError.self) { try decode(Array(text.utf8)) }
        do {
            _ = try decode(Array(text.utf8))
        } catch {
            #expect(error.kind == .documentType)
            #expect(error.line == 2)
        }
    }

    @Test(arguments: [
        "<!DOCTYPE gpx SYSTEM \"http://example.invalid/gpx.dtd\">",
        "<!DOCTYPE gpx PUBLIC \"a\" \"b > c\">", "<!DOCTYPE gpx []>",
        "<!-- <!DOCTYPE x> --><!DOCTYPE gpx [\n<!ENTITY nbsp \"&#160;\">]>",
        "<!DOCTYPE gpx [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>",
    ])
    func `a document type that changes nothing costs nothing`(_ declaration: String) throws {
        let text = "<?xml version=\"1.0\"?>\n\(declaration)\(Self.head)\(Self.point)"
        let document = try decode(Array((text + "</trkseg></trk></gpx>").utf8))
        guard case .gpx(let document) = document else { return #expect(Bool(false)) }
        #expect(document.points.count == 1)
        #expect(document.problems == [])
    }

    @Test func `entities of the text itself are not expanded`() throws {
        let text =
            "<!DOCTYPE gpx [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
            + "<gpx><trk><name>&b;x</name><trkseg>\(Self.point)</trkseg></trk></gpx>"
        guard case .gpx(let document) = try decode(Array(text.utf8)) else {
            return #expect(Bool(false))
        }
        #expect(document.tracks.first?.name?.contains("ha") != true)
        #expect(document.points.count == 1)
        #expect(document.problems.contains { $0.kind == .malformed })
    }

    struct Hostile: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var text: String
        var limit: TrackXMLLimit
        init(_ description: String, _ limit: TrackXMLLimit, _ text: String) {
            (testDescription, self.limit, self.text) = (description, limit, text)
        }
    }

    @Test(arguments: [
        Hostile("100,000 nested elements", .depth, repeated("<a>", 100_000)),
        Hostile(
            "20 MB attribute", .attributes, "<trkpt lat=\"" + repeated("1", 20_000_000) + "\"/>"),
        Hostile(
            "300 attributes", .attributes,
            "<trkpt " + (0..<300).map { "a\($0)=\"1\"" }.joined(separator: " ") + "/>"),
        Hostile(
            "declarations on every level", .attributes,
            (0..<40).map { level in
                "<a " + (0..<20).map { "xmlns:n\(level)x\($0)=\"u\"" }.joined(separator: " ") + ">"
            }.joined()),
        Hostile(
            "50,000 names", .names, (0..<50_000).map { "<n\($0)>1</n\($0)>" }.joined()),
        Hostile("60,000 segments", .containers, repeated("<trkseg/>", 60_000)),
        Hostile("200,000 unknown entities", .violations, repeated("&foo;", 200_000)),
        Hostile("5,000 tags inside tags", .restarts, repeated("<trkpt <1", 5_000)),
        Hostile(
            "a million empty points behind a full one", .cells,
            "<trkpt lat=\"1\" lon=\"2\"><a>1</a><b>1</b><c>1</c></trkpt>"
                + repeated("<trkpt/>", 200_000)),
    ])
    func `what would cost too much ends with the limit's name`(_ hostile: Hostile) throws {
        let text = Self.head + Self.point + hostile.text
        let document = try gpx(Array(text.utf8))
        #expect(document.points.count >= 1)
        #expect(document.problems.map(\.kind).contains(.limitExceeded(hostile.limit)))
    }

    @Test func `a lap of 40,000 tracks takes no quadratic time`() throws {
        let text =
            "<TrainingCenterDatabase><Activities><Activity><Lap>" + repeated("<Track/>", 40_000)
            + "</Lap></Activity></Activities></TrainingCenterDatabase>"
        #expect(try tcx(Array(text.utf8)).activities.first?.laps.first?.tracks.count == 40_000)
    }

    @Test func `50 MB of text in a value are no value`() throws {
        let text =
            Self.head + "<trkpt lat=\"1\" lon=\"2\"><ele>" + repeated("1", 50_000_000)
            + "</ele></trkpt></trkseg></trk></gpx>"
        let document = try gpx(Array(text.utf8))
        #expect(document.points.count == 1)
        #expect(document.points[.elevation] == nil)
        #expect(document.problems.map(\.kind) == [.badNumber])
    }

    @Test func `a text longer than the limit is not read`() {
        var limits = TrackXMLLimits()
        limits.bytes = 100
        let bytes = GPXBuilder(pointCount: 3).bytes
        #expect(throws: TrackXMLError(.limitExceeded(.bytes))) { try decode(bytes, limits: limits) }
    }

    @Test(arguments: [
        "", "   \n", "Hello", "{\"gpx\": 1}", "\u{FEFF}", "<", "<?xml version=\"1.0\"?>",
    ])
    func `what has no element is no document`(_ text: String) {
        do {
            _ = try decode(Array(text.utf8))
            Issue.record("a document")
        } catch {
            #expect(error.kind == .noElement)
        }
    }

    @Test func `another root is named`() {
        let error = TrackXMLError(.otherRoot("kml"), line: 1, column: 5)
        #expect(throws: error) { try decode(Array("<kml><Track/></kml>".utf8)) }
        #expect(
            error.description
                == "line 1, column 5: expected gpx or TrainingCenterDatabase, found kml")
    }
}

/// A text many times.
func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

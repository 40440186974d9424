import Bytes
import Foundation
import TestSupport
import Testing

@testable import TrackXML

/// The scanner and libxml2 must say the same of every text, problems and their places included.
@Suite(.timeLimit(.minutes(5)))
struct ScannerTests {
    /// What a decoder says.
    private enum Answer: Equatable {
        case document(TrackDocument)
        case error(TrackXMLError)
    }

    private func answer(_ bytes: [UInt8], scanning: Bool) -> Answer {
        var decoder = TrackDocumentDecoder()
        decoder.scansCommonShapes = scanning
        do {
            return .document(try withBytes(of: bytes) { slice in try decoder.decode(slice) })
        } catch let error as TrackXMLError {
            return .error(error)
        } catch {
            return .error(TrackXMLError(.noElement))
        }
    }

    private func compare(_ bytes: [UInt8], _ what: String) {
        let (scanned, parsed) = (answer(bytes, scanning: true), answer(bytes, scanning: false))
        // A column of doubles with a gap equals nothing, not even itself; its text does.
        let isSame = scanned == parsed || "\(scanned)" == "\(parsed)"
        #expect(isSame, "\(what)")
    }

    /// Whether a text is read without libxml2.
    private func isScanned(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        let reader = UnsafeMutablePointer<DocumentReader>.allocate(capacity: 1)
        reader.initialize(to: DocumentReader(limits: TrackXMLLimits(), byteCount: bytes.count))
        defer {
            reader.pointee.deallocate()
            reader.deinitialize(count: 1)
            reader.deallocate()
        }
        return withBytes(of: bytes) { TextScanner.read($0, into: reader) }
    }

    private static let garmin = """
        <?xml version="1.0" encoding="UTF-8" standalone="no" ?>
        <gpx creator='Invented "1" > 0' version="1.1"
          xsi:schemaLocation="http://www.topografix.com/GPX/1/1
            http://www.topografix.com/GPX/1/1/gpx.xsd"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xmlns="http://www.topografix.com/GPX/1/1" xmlns:ns3="http://www.garmin.com/a/v1">
          <metadata><link href="https://example.invalid/?a=b"><text>Tom &amp; Jerry</text></link>
            <time>2021-03-04T10:00:00.000Z</time></metadata>
          <trk><name>Fahrt über &lt;die&gt; Höhen [1] &quot;&apos;&amp;</name><type>running</type>
            <trkseg>
              <trkpt lat="47.1" lon="8.2"><ele>1.5</ele><time>2021-03-04T10:00:00Z</time>
                <extensions><ns3:TrackPointExtension><ns3:hr>90</ns3:hr><ns3:x>1<ns3:y/> 2</ns3:x>
                </ns3:TrackPointExtension></extensions></trkpt>
              <trkpt lat="47.2" lon="8.3" />
              <trkpt lon="8.4"><ele>x</ele><time>2021-03-04T09:00:00</time><time>late</time></trkpt>
            </trkseg></trk>
        </gpx>

        """

    @Test func `what apps write is read without libxml2`() {
        #expect(isScanned(Self.garmin))
        #expect(isScanned(GPXBuilder(pointCount: 20).text))
        #expect(isScanned(TCXBuilder(TCXBuilder.points(20)).text))
        compare(Array(Self.garmin.utf8), "garmin")
    }

    @Test(arguments: [
        ("a comment", "<gpx><!-- --></gpx>"), ("a section", "<gpx><![CDATA[ ]]></gpx>"),
        ("an instruction", "<gpx><?x y?></gpx>"), ("a document type", "<!DOCTYPE gpx><gpx/>"),
        ("an entity", "<gpx><trk><name>&uuml;</name></trk></gpx>"),
        ("a reference", "<gpx><trk><name>&#65;</name></trk></gpx>"),
        ("the end of a section", "<gpx><trk><name>]]></name></trk></gpx>"),
        ("an undeclared prefix", "<gpx><a:b/></gpx>"),
        ("a prefix out of reach", "<gpx><a xmlns:p=\"http://a\"/><p:b/></gpx>"),
        ("a prefix of an attribute", "<gpx p:a=\"1\"/>"),
        ("an attribute twice", "<gpx a=\"1\" a=\"1\"/>"),
        ("a declaration twice", "<gpx xmlns=\"http://a\" xmlns=\"http://a\"/>"),
        ("a strange name space", "<gpx xmlns=\"http://a:b/\"/>"),
        ("XML's own name space", "<gpx xmlns=\"http://www.w3.org/2000/xmlns/\"/>"),
        ("no name space", "<gpx xmlns:a=\"\"/>"),
        ("no blank between attributes", "<gpx a=\"1\"b=\"2\"/>"),
        ("no value", "<gpx a/>"), ("no quotes", "<gpx a=1/>"),
        ("a tag in a value", "<gpx a=\"<\"/>"),
        ("an entity in a value", "<gpx creator=\"&amp;\"/>"),
        ("a line's end in a value", "<gpx creator=\"a\nb\"/>"),
        ("a carriage return in a value", "<gpx><trk><name>a\r\nb</name></trk></gpx>"),
        ("another end tag", "<gpx><trk></gpx></trk>"), ("an end tag more", "<gpx></gpx></gpx>"),
        ("a blank in an end tag", "<gpx></gpx >"), ("no end tag", "<gpx><trk>"),
        ("text behind the root", "<gpx/>x"), ("a second root", "<gpx/><gpx/>"),
        ("a control character", "<gpx>\u{1}</gpx>"), ("a name beyond ASCII", "<gpx><ö/></gpx>"),
        ("version 1.1", "<?xml version=\"1.1\"?><gpx/>"),
        ("a declaration too late", "<gpx/><?xml version=\"1.0\"?>"),
        ("an attribute of XML's own", "<gpx xml:lang=\"en\"/>"),
        ("two colons", "<gpx xmlns:a=\"http://a\"><a:b:c/></gpx>"),
        ("a colon at the end", "<gpx><a:/></gpx>"), ("no document", "  "),
        ("another root", "<kml/>"),
    ])
    func `what is uncommon is libxml2's to judge`(_ what: String, _ text: String) {
        #expect(!isScanned(text))
        compare(Array(text.utf8), what)
        let within = text.replacingOccurrences(
            of: "<gpx", with: "<gpx version=\"1.1\"><trk><trkseg><trkpt lat=\"1\"/>")
        compare(Array(within.utf8), what)
    }

    @Test func `bytes that are no UTF-8 are libxml2's to judge`() {
        for bytes: [UInt8] in [
            [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xEF, 0xBF, 0xBE], [0xC0, 0x80],
        ] {
            let name = Array("<gpx><trk><name>".utf8) + bytes + Array("</name></trk></gpx>".utf8)
            compare(name, "\(bytes) in text")
            compare(
                Array("<gpx creator=\"".utf8) + bytes + Array("\"/>".utf8), "\(bytes) in a value")
        }
    }

    @Test(arguments: 0..<6)
    func `both say the same of damaged texts`(index: Int) {
        let texts = [
            Self.garmin, GPXBuilder(pointCount: 3).text, TCXBuilder(TCXBuilder.points(2)).text,
            GPXBuilder(pointCount: 2).text.replacingOccurrences(of: "\n", with: "\r\n"),
            Self.garmin.replacingOccurrences(of: "ns3:", with: ""),
            "  \n"
                + TCXBuilder(TCXBuilder.points(2)).text.replacingOccurrences(
                    of: "<Position>.*</Position>", with: "", options: .regularExpression),
        ]
        let bytes = Array(texts[index].utf8)
        Mutations.prefixes(of: bytes, compare)
        Mutations.flippedBytes(of: bytes, masks: [0x01, 0x10, 0x80], compare)
        Mutations.damagedBlocks(of: bytes, rounds: 500, seed: UInt64(index), compare)
    }

    @Test(.enabled(if: Fixtures.corpus != nil, "no folder of real files: set WAYMARK_CORPUS"))
    func `both say the same of real files, most of them scanned`() throws {
        let folder = try #require(Fixtures.corpus)
        let inflater = Inflater()
        let buffer = ByteBuffer()
        var scanned = 0
        var all = 0
        for kind in ["gpx", "tcx"] {
            let files = FileManager.default.enumerator(
                at: folder.appending(path: kind), includingPropertiesForKeys: nil)
            for case let url as URL in files ?? .init() {
                guard let content = try? Data(contentsOf: url) else { continue }
                var bytes = [UInt8](content)
                if url.pathExtension == "gz" {
                    _ = withBytes(of: bytes) { inflater.gunzip($0, into: buffer, limit: 1 << 28) }
                    bytes = buffer.slice.array
                }
                compare(bytes, url.lastPathComponent)
                all += 1
                if isScanned(String(decoding: bytes.drop(while: { $0 <= 0x20 }), as: UTF8.self)) {
                    scanned += 1
                }
            }
        }
        #expect(all > 100)
        #expect(scanned > all * 2 / 3, "\(scanned) of \(all)")
    }
}

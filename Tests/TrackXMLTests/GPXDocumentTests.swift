import TestSupport
import Testing
import TrackXML

struct GPXDocumentTests {
    @Test func `tracks and segments know their points`() throws {
        var builder = GPXBuilder()
        builder.addTrack(
            [GPXBuilder.points(2), [], GPXBuilder.points(3, from: 2)], name: "a", type: "9")
        builder.addTrack([GPXBuilder.points(1, from: 5)])
        let document = try gpx(builder.bytes)
        #expect(document.creator == "Invented")
        #expect(document.version == "1.1")
        #expect(document.tracks.map(\.points) == [0..<5, 5..<6])
        #expect(document.tracks.map(\.segments) == [[0..<2, 2..<2, 2..<5], [5..<6]])
        #expect(document.tracks.map(\.name) == ["a", nil])
        #expect(document.tracks.map(\.type) == ["9", nil])
        #expect(document.problems.isEmpty)
    }

    @Test func `positions, elevations and times keep every digit`() throws {
        let document = try gpx(
            GPXBuilder([
                .init("47.1234567", "-8.5", ele: "400", time: "2021-03-04T10:00:00.25Z"),
                .init("47.2", "-8.500001", ele: "400.125"),
            ]).bytes)
        #expect(document.points[.latitude]?.mantissas == [471_234_567, 472_000_000])
        #expect(document.points[.latitude]?.decimals == 7)
        #expect(document.points[.longitude]?.mantissas == [-8_500_000, -8_500_001])
        #expect(document.points[.elevation]?.mantissas == [400_000, 400_125])
        #expect(
            document.points.times
                == [1_614_852_000_250_000, TrackpointColumns.missingTime])
    }

    @Test func `a point without position or time is still a point`() throws {
        let document = try gpx(
            GPXBuilder([.init(), .init("1"), .init(nil, "2"), .init("1", "2")]).bytes)
        #expect(document.points.count == 4)
        #expect(document.points.values(.latitude) == [nil, 1, nil, 1])
        #expect(document.points.values(.longitude) == [nil, nil, 2, 2])
        #expect(document.points.times.isEmpty)
        #expect(document.problems.map(\.kind) == [.noPosition])
        #expect(document.problems.first?.count == 3)
    }

    struct Extension: CustomTestStringConvertible, Sendable {
        var xml: String
        var channel: TrackpointChannel
        var testDescription: String { xml }
        init(_ xml: String, _ channel: TrackpointChannel) {
            (self.xml, self.channel) = (xml, channel)
        }
    }

    @Test(arguments: [
        Extension(
            "<gpxtpx:TrackPointExtension><gpxtpx:hr>7</gpxtpx:hr></gpxtpx:TrackPointExtension>",
            .heartRate),
        Extension("<heartrate>7</heartrate>", .heartRate),
        Extension("<heart_rate>7</heart_rate>", .heartRate),
        Extension("<HeartRateBpm><Value>7</Value></HeartRateBpm>", .heartRate),
        Extension("<gpxtpx:cad>7</gpxtpx:cad>", .cadence),
        Extension("<cadence>7</cadence>", .cadence),
        Extension("<RunCadence>7</RunCadence>", .cadence), Extension("<power>7</power>", .power),
        Extension("<p xmlns='u'><PowerInWatts>7</PowerInWatts></p>", .power),
        Extension("<watts>7</watts>", .power), Extension("<Watts>7</Watts>", .power),
        Extension("<gpxtpx:atemp>7</gpxtpx:atemp>", .temperature),
        Extension("<temp>7</temp>", .temperature),
        Extension("<temperature>7</temperature>", .temperature),
        Extension("<speed>7</speed>", .speed), Extension("<speed><![CDATA[7]]></speed>", .speed),
        Extension("<speed>&#x37;</speed>", .speed),
        Extension("<speed>\n 7 <!-- x --></speed>", .speed),
    ])
    func `extensions are known by their local name`(_ given: Extension) throws {
        let document = try gpx(GPXBuilder([.init("1", "2", extensions: given.xml)]).bytes)
        #expect(document.points.values(given.channel) == [7])
        #expect(document.points.extensions.isEmpty)
        #expect(document.problems.isEmpty)
    }

    @Test func `a position in somebody else's name space is none of the point's`() throws {
        for tag in [
            "<trkpt g:lat=\"9\" lat=\"1\" lon=\"2\"/>", "<trkpt lat=\"1\" lon=\"2\" g:lon=\"9\"/>",
        ] {
            // A comment between the declarations: libxml2 reads one text, the scanner the other.
            for comment in ["", "<!-- a -->"] {
                let text =
                    "<gpx xmlns:g=\"http://a.example/g\">\(comment)<trk><trkseg>\(tag)</trkseg></trk></gpx>"
                let document = try gpx(Array(text.utf8))
                #expect(document.points.values(.latitude) == [1])
                #expect(document.points.values(.longitude) == [2])
                #expect(document.problems.isEmpty)
            }
        }
    }

    @Test func `a document type that only names the root is passed over`() throws {
        let text =
            "<?xml version=\"1.0\"?>\n<!DOCTYPE gpx>\n"
            + GPXBuilder(pointCount: 3).text.drop { $0 != "\n" }
        let document = try gpx(Array(text.utf8))
        #expect(document.points.count == 3)
        #expect(document.problems.isEmpty)
    }

    @Test func `the first value of a kind that can be read counts`() throws {
        let document = try gpx(
            GPXBuilder([
                .init("1", "2", extensions: "<hr/><hr>x</hr><hr>90</hr><heartrate>91</heartrate>")
            ])
            .bytes)
        #expect(document.points.values(.heartRate) == [90])
        #expect(document.problems.map(\.element) == ["hr"])
    }

    @Test func `other numbers become columns of their name, texts do not`() throws {
        let document = try gpx(
            GPXBuilder([
                .init("1", "2", extensions: "<note>wet</note><smoothness>3</smoothness>"),
                .init("1", "2"),
                .init("1", "2", extensions: "<smoothness>4.5</smoothness><name>12</name>"),
            ]).bytes)
        #expect(document.points.extensions.map(\.name) == ["smoothness"])
        #expect(
            document.points.extensions.first?.column.mantissas == [30, DecimalColumn.missing, 45])
        #expect(document.problems.isEmpty)
    }

    @Test func `a decimal comma is read where it can be nothing else`() throws {
        let document = try gpx(
            GPXBuilder([
                .init("47,123", "-0,123456", ele: "12,5"), .init("1", "2", ele: "0,125"),
            ]).bytes)
        #expect(document.points.values(.latitude) == [47.123, 1])
        #expect(document.points.values(.longitude) == [-0.123456, 2])
        #expect(document.points.values(.elevation) == [12.5, 0.125])
        #expect(document.problems.isEmpty)
    }

    @Test func `capitals do not hide a channel`() throws {
        let document = try gpx(
            GPXBuilder([
                .init(
                    "1", "2",
                    extensions: "<HeartRate>112</HeartRate><POWER>210</POWER><Cad>80</Cad>"
                        + "<Temp>20</Temp><SPEED>3.5</SPEED>")
            ]).bytes)
        #expect(document.points.values(.heartRate) == [112])
        #expect(document.points.values(.power) == [210])
        #expect(document.points.values(.cadence) == [80])
        #expect(document.points.values(.temperature) == [20])
        #expect(document.points.values(.speed) == [3.5])
        #expect(document.points.extensions.isEmpty)
    }

    @Test func `a number that laps have is a column inside a point`() throws {
        let document = try gpx(
            GPXBuilder([
                .init("1", "2", extensions: "<AvgSpeed>3.5</AvgSpeed><Steps>7</Steps><Id>x</Id>")
            ]).bytes)
        #expect(document.points.extensions.map(\.name) == ["AvgSpeed", "Steps"])
        #expect(document.problems.isEmpty)
    }

    @Test(arguments: ["unicode", "EBCDIC-CP-US", "x-no-such-encoding"])
    func `an encoding that cannot be the text's is told and passed over`(name: String) throws {
        let text = String(decoding: GPXBuilder(pointCount: 3).bytes, as: UTF8.self)
        let declared =
            "<?xml version=\"1.0\" encoding=\"\(name)\"?>\n" + text.drop { $0 != "\n" }
        let document = try gpx(Array(declared.utf8))
        #expect(document.points.count == 3)
        #expect(document.problems.map(\.kind) == [.encoding])
    }

    @Test func `an extension's own ele and time are not the point's`() throws {
        let document = try gpx(
            GPXBuilder([.init("1", "2", extensions: "<x><ele>9</ele><time>soon</time></x>")]).bytes)
        #expect(document.points[.elevation] == nil)
        #expect(document.problems.isEmpty)
    }

    @Test func `a bad number is left out and told once, with its first line`() throws {
        let document = try gpx(
            GPXBuilder([
                .init("1", "2", ele: "high"), .init("1", "2", ele: "5"),
                .init("1", "2", ele: "1,500"),
                .init("north", "2", ele: ""),
            ]).bytes)
        #expect(document.points.values(.elevation) == [nil, 5, nil, nil])
        #expect(document.points.values(.latitude) == [1, 1, 1, nil])
        #expect(
            document.problems == [
                TrackXMLProblem(.badNumber, element: "ele", line: 6, column: 20, count: 2),
                TrackXMLProblem(.badNumber, element: "lat", line: 14, column: 30),
                TrackXMLProblem(.noPosition, line: 16, column: 12),
            ])
    }

    @Test func `times without zone count as UTC and are told`() throws {
        let document = try gpx(
            GPXBuilder([
                .init("1", "2", time: "2021-03-04T10:00:00"),
                .init("1", "2", time: "2021-03-04T10:00:01"),
            ]).bytes)
        #expect(document.points.times == [1_614_852_000_000_000, 1_614_852_001_000_000])
        #expect(document.problems.map(\.kind) == [.naiveTime])
        #expect(document.problems.first?.count == 2)
        #expect(document.offsetSeconds == nil)
    }

    @Test func `an offset is kept, and times that go back are told`() throws {
        let document = try gpx(
            GPXBuilder([
                .init("1", "2", time: "2021-03-04T10:00:00Z"),
                .init("1", "2", time: "2021-03-04T10:00:00+02:00"), .init("1", "2", time: "no"),
            ]).bytes)
        #expect(document.points.times.prefix(2) == [1_614_852_000_000_000, 1_614_844_800_000_000])
        #expect(document.offsetSeconds == 7_200)
        #expect(document.problems.map(\.kind) == [.timeGoesBack, .badTime])
    }

    @Test func `way points and routes are counted, and their content is passed over`() throws {
        var builder = GPXBuilder()
        builder.add(
            "<wpt lat=\"1\" lon=\"2\"><ele>x</ele><extensions><hr>1</hr></extensions></wpt>")
        builder.add("<rte><rtept lat=\"1\" lon=\"2\"/><rtept lat=\"1\" lon=\"2\"/></rte>")
        let document = try gpx(builder.bytes)
        #expect(document.wayPointCount == 1)
        #expect(document.routeCount == 1)
        #expect(document.routePointCount == 2)
        #expect(document.points.count == 0)
        #expect(document.tracks.isEmpty)
        #expect(document.problems.isEmpty)
    }

    @Test func `metadata have a time, and a track among them is none`() throws {
        var builder = GPXBuilder()
        builder.add(
            "<metadata><time>2021-03-04T10:00:00Z</time><trk><trkseg><trkpt lat=\"1\" lon=\"2\"/>")
        builder.add("</trkseg></trk></metadata>")
        builder.addTrack([GPXBuilder.points(2)])
        let document = try gpx(builder.bytes)
        #expect(document.metadataTime == 1_614_852_000_000_000)
        #expect(document.points.count == 2)
    }

    @Test func `points outside of tracks and segments are read`() throws {
        var builder = GPXBuilder()
        builder.add("<trkpt lat=\"1\" lon=\"2\"/><trk><trkpt lat=\"1\" lon=\"2\"/></trk>")
        let document = try gpx(builder.bytes)
        #expect(document.points.count == 2)
        #expect(document.tracks.map(\.segments) == [[0..<1], [1..<2]])
    }

    @Test func `an undeclared prefix is told once and read on`() throws {
        let document = try gpx(
            GPXBuilder([
                .init("1", "2", extensions: "<x:hr>90</x:hr>"),
                .init("1", "2", extensions: "<x:hr>91</x:hr>"),
            ]).bytes)
        #expect(document.points.values(.heartRate) == [90, 91])
        #expect(document.problems.map(\.kind) == [.undeclaredPrefix])
        #expect(document.problems.first?.count == 2)
    }

    @Test func `a prefixed root is the root`() throws {
        let text =
            "<g:gpx xmlns:g=\"u\" creator=\"c\"><g:trk><g:trkseg><g:trkpt lat=\"1\" lon=\"2\"/>"
            + "</g:trkseg></g:trk></g:gpx>"
        let document = try gpx(Array(text.utf8))
        #expect(document.creator == "c")
        #expect(document.points.count == 1)
    }

    @Test func `text in pieces is one value`() throws {
        // So long that most values lie across the border of two pieces.
        let document = try gpx(GPXBuilder(pointCount: 3_000).bytes)
        #expect(document.points.count == 3_000)
        #expect(document.points[.power]?.valueCount == 3_000)
        #expect(
            document.points.values(.power).indices.allSatisfy { index in
                document.points[.power]?[index] == Double(200 + index % 9)
            })
        #expect(document.problems.isEmpty)
    }
}

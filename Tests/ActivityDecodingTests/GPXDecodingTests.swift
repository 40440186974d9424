import ActivityDecoding
import ActivityModel
import Bytes
import TestSupport
import Testing

struct GPXDecodingTests {
    @Test func `channels have Strava's names and the file's digits`() {
        let file = decodeFile(
            GPXBuilder([
                .init(
                    "47.1234567", "-8.5", ele: "400.5", time: "2021-03-04T10:00:00Z",
                    extensions:
                        "<power>250</power><gpxtpx:hr>150</gpxtpx:hr><gpxtpx:cad>90</gpxtpx:cad>"
                        + "<gpxtpx:atemp>-3</gpxtpx:atemp><gpxtpx:speed>5.25</gpxtpx:speed>"
                        + "<gpxtpx:bearingTo>12</gpxtpx:bearingTo>")
            ]).bytes)
        #expect(file.format == .gpx)
        #expect(file.outcome == .decoded)
        #expect(file.purpose == .activity)
        #expect(file.sampleCount == 1)
        #expect(file.issues.isEmpty)
        #expect(file.creator == "Invented")
        #expect(
            file.streams.map(\.name.rawValue) == [
                "time", "latitude", "longitude", "altitude", "velocity", "heartrate", "cadence",
                "watts", "temperature", "bearing_to",
            ])
        #expect(
            file.stream(.latitude)?.values == .scaled([471_234_567], Scale(divisor: 10_000_000)))
        #expect(file.stream(.altitude)?[0] == 400.5)
        #expect(file.stream(.heartrate)?[0] == 150)
        #expect(file.stream(.temperature)?[0] == -3)
        #expect(file.firstTime == Timestamp(year: 2021, month: 3, day: 4, hour: 10))
    }

    @Test func `thirty digits give the nearest double`() {
        let file = decodeFile(GPXBuilder([.init("47.28473951853811740875244140625", "8.5")]).bytes)
        #expect(
            file.stream(.latitude)?.values == .floating([47.28473951853811740875244140625]))
    }

    @Test(arguments: [("9", "9"), ("running", "running"), ("Trail &amp; Mud", "Trail & Mud")])
    func `a track's type is the sport as written`(written: String, sport: String) {
        let file = decodeFile(GPXBuilder(GPXBuilder.points(3), type: written).bytes)
        #expect(file.sessions.map(\.sport) == [sport])
        #expect(file.sessions.first?.samples == 0..<3)
        #expect(file.sessions.first?.start == file.firstTime)
    }

    @Test func `several tracks are several sessions, several segments are events`() {
        var builder = GPXBuilder()
        builder.addTrack([GPXBuilder.points(2), GPXBuilder.points(2, from: 2)], type: "1")
        builder.addTrack([GPXBuilder.points(3, from: 4)], type: "9")
        let file = decodeFile(builder.bytes)
        #expect(file.sampleCount == 7)
        #expect(file.sessions.map(\.samples) == [0..<4, 4..<7])
        #expect(file.events.map(\.event) == Array(repeating: "segment", count: 6))
        #expect(file.events.map(\.data) == [0, 2, 2, 4, 4, 7])
        #expect(file.events.first?.time == file.firstTime)
    }

    @Test func `one segment is no event, a track without type no session`() {
        let file = decodeFile(GPXBuilder(pointCount: 3).bytes)
        #expect(file.events.isEmpty)
        #expect(file.sessions.isEmpty)
    }

    @Test func `metres that only grow are the distance, others are not`() {
        func points(_ metres: [String]) -> [GPXBuilder.Point] {
            metres.map { .init("1", "2", extensions: "<distance>\($0)</distance>") }
        }
        let growing = decodeFile(GPXBuilder(points(["0", "5.5", "9"])).bytes)
        #expect(growing.distanceMetres == 9)
        let steps = decodeFile(GPXBuilder(points(["5", "3", "9"])).bytes)
        #expect(steps.distanceMetres == nil)
        #expect(steps.stream(StreamName(rawValue: "distance_step"))?[2] == 9)
    }

    @Test func `a file rewritten by Strava is told`() {
        var builder = GPXBuilder(pointCount: 1)
        builder.creator = "StravaGPX Consent Strip"
        let file = decodeFile(builder.bytes)
        #expect(file.creator == "StravaGPX Consent Strip")
        #expect(file.issues.map(\.code) == [.gpxRewritten])
        #expect(file.outcome == .decoded)
    }

    struct Empty: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var xml: String
        var purpose: FilePurpose
        var code: IssueCode
    }

    @Test(arguments: [
        Empty(
            testDescription: "a route", xml: "<rte><rtept lat=\"1\" lon=\"2\"/></rte>",
            purpose: .course, code: .fileNotAnActivity),
        Empty(
            testDescription: "way points", xml: "<wpt lat=\"1\" lon=\"2\"/>", purpose: .course,
            code: .fileNotAnActivity),
        Empty(
            testDescription: "metadata only",
            xml: "<metadata><time>2021-03-04T10:00:00Z</time></metadata>",
            purpose: .activity, code: .fileNoSamples),
        Empty(
            testDescription: "an empty segment", xml: "<trk><trkseg/></trk>", purpose: .activity,
            code: .fileNoSamples),
    ])
    func `a file without track points is whole and says what it lacks`(_ empty: Empty) {
        var builder = GPXBuilder()
        builder.add(empty.xml)
        let file = decodeFile(builder.bytes)
        #expect(file.outcome == .decoded)
        #expect(file.purpose == empty.purpose)
        #expect(file.sampleCount == 0)
        #expect(file.streams.isEmpty)
        #expect(file.issues.map(\.code) == [empty.code])
    }

    @Test func `an offset that is not zero is the clock on the wall`() {
        let east = decodeFile(
            GPXBuilder([.init("1", "2", time: "2021-03-04T12:00:00+02:00")]).bytes)
        #expect(east.utcOffset == UTCOffset(seconds: 7_200, source: "gpx.time"))
        #expect(east.firstTime == Timestamp(year: 2021, month: 3, day: 4, hour: 10))
        let zero = decodeFile(
            GPXBuilder([.init("1", "2", time: "2021-03-04T10:00:00+00:00")]).bytes)
        #expect(zero.utcOffset == nil)
    }

    @Test func `oddities become issues with their line, without a name or position of the file`() {
        var builder = GPXBuilder()
        builder.addTrack(
            [
                [
                    .init("47.11", "8.22", ele: "secret", time: "2021-03-04T10:00:01"),
                    .init("47.11", nil, time: "2021-03-04T10:00:00"),
                    .init("47.11", "8.22", time: "then", extensions: "<q:hr>90</q:hr>"),
                ]
            ], name: "Home of Jane Doe")
        builder.add("<trk><desc>Jane & John</desc></trk>")
        let file = decodeFile(Array("  ".utf8) + builder.bytes)
        #expect(file.outcome == .partial)
        #expect(
            file.issues.map(\.code) == [
                .xmlLeadingBlanks, .xmlNumber, .xmlNaiveTime, .xmlTimeOrder, .xmlNoPosition,
                .xmlTime, .xmlPrefix, .xmlMalformed,
            ])
        #expect(file.issues[1].position == .line(7, column: 22))
        #expect(
            file.issues[1].message == "expected a decimal number in ele, found something else once")
        for word in ["Jane", "Home", "secret", "47", "then", "8.22"] {
            #expect(!file.issues.contains { $0.message.contains(word) })
        }
    }

    @Test(arguments: [
        ("<html><body/></html>", DecodingOutcome.unsupported, IssueCode.fileUnknownFormat),
        ("<!DOCTYPE gpx [<!ATTLIST gpx a CDATA '1'>]><gpx/>", .failed, .xmlDocumentType),
        ("<gpx", .partial, .xmlTruncated),
        ("<?xml version=\"1.0\"", .failed, .xmlMalformed), ("< >", .failed, .xmlMalformed),
    ])
    func `what is not read says why`(text: String, outcome: DecodingOutcome, code: IssueCode) {
        let file = decodeFile(Array(text.utf8))
        #expect(file.outcome == outcome)
        #expect(file.issues.first?.code == code)
    }
}

/// What the decoder says of bytes.
func decodeFile(_ bytes: [UInt8]) -> ActivityFile {
    withBytes(of: bytes) { ActivityFileDecoder().decode($0) }
}

import ActivityDecoding
import ActivityModel
import TestSupport
import Testing

/// What people and programs wrote about a GPX or TCX file, its tracks and laps.
struct WrittenWordsTests {
    private let point = "<trkseg><trkpt lat=\"1\" lon=\"2\"/></trkseg>"

    private func gpx(_ content: String, version: String = "1.1") -> ActivityFile {
        decodeFile(
            Array(
                "<gpx version=\"\(version)\" creator=\"Invented\">\(content)</gpx>".utf8))
    }

    @Test func `names, descriptions and links of tracks and the file are kept`() {
        let file = gpx(
            """
            <metadata><name>Spring</name><desc>Three days</desc><author><name>Mira</name>
            <link href="https://example.org/mira"><text>page</text></link></author>
            <link href="https://example.org/spring"><text>all</text></link>
            <keywords>hills, rain</keywords></metadata>
            <trk><name>Day 1</name><cmt>wet &amp; cold</cmt><desc><![CDATA[up <b>and</b> down]]></desc>
            <src>Quiet Watch</src><link href="https://example.org/1"/><number>1</number>\(point)</trk>
            <trk>\(point)</trk>
            <trk><name>Day 3</name>\(point)<desc>late</desc></trk>
            """)
        let metadata = file.messages.group("metadata")
        #expect(metadata?.count == 1)
        #expect(
            metadata?.values(ofRow: 0).map { "\($0.field.name)=\($0.value.text ?? "")" } == [
                "name=Spring", "description=Three days", "author=Mira", "keywords=hills, rain",
                "link=https://example.org/spring",
            ])
        let track = file.messages.group("track")
        #expect(track?.count == 3)
        #expect(track?[0, "name"] == .text("Day 1"))
        #expect(track?[0, "comment"] == .text("wet & cold"))
        #expect(track?[0, "description"] == .text("up <b>and</b> down"))
        #expect(track?[0, "source"] == .text("Quiet Watch"))
        #expect(track?[0, "number"] == .text("1"))
        #expect(track?[0, "link"] == .text("https://example.org/1"))
        #expect(track?.values(ofRow: 1).isEmpty == true)
        #expect(track?[2, "name"] == .text("Day 3"))
        #expect(track?[2, "description"] == .text("late"))
        #expect(file.issues.isEmpty)
    }

    @Test func `GPX 1_0 says the same without metadata`() {
        let file = gpx(
            """
            <name>Spring</name><author>Mira</author><url>https://example.org</url>
            <trk><url>https://example.org/1</url>\(point)</trk><name>none of the file's</name>
            """, version: "1.0")
        let metadata = file.messages.group("metadata")
        #expect(metadata?[0, "name"] == .text("Spring"))
        #expect(metadata?[0, "author"] == .text("Mira"))
        #expect(metadata?[0, "link"] == .text("https://example.org"))
        #expect(file.messages.group("track")?[0, "link"] == .text("https://example.org/1"))
    }

    @Test func `words of waypoints, routes, points and extensions are not the track's`() {
        let file = gpx(
            """
            <wpt lat="1" lon="2"><name>Hut</name><desc>closed</desc></wpt>
            <rte><name>Plan</name><rtept lat="1" lon="2"><name>A</name></rtept></rte>
            <trk><extensions><name>inner</name></extensions>
            <trkseg><trkpt lat="1" lon="2"><name>point</name><desc>d</desc></trkpt></trkseg></trk>
            """)
        #expect(file.messages.isEmpty)
        #expect(file.sampleCount == 1)
    }

    @Test(arguments: [65_535, 65_536, 70_000])
    func `a text of less than 65,536 bytes is kept whole, a longer one's cut is marked`(length: Int)
    {
        let long = String(repeating: "a", count: length - 2) + "é"
        let text = gpx("<trk><desc>\(long)</desc>\(point)</trk>").messages.group("track")?[
            0, "description"]?.text
        if length < 65_536 {
            #expect(text == long)
        } else {
            #expect(text?.hasSuffix("…") == true)
            #expect(text.map { long.hasPrefix($0.dropLast()) } == true)
            #expect(text.map { $0.utf8.count > 65_530 } == true)
        }
    }

    @Test func `notes of TCX activities, laps and courses are kept`() {
        let trackpoint = "<Track><Trackpoint><Time>2021-03-04T10:00:00Z</Time></Trackpoint></Track>"
        let file = decodeFile(
            Array(
                """
                <TrainingCenterDatabase><Activities><Activity Sport="Biking">
                <Id>2021-03-04T10:00:00Z</Id>
                <Lap StartTime="2021-03-04T10:00:00Z">\(trackpoint)</Lap>
                <Lap StartTime="2021-03-04T10:10:00Z">\(trackpoint)<Notes>into the wind</Notes></Lap>
                <Notes>first ride of the year</Notes></Activity></Activities>
                <Courses><Course><Name>Round</Name><Notes>clockwise</Notes>
                <CoursePoint><Name>Top</Name><Notes>drink</Notes></CoursePoint></Course></Courses>
                </TrainingCenterDatabase>
                """.utf8))
        #expect(file.messages.group("session")?[0, "notes"] == .text("first ride of the year"))
        let lap = file.messages.group("lap")
        #expect(lap?.count == 2)
        #expect(lap?[0, "notes"] == nil)
        #expect(lap?[1, "notes"] == .text("into the wind"))
        #expect(file.messages.group("course")?[0, "name"] == .text("Round"))
        #expect(file.messages.group("course")?[0, "notes"] == .text("clockwise"))
    }
}

import ActivityDecoding
import ActivityModel
import TestSupport
import Testing

struct TCXDecodingTests {
    @Test func `an activity is a session with its laps, device and channels`() throws {
        let totals =
            "<TotalTimeSeconds>30.5</TotalTimeSeconds><DistanceMeters>100.25</DistanceMeters>"
            + "<MaximumSpeed>7.5</MaximumSpeed><Calories>12</Calories>"
            + "<MaximumHeartRateBpm><Value>150</Value></MaximumHeartRateBpm>"
            + "<Intensity>Active</Intensity><TriggerMethod>HeartRate</TriggerMethod>"
        let creator =
            "<Creator><Name>Invented 1</Name><UnitId>7</UnitId><ProductID>1124</ProductID><Version>"
            + "<VersionMajor>3</VersionMajor><VersionMinor>20</VersionMinor></Version></Creator>"
        var builder = TCXBuilder()
        builder.add(
            "<Activities>"
                + TCXBuilder.activity(
                    [
                        .init(
                            start: "2021-03-04T10:00:00Z", totals: totals,
                            tracks: [TCXBuilder.points(2)]),
                        .init(
                            start: "2021-03-04T10:00:02Z", totals: totals,
                            tracks: [TCXBuilder.points(3, from: 2)]),
                    ], sport: "Biking", id: "2021-03-04T10:00:00Z", creator: creator)
                + "</Activities>")
        let file = decodeFile(builder.bytes)
        #expect(file.format == .tcx)
        #expect(file.outcome == .decoded)
        #expect(file.issues.isEmpty)
        #expect(file.creator == "Invented 1")
        #expect(file.sampleCount == 5)
        #expect(file.distanceMetres == 20.25)
        #expect(
            file.streams.map(\.name) == [
                .time, .latitude, .longitude, .altitude, .distance, .velocity, .heartrate, .cadence,
                .watts,
            ])

        let session = try #require(file.sessions.first)
        #expect(session.sport == "Biking")
        #expect(session.start == Timestamp(year: 2021, month: 3, day: 4, hour: 10))
        #expect(session.lapCount == 2)
        #expect(session.samples == 0..<5)
        #expect(session.totals.timerSeconds == 61)
        #expect(session.totals.distanceMetres == 200.5)
        #expect(session.totals.calories == 24)
        #expect(session.totals.maximumHeartrate == 150)
        // The second lap ends last: 2 s after the start and 30.5 s long.
        #expect(session.totals.elapsedSeconds == 32.5)

        #expect(file.laps.map(\.samples) == [0..<2, 2..<5])
        #expect(file.laps.map(\.trigger) == ["heart_rate", "heart_rate"])
        #expect(file.laps.map(\.intensity) == ["active", "active"])
        #expect(file.laps.first?.totals.maximumSpeed == 7.5)

        let device = try #require(file.devices.first)
        #expect(device.productName == "Invented 1")
        #expect(device.product == 1_124)
        #expect(device.serialNumber == 7)
        #expect(device.softwareVersion == "3.20")
    }

    @Test func `ten blanks before the declaration are noted`() {
        let bytes = Array("          ".utf8) + TCXBuilder(TCXBuilder.points(3)).bytes
        let file = decodeFile(bytes)
        #expect(file.sampleCount == 3)
        #expect(file.outcome == .decoded)
        #expect(file.issues.map(\.code) == [.xmlLeadingBlanks])
    }

    @Test func `a course is no activity`() {
        var builder = TCXBuilder()
        let lap = TCXBuilder.Lap(totals: "<DistanceMeters>50</DistanceMeters>")
        builder.add(
            "<Courses><Course>\(lap.xml)<Track>" + TCXBuilder.points(2).map(\.xml).joined()
                + "</Track></Course></Courses>")
        let file = decodeFile(builder.bytes)
        #expect(file.purpose == .course)
        #expect(file.outcome == .decoded)
        #expect(file.sampleCount == 2)
        #expect(file.laps.map(\.totals.distanceMetres) == [50])
        #expect(file.laps.map(\.samples) == [nil])
        #expect(file.issues.map(\.code) == [.fileNotAnActivity])
    }

    @Test func `each leg of a multisport session knows its samples`() {
        func leg(_ sport: String, _ points: [TCXBuilder.Point]) -> String {
            TCXBuilder.activity([.init(tracks: [points])], sport: sport, id: "")
        }
        var builder = TCXBuilder()
        builder.add(
            "<Activities><MultiSportSession><FirstSport>" + leg("Biking", TCXBuilder.points(2))
                + "</FirstSport><NextSport>" + leg("Running", TCXBuilder.points(3, from: 2))
                + "</NextSport></MultiSportSession></Activities>")
        let file = decodeFile(builder.bytes)
        #expect(file.sessions.map(\.sport) == ["Biking", "Running"])
        #expect(file.sessions.map(\.samples) == [0..<2, 2..<5])
        #expect(file.sessions.map(\.lapCount) == [1, 1])
        #expect(file.laps.map(\.samples) == [0..<2, 2..<5])
        #expect(
            file.sessions.map(\.start?.description) == [
                "2021-03-04T10:00:00Z", "2021-03-04T10:00:02Z",
            ])
    }

    @Test func `a lap without track has no samples`() {
        let file = decodeFile(
            TCXBuilder([.init(tracks: [TCXBuilder.points(2)]), .init()]).bytes)
        #expect(file.laps.map(\.samples) == [0..<2, 2..<2])
        #expect(file.sessions.first?.totals.distanceMetres == nil)
    }

    @Test func `a lap of two tracks was interrupted`() {
        let lap = TCXBuilder.Lap(tracks: [TCXBuilder.points(2), TCXBuilder.points(2, from: 9)])
        let file = decodeFile(TCXBuilder([lap]).bytes)
        #expect(file.events.map(\.type) == ["start", "stop", "start", "stop"])
        #expect(file.events[2].time?.description == "2021-03-04T10:00:09Z")
    }

    @Test func `an indoor ride has no position`() {
        let points = [TCXBuilder.Point(time: "2021-03-04T10:00:00Z", heartRate: "120")]
        let file = decodeFile(TCXBuilder(points).bytes)
        #expect(file.streams.map(\.name) == [.time, .heartrate])
        #expect(file.issues.map(\.code) == [.xmlNoPosition])
    }

    @Test(arguments: [
        ("<Workouts><Workout/></Workouts>", FilePurpose.workout, IssueCode.fileNotAnActivity),
        ("<Folders/>", .activity, .fileNoSamples),
    ])
    func `a file without track points says what it is`(
        xml: String, purpose: FilePurpose, code: IssueCode
    ) {
        var builder = TCXBuilder()
        builder.add(xml)
        let file = decodeFile(builder.bytes)
        #expect(file.purpose == purpose)
        #expect(file.issues.map(\.code) == [code])
    }

    @Test func `a file rewritten by Strava's consent strip is told`() {
        var builder = TCXBuilder(TCXBuilder.points(2))
        builder.add("<Author><Name>StravaTCX Consent Strip</Name></Author>")
        let file = decodeFile(builder.bytes)
        #expect(file.issues.map(\.code) == [.gpxRewritten])
        #expect(file.outcome == .decoded)
    }

    @Test func `an offset that is not zero is the clock on the wall`() {
        let file = decodeFile(
            TCXBuilder([.init(time: "2021-03-04T11:00:00.5+01:00", "1", "2")]).bytes)
        #expect(file.utcOffset == UTCOffset(seconds: 3_600, source: "tcx.time"))
        #expect(file.firstTime?.description == "2021-03-04T10:00:00.500Z")
    }

    @Test func `a session's averages are those of its laps, each as long as it lasted`() throws {
        func lap(_ start: String, seconds: Int, bpm: Int?) -> TCXBuilder.Lap {
            let rate =
                bpm.map { "<AverageHeartRateBpm><Value>\($0)</Value></AverageHeartRateBpm>" } ?? ""
            return .init(
                start: start,
                totals: "<TotalTimeSeconds>\(seconds)</TotalTimeSeconds>" + rate,
                tracks: [])
        }
        for (second, average) in [(160, 155.0), (nil, nil)] as [(Int?, Double?)] {
            var builder = TCXBuilder()
            builder.add(
                "<Activities>"
                    + TCXBuilder.activity(
                        [
                            lap("2021-03-04T10:00:00Z", seconds: 100, bpm: 140),
                            lap("2021-03-04T10:05:00Z", seconds: 300, bpm: second),
                        ], sport: "Running", id: "2021-03-04T10:00:00Z") + "</Activities>")
            let totals = try #require(decodeFile(builder.bytes).sessions.first?.totals)
            #expect(totals.averageHeartrate == average)
            #expect(totals.timerSeconds == 400)
            #expect(totals.elapsedSeconds == 600)
        }
    }
}

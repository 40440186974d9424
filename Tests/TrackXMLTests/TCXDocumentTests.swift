import TestSupport
import Testing

@testable import TrackXML

struct TCXDocumentTests {
    @Test func `activities and laps know their points, also of several tracks and of none`() throws
    {
        var builder = TCXBuilder()
        builder.add(
            "<Activities>"
                + TCXBuilder.activity(
                    [
                        .init(
                            start: "2021-03-04T10:00:00Z",
                            tracks: [TCXBuilder.points(2), TCXBuilder.points(1, from: 2)]),
                        .init(start: "2021-03-04T10:00:03Z"),
                        .init(
                            start: "2021-03-04T10:00:04Z", tracks: [TCXBuilder.points(2, from: 4)]),
                    ], sport: "Running", id: "2021-03-04T10:00:00Z")
                + TCXBuilder.activity([], sport: "Other", id: "mine") + "</Activities>")
        let document = try tcx(builder.bytes)
        #expect(document.activities.map(\.sport) == ["Running", "Other"])
        #expect(document.activities.map(\.points) == [0..<5, 5..<5])
        #expect(document.activities.map(\.id) == [1_614_852_000_000_000, nil])
        let laps = try #require(document.activities.first?.laps)
        #expect(laps.map(\.points) == [0..<3, 3..<3, 3..<5])
        #expect(laps.map(\.tracks) == [[0..<2, 2..<3], [], [3..<5]])
        #expect(laps.last?.startTime == 1_614_852_004_000_000)
        #expect(document.problems.isEmpty)
    }

    @Test func `a point keeps every digit of all it says`() throws {
        let point = TCXBuilder.Point(
            time: "2021-03-04T10:00:00.999Z", "47.12345678901", "-8.5", altitude: "400.25",
            distance: "1234.5", heartRate: "151", cadence: "90",
            extensions: "<a:TPX xmlns:a=\"u\" CadenceSensor=\"Bike\"><a:Speed>5.125</a:Speed>"
                + "<a:Watts>250</a:Watts><a:Temperature>-3</a:Temperature></a:TPX>")
        let points = try tcx(TCXBuilder([point]).bytes).points
        #expect(points.times == [1_614_852_000_999_000])
        #expect(points[.latitude]?.mantissas == [4_712_345_678_901])
        #expect(points[.latitude]?.decimals == 11)
        #expect(points.values(.longitude) == [-8.5])
        #expect(points.values(.elevation) == [400.25])
        #expect(points.values(.distance) == [1_234.5])
        #expect(points.values(.heartRate) == [151])
        #expect(points.values(.cadence) == [90])
        #expect(points.values(.speed) == [5.125])
        #expect(points.values(.power) == [250])
        #expect(points.values(.temperature) == [-3])
    }

    @Test func `a runner's cadence stands in an extension`() throws {
        let run = "<TPX><RunCadence>84</RunCadence></TPX>"
        let points = try tcx(TCXBuilder([TCXBuilder.Point(extensions: run)]).bytes).points
        #expect(points.values(.cadence) == [84])
    }

    @Test func `a lap states its totals`() throws {
        let totals =
            "<TotalTimeSeconds>187.375</TotalTimeSeconds><DistanceMeters>1150.8</DistanceMeters>"
            + "<MaximumSpeed>10.5</MaximumSpeed><Calories>28</Calories>"
            + "<AverageHeartRateBpm><Value>120</Value></AverageHeartRateBpm>"
            + "<MaximumHeartRateBpm><Value>150</Value></MaximumHeartRateBpm>"
            + "<Intensity>Active</Intensity><Cadence>80</Cadence><TriggerMethod>HeartRate</TriggerMethod>"
        let extensions =
            "<LX xmlns=\"u\"><AvgSpeed>6.1</AvgSpeed><AvgWatts>200</AvgWatts><MaxWatts>400</MaxWatts>"
            + "<MaxBikeCadence>110</MaxBikeCadence><AvgRunCadence>81</AvgRunCadence>"
            + "<MaxRunCadence>95</MaxRunCadence><Steps>500</Steps></LX>"
        let lap = TCXBuilder.Lap(
            start: "2021-03-04T10:00:00Z", totals: totals, tracks: [TCXBuilder.points(1)],
            extensions: extensions)
        let read = try #require(try tcx(TCXBuilder([lap]).bytes).activities.first?.laps.first)
        #expect(read.totalTimeSeconds == 187.375)
        #expect(read.distanceMeters == 1_150.8)
        #expect(read.maximumSpeed == 10.5)
        #expect(read.calories == 28)
        #expect(read.averageHeartRateBpm == 120)
        #expect(read.maximumHeartRateBpm == 150)
        #expect(read.intensity == "Active")
        #expect(read.cadence == 80)
        #expect(read.triggerMethod == "HeartRate")
        #expect(read.avgSpeed == 6.1)
        #expect(read.avgWatts == 200)
        #expect(read.maxWatts == 400)
        #expect(read.maxBikeCadence == 110)
        #expect(read.avgRunCadence == 81)
        #expect(read.maxRunCadence == 95)
        #expect(read.steps == 500)
    }

    @Test func `creators and authors are told apart`() throws {
        let creator =
            "<Creator><Name>Invented 1</Name><UnitId>3900000000</UnitId><ProductID>1124</ProductID>"
            + "<Version><VersionMajor>3</VersionMajor><VersionMinor>20</VersionMinor></Version></Creator>"
        var builder = TCXBuilder()
        builder.add(
            "<Activities>"
                + TCXBuilder.activity([.init()], sport: "Biking", id: "", creator: creator)
                + "</Activities><Author><Name>Invented Connect</Name><Build><Version>"
                + "<VersionMajor>9</VersionMajor></Version></Build></Author>")
        let document = try tcx(builder.bytes)
        #expect(
            document.activities.first?.creator
                == TCXCreator(
                    name: "Invented 1", unitID: 3_900_000_000, productID: 1_124, versionMajor: 3,
                    versionMinor: 20))
        #expect(document.author == "Invented Connect")
    }

    @Test func `a multisport session is several activities with a transition between`() throws {
        var builder = TCXBuilder()
        let first = TCXBuilder.activity(
            [.init(tracks: [TCXBuilder.points(2)])], sport: "Biking", id: "2021-03-04T10:00:00Z")
        let second = TCXBuilder.activity(
            [.init(tracks: [TCXBuilder.points(3, from: 10)])], sport: "Running",
            id: "2021-03-04T10:00:10Z")
        builder.add(
            "<Activities><MultiSportSession><Id>2021-03-04T10:00:00Z</Id><FirstSport>\(first)</FirstSport>"
                + "<NextSport><Transition StartTime=\"2021-03-04T10:00:05Z\"><Track>"
                + TCXBuilder.points(1, from: 5).map(\.xml).joined()
                + "</Track></Transition>\(second)</NextSport></MultiSportSession></Activities>")
        let activities = try tcx(builder.bytes).activities
        #expect(activities.map(\.sport) == ["Biking", "Transition", "Running"])
        #expect(activities.map(\.points) == [0..<2, 2..<3, 3..<6])
        #expect(activities.map(\.laps.count) == [1, 0, 1])
    }

    @Test func `a course has laps beside its track`() throws {
        var builder = TCXBuilder()
        let lap = TCXBuilder.Lap(totals: "<TotalTimeSeconds>60</TotalTimeSeconds>")
        builder.add(
            "<Courses><Course><Name>c</Name>\(lap.xml)<Track>"
                + TCXBuilder.points(2).map(\.xml).joined()
                + "</Track><CoursePoint><Name>x</Name><Time>soon</Time></CoursePoint></Course></Courses>"
        )
        let document = try tcx(builder.bytes)
        #expect(document.activities.isEmpty)
        #expect(document.courses.map(\.points) == [0..<2])
        #expect(document.courses.first?.laps.map(\.totalTimeSeconds) == [60])
        #expect(document.problems.isEmpty)
    }

    @Test func `a track without lap and a lap without activity are read`() throws {
        var builder = TCXBuilder()
        builder.add("<Track>" + TCXBuilder.points(1).map(\.xml).joined() + "</Track>")
        builder.add(TCXBuilder.Lap(tracks: [TCXBuilder.points(1, from: 1)]).xml)
        let document = try tcx(builder.bytes)
        #expect(document.points.count == 2)
        #expect(document.activities.map(\.laps.count) == [1])
    }

    @Test func `a workout is counted`() throws {
        var builder = TCXBuilder()
        builder.add("<Workouts><Workout Sport=\"Running\"><Name>w</Name></Workout></Workouts>")
        #expect(try tcx(builder.bytes).workoutCount == 1)
    }
}

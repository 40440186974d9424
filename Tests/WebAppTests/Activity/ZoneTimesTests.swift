import ActivityModel
import Testing

@testable import Storage
@testable import WebApp

struct ZoneTimesTests {
    private let time = SampleStream(.time, values: .floating([0, 1, 2, 12, 112, 113]))

    private func streams(_ name: StreamName, _ values: [Double]) -> ActivityStreams {
        ActivityStreams([time, SampleStream(name, values: .floating(values))])
    }

    private let device = MessageGroup(
        "time_in_zone", count: 1,
        fields: [
            .init("reference_mesg"), .init("time_in_hr_zone"), .init("hr_zone_high_boundary"),
        ],
        rows: [
            [
                .text("session"), .list([.number(5), .number(60), .number(40), nil]),
                .list([.integer(100), .integer(140), .integer(180), nil]),
            ]
        ])

    @Test func `a sample counts until the next one, a pause does not`() throws {
        let zones = try #require(
            ZoneTimes.counted(
                time, SampleStream(.heartrate, values: .floating([99, 100, 149, 150, 100, 100])),
                [100, 150]))
        #expect(zones.map(\.seconds) == [1, 12, 0])
        #expect(zones.map(\.lower) == [nil, 100, 150])
        #expect(zones.map(\.upper) == [100, 150, nil])
    }

    @Test func `the export's limits come first and say so`() throws {
        let all = ZoneTimes.all(
            streams(.heartrate, [100, 130, 160, 172, 190, 190]),
            limits: TrainingLimits(maximumHeartrate: 190), messages: [device], strava: [])
        let zones = try #require(all.first)
        #expect(all.count == 1)
        #expect(zones.source == .export(limit: 190))
        #expect(zones.zones.map(\.lower) == [nil, 124, 154, 169, 184])
        #expect(zones.zones.map(\.seconds) == [1, 1, 10, 0, 1])
    }

    @Test func `without limits the device's times, without these Strava's`() throws {
        let values = streams(.heartrate, [100, 130, 160, 172, 190, 190])
        let own = try #require(
            ZoneTimes.all(values, limits: TrainingLimits(), messages: [device], strava: []).first)
        #expect(own.source == .device)
        #expect(own.zones.map(\.seconds) == [5, 60, 40])
        #expect(own.zones.map(\.upper) == [100, 140, 180])
        let zone = StravaZone(type: "power", number: 1, minimum: 0, maximum: 100, seconds: 9)
        let api = ZoneTimes.all(values, limits: TrainingLimits(), messages: [], strava: [zone])
        #expect(api.map(\.source) == [.strava])
        #expect(api.map(\.kind) == [.power])
        #expect(ZoneTimes.all(values, limits: TrainingLimits(), messages: [], strava: []).isEmpty)
    }

    @Test(arguments: [
        ("Run", 82.0, "164 spm"), ("Hike", 55, "110 spm"), ("Run", 164, "164 spm"),
        ("Ride", 90, "90 rpm"), ("Swim", 30, "30 /min"),
    ])
    func `cadence is steps of both legs where one goes on foot`(
        sport: String, value: Double, text: String
    ) {
        #expect(Cadence(sport: sport, typical: value).text(value) == text)
    }
}

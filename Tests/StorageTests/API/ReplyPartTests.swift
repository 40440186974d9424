import ActivityModel
import Testing

@testable import Storage

/// What follows from stored replies: laps, the device, and a sketch of the track until samples come.
struct ReplyPartTests {
    private static let line = "_p~iF~ps|U_ulLnnqC_mqNvxq`@"
    private static let detail = Reply.detail(7, "A", at: 6_000).with {
        $0.offset = 3_600
        $0.json = #"""
            {"device_name": "Box", "map": {"polyline": "\#(line)"}, "laps": [
            {"start_date": "1970-01-01T00:16:40Z", "elapsed_time": 60, "distance": 200.5,
                "average_heartrate": "fast", "start_index": 0, "end_index": 1},
            "no lap",
            {"elapsed_time": 30, "start_index": 2, "end_index": 3}]}
            """#
    }

    private let library: Library

    init() throws {
        library = try Library.inMemory()
        try library.hear(
            Reply(7, "A", at: 5_000).with {
                $0.json = #"{"map": {"summary_polyline": "_p~iF~ps|U_ulLnnqC"}}"#
            })
    }

    private func latitudes() throws -> [Double] {
        let stream = try library.streams(ofActivity: 7).first { $0.name == .latitude }
        return stream?.doubles ?? []
    }

    @Test func `until samples come there is the track of Strava's map, without times`() throws {
        #expect(try latitudes() == [38.5, 40.7])
        #expect(try library.tracks().map(\.id) == [7])
        #expect(try library.activities().map(\.outcome) == [.queued])
        #expect(try library.activities().map(\.firstTime) == [nil])
    }

    @Test func `a detail has the finer track, and laps and a device`() throws {
        try library.hear(Self.detail)
        #expect(try latitudes() == [38.5, 40.7, 43.252])
        let activity = try #require(try library.activity(7))
        #expect(activity.laps.map(\.totals.elapsedSeconds) == [60, 30])
        #expect(activity.laps.map(\.totals.distanceMetres) == [200.5, nil])
        #expect(activity.laps.map(\.totals.averageHeartrate) == [nil, nil])
        #expect(activity.laps.map(\.start) == [1_000, nil])
        // A sketch has no samples that a lap could point at.
        #expect(activity.laps.map(\.samples) == [nil, nil])
        #expect(activity.devices.map(\.productName) == ["Box"])
        #expect(activity.listing.offsetSeconds == 3_600)
        #expect(try library.count("source_file") == 1)
    }

    @Test func `laps belong to the samples as soon as these are there`() throws {
        try library.hear(Self.detail)
        try library.hear(samples: .recording([90, 91, 92], format: .api), of: 7)
        let activity = try #require(try library.activity(7))
        #expect(activity.laps.map(\.samples) == [0..<2, nil])
        #expect(activity.devices.map(\.productName) == ["Box"])
        #expect(activity.streams.map(\.name) == ["heartrate"])
        #expect(activity.listing.outcome == .decoded)
        // The sketch has done its work.
        #expect(try library.count("source_file") == 1)
    }

    @Test func `it does not matter whether detail or samples come first`() throws {
        let detail = Evidence(name: "detail") { _ = try $0.hear(Self.detail) }
        let samples = Evidence(name: "samples") {
            try $0.hear(samples: .recording([90, 91, 92], format: .api), of: 7)
        }
        let libraries = try [[detail, samples], [samples, detail]].map { order in
            let library = try Library.inMemory()
            try library.hear(Reply(7, "A", at: 5_000))
            for piece in order { try piece.tell(library) }
            return library
        }
        try libraries[0].expectSame(as: libraries[1])
    }

    @Test func `an export's readable file needs no sketch, and shows none`() throws {
        let library = try Library.of(
            Snapshot(asOf: 2_000, .init(7, "A", file: "activities/7.gpx")))
        try library.hear(Self.detail)
        #expect(try library.facts() == "A, decoded, 2 samples")
        #expect(try library.activity(7)?.streams.map(\.name) == ["heartrate"])
        #expect(try library.tracks().isEmpty)
    }

    @Test func `a map without a line has no track, but the laps are there`() throws {
        let library = try Library.inMemory()
        try library.hear(
            .detail(7, "A", at: 6_000).with {
                $0.json = #"{"map": {"polyline": ""}, "laps": [{"elapsed_time": 60}]}"#
            })
        #expect(try library.tracks().isEmpty)
        #expect(try library.activity(7)?.laps.count == 1)
        #expect(try library.activities().map(\.samples) == [0])
    }

    @Test func `what an older program did not derive is derived without a request`() throws {
        try library.hear(Self.detail)
        let before = try library.dump()
        try library.damage(
            "UPDATE api_activity SET parts_key = NULL; DELETE FROM lap; DELETE FROM device")
        #expect(try library.activity(7)?.laps.isEmpty == true)
        try library.sync { try $0.deriveStaleReplies() }
        #expect(try library.dump() == before)
    }

    @Test(
        arguments: [
            (line, [3_850_000, 4_070_000, 4_325_200], [-12_020_000, -12_095_000, -12_645_300]),
            ("", [], []), ("??", [0], [0]), ("?", [], []),
            (String(line.dropLast()), [3_850_000, 4_070_000], [-12_020_000, -12_095_000]),
            ("_p~iF~ps|U_ulL nnqC", [3_850_000], [-12_020_000]),
            ("_p~iF~ps|U" + "_ibE~~~~~~~~~~?", [3_850_000], [-12_020_000]),
            // Ninety-one degrees north are not on the Earth.
            ("_kbvP?", [], []),
        ] as [(String, [Int64], [Int64])])
    func `a polyline is read up to its first fault`(
        text: String, latitudes: [Int64], longitudes: [Int64]
    ) {
        let points = Polyline.decode(text)
        #expect(points.map(\.latitude) == latitudes)
        #expect(points.map(\.longitude) == longitudes)
    }
}

import ActivityModel
import Testing

@testable import Storage

/// Whatever an activity file says comes back as it was.
struct DecodedFileTests {
    /// Totals of which each field has a value of its own.
    private static func totals(_ base: Double) -> Totals {
        var totals = Totals()
        for (index, field) in Totals.fields.enumerated() {
            totals[field] = base + Double(index)
        }
        return totals
    }

    private static let content: ActivityFile = {
        var file = ActivityFile.recording([100, 101, 102], from: 1_000, format: .fit)
        file.streams.append(
            SampleStream(
                .init(rawValue: "core"), unit: "°C",
                source: .developer(application: "ab", field: 3),
                values: .floating([36.5, .nan, 37])))
        var session = SportSession()
        session.sport = "cycling"
        session.subSport = "road"
        session.start = Timestamp(microseconds: 1_000_000_500)
        session.lapCount = 2
        session.samples = 0..<3
        session.poolLengthMetres = 25
        session.totals = totals(100)
        file.sessions = [session, SportSession()]
        var lap = Lap()
        lap.start = 1_000
        lap.trigger = "manual"
        lap.intensity = "active"
        lap.samples = 1..<3
        lap.totals = totals(200)
        file.laps = [lap, Lap()]
        var device = Device()
        device.index = 0
        device.manufacturer = "invented"
        device.product = 12
        device.productName = "Box"
        device.softwareVersion = "1.2"
        device.serialNumber = .max
        device.kind = "bike_power"
        device.connection = "antplus"
        device.batteryStatus = "low"
        device.batteryVolts = 2.875
        file.devices = [device, Device()]
        var length = PoolLength()
        length.start = 1_001
        length.elapsedSeconds = 30
        length.timerSeconds = 29
        length.strokes = 14
        length.stroke = "freestyle"
        length.isActive = false
        file.lengths = [length, PoolLength()]
        file.events = [
            ActivityEvent(time: 1_002, event: "timer", type: "start", data: 5),
            ActivityEvent(time: nil, event: "lap"),
        ]
        file.messages = [
            MessageGroup(
                "lap", count: 2,
                fields: [
                    .init("wkt_step_index"), .init("Surface", application: "ab"),
                    .init("start", unit: MessageGroup.Field.timeUnit),
                ],
                rows: [[.integer(3), .text("a \"b\""), .time(1_001)], []]),
            MessageGroup(
                "time_in_zone", count: 1, fields: [.init("time_in_hr_zone", unit: "s")],
                rows: [[.list([.number(1.5), nil, .integer(7)])]]),
            MessageGroup("unknown_233", count: 5_000),
        ]
        file.heartbeats = SampleStream(
            .heartbeatInterval, values: .scaled([600, 1_010, 599], Scale(divisor: 1_000)))
        file.creator = "Box 1.2"
        file.created = 999
        file.utcOffset = UTCOffset(seconds: 3_600, source: "fit.local_timestamp")
        file.issues = [ImportIssue(.fitTrailing, "3 bytes", at: .byte(77))]
        return file
    }()

    private func library(_ content: ActivityFile = content) throws -> Library {
        try Library.of(
            Snapshot(
                asOf: 2_000,
                .init(7, "A", file: "activities/7.fit").with { $0.content = content }))
    }

    @Test func `sessions, laps and devices come back as they were`() throws {
        let activity = try #require(try library().activity(7))
        #expect(activity.sessions == Self.content.sessions)
        #expect(activity.laps == Self.content.laps)
        #expect(activity.devices == Self.content.devices)
        #expect(activity.creator == "Box 1.2")
    }

    @Test func `lengths, events, messages and heartbeats come back as they were`() throws {
        let library = try library()
        let activity = try #require(try library.activity(7))
        #expect(activity.lengths == Self.content.lengths)
        #expect(activity.events == Self.content.events)
        #expect(activity.messages == Self.content.messages)
        #expect(activity.heartbeats?.count == 3)
        #expect(activity.heartbeats?.minimum == 0.599)
        #expect(activity.heartbeats?.maximum == 1.01)
        #expect(try library.heartbeats(ofActivity: 7) == Self.content.heartbeats)
        #expect(try library.heartbeats(ofActivity: 8) == nil)
    }

    @Test func `streams come back with every value, unit and source`() throws {
        let streams = try library().streams(ofActivity: 7)
        #expect(streams.map(\.name) == Self.content.streams.map(\.name))
        #expect(streams[0] == Self.content.streams[0])
        #expect(streams[1] == Self.content.streams[1])
        #expect(streams[2].unit == "°C")
        #expect(streams[2].source == .developer(application: "ab", field: 3))
        #expect([streams[2][0], streams[2][1], streams[2][2]] == [36.5, nil, 37])
    }

    @Test func `the outline of a stream counts what has a value`() throws {
        let outlines = try #require(try library().activity(7)).streams
        #expect(outlines.map(\.name) == ["heartrate", "time", "core"])
        #expect(outlines.map(\.isDeveloperField) == [false, false, true])
        #expect(outlines.map(\.count) == [3, 3, 2])
        #expect(outlines.map(\.minimum) == [100, 1_000, 36.5])
        #expect(outlines.map(\.maximum) == [102, 1_002, 37])
    }

    @Test func `pool lengths and events are stored in their order`() throws {
        let library = try library()
        #expect(
            try library.text(
                "SELECT start_time_us, elapsed_s, timer_s, strokes, stroke, is_active FROM pool_length ORDER BY number"
            )
                == ["1001000000 30.0 29.0 14 freestyle 0", "– – – – – 1"])
        #expect(
            try library.text("SELECT time_us, event, event_type, data FROM event ORDER BY number")
                == ["1002000000 timer start 5", "– lap – –"])
    }

    @Test func `what is odd about a file names it and the place`() throws {
        let issue = try #require(try library().activity(7)?.issues.first)
        #expect(issue.code == .fitTrailing)
        #expect(issue.file == "activities/7.fit")
        #expect(issue.position == "byte 77")
    }

    @Test func `the offset of local time reaches the list`() throws {
        let library = try library()
        #expect(try library.activities().map(\.offsetSeconds) == [3_600])
        #expect(try library.origin(ofActivity: 7)?.offsetSource == "fit.local_timestamp")
    }

    @Test func `another reading of the same bytes takes the place of the first, part by part`()
        throws
    {
        let library = try library()
        try Snapshot(
            asOf: 2_000,
            .init(7, "A", file: "activities/7.fit").with {
                $0.content = .recording([1, 2], format: .fit)
            }
        ).write(to: library)
        let activity = try #require(try library.activity(7))
        #expect(activity.sessions.isEmpty && activity.laps.isEmpty && activity.devices.isEmpty)
        #expect(activity.issues.isEmpty)
        #expect(activity.streams.map(\.name) == ["heartrate"])
        #expect(activity.messages.isEmpty && activity.heartbeats == nil)
        for table in ["pool_length", "event", "message", "heartbeat"] {
            #expect(try library.count(table) == 0)
        }
        #expect(activity.creator == nil)
    }

    @Test
    func `a stored file can be read again where it was damaged, and a file that is gone cannot`()
        throws
    {
        let library = try library()
        let again = DecodedFile(
            key: FileKey(path: "activities/7.fit", size: 10, crc32: 1),
            content: .recording([7, 8, 9], from: 1_000, format: .fit), encoder: StreamEncoder(),
            decoderVersion: 2)
        try library.replace(1, with: again)
        #expect(try library.streams(ofActivity: 7).first?[0] == 7)
        try library.replace(99, with: again)
        #expect(try library.count("source_file") == 1)
    }
}

import ActivityDecoding
import ActivityModel
import TestSupport
import Testing

/// Where the plain reading of a FIT field is not what a person means by it.
@Suite("What FIT files mean")
struct FITMeaningTests {
    private func values(_ stream: SampleStream?) -> [Double?]? {
        stream.map { stream in (0..<stream.count).map { stream[$0] } }
    }

    /// A strap's beats, one a second.
    private func beats(_ fit: inout FITBuilder, bpm: UInt8) {
        for beat in 0..<20 as Range<UInt32> {
            fit.message(
                132, local: 8,
                [.uint32(253, noon + beat), .uint8(6, bpm), .uint32(9, 1024 * beat)])
        }
    }

    @Test func `where beats were merged they are the heart rate, and the raw one stays`() {
        var fit = FITBuilder()
        beats(&fit, bpm: 150)
        fit.record(at: noon + 1, [.uint8(3, 140)])
        fit.record(at: noon + 2, [.uint8(3, nil)])
        let file = activityFile(fit.file())
        #expect(values(file.channel(.heartrate)) == [150, 150])
        #expect(values(file.stream(.heartrate)) == [140, nil])
        #expect(file.recordedTotals.averageHeartrate == 150)
    }

    @Test func `a strap's heart rate alone is one`() {
        var fit = FITBuilder()
        beats(&fit, bpm: 120)
        fit.record(at: noon + 1)
        fit.record(at: noon + 2)
        let file = activityFile(fit.file())
        #expect(file.stream(.heartrate) == nil)
        #expect(values(file.channel(.heartrate)) == [120, 120])
    }

    @Test(
        arguments: [
            ("Power", "Watts", nil, StreamName.watts), ("curVpower", "W", nil, .watts),
            ("Leistung", "", 7, .watts), ("HR", "bpm", 3, .heartrate), ("Höhe", "m", 2, .altitude),
            ("Lap Power", "Watts", nil, nil), ("Power", "%", nil, nil), ("Distance", "km", 99, nil),
        ] as [(String, String, UInt8?, StreamName?)])
    func `an application's field fills the channel that it stands for`(
        name: String, units: String, native: UInt8?, channel: StreamName?
    ) throws {
        var fit = FITBuilder()
        fit.application(uuid: [UInt8](0..<16))
        fit.describe(0, baseType: 0x84, name, units: units, native: native)
        fit.record(at: noon, developer: [.init(.uint16(0, 205))])
        let file = activityFile(fit.file())
        let raw = try #require(file.streams.first { $0.name.rawValue == name })
        #expect(values(raw) == [205])
        for one in [StreamName.watts, .heartrate, .altitude, .distance] {
            #expect(values(file.channel(one)) == (one == channel ? [205] : nil))
        }
        if let channel {
            #expect(file.channel(channel)?.source == raw.source)
            #expect(file.channel(channel)?.unit == channel.unit)
        }
    }

    @Test func `the file's own power counts before an application's`() {
        var fit = FITBuilder()
        fit.application(uuid: [UInt8](0..<16))
        fit.describe(0, baseType: 0x84, "Power", units: "Watts", native: 7)
        fit.record(at: noon, [.uint16(7, 250)], developer: [.init(.uint16(0, 205))])
        let file = activityFile(fit.file())
        #expect(values(file.channel(.watts)) == [250])
        #expect(file.streams.count { $0.name == .watts } == 1)
    }

    @Test func `raw zero is an unknown altitude: kept, noted and without a value`() {
        var fit = FITBuilder()
        fit.record(at: noon, [.uint16(2, 0)])
        fit.record(at: noon + 1, [.uint16(2, 2_600)])
        let file = activityFile(fit.file())
        #expect(values(file.stream(.altitude)) == [-500, 20])
        #expect(values(file.channel(.altitude)) == [nil, 20])
        #expect(file.issues.map(\.code) == [.fileNoValue])
        #expect(file.issues.first?.message == "altitude is -500 in 1 of 2 samples")
    }

    @Test func `an altitude that is unknown throughout is no channel`() {
        var fit = FITBuilder()
        for second in 0..<3 as Range<UInt32> { fit.record(at: noon + second, [.uint16(2, 0)]) }
        let file = activityFile(fit.file())
        #expect(file.channel(.altitude) == nil)
        #expect(values(file.stream(.altitude)) == [-500, -500, -500])
    }

    @Test func `a balance without a share has no value`() {
        var fit = FITBuilder()
        fit.record(at: noon, [.uint8(30, 128)])
        fit.record(at: noon + 1, [.uint8(30, 180)])
        #expect(values(activityFile(fit.file()).channel(.balance)) == [nil, 52])
    }

    @Test func `a truncated file has the sport that the device was set to`() {
        var fit = FITBuilder()
        fit.message(12, local: 9, [.enumeration(0, 2), .enumeration(1, 46)])
        fit.record(at: noon, [.uint32(5, 0), .uint8(3, 100)])
        fit.record(at: noon + 10, [.uint32(5, 5_000), .uint8(3, 120)])
        let file = activityFile(fit.file())
        #expect(file.sessions.isEmpty)
        #expect(file.sport == "cycling" && file.subSport == "gravel_cycling")
        let totals = file.recordedTotals
        #expect(totals.elapsedSeconds == 10)
        #expect(totals.distanceMetres == 50)
        #expect(totals.averageHeartrate == 110 && totals.maximumHeartrate == 120)
    }

    @Test func `the session's sport counts before the device's setting`() {
        var fit = FITBuilder()
        fit.message(12, local: 9, [.enumeration(0, 2), .enumeration(1, 0)])
        fit.record(at: noon)
        fit.session(from: noon, to: noon + 1, sport: 1)
        #expect(activityFile(fit.file()).sport == "running")
    }

    @Test func `a leg that counts on from the race's start is as long as its session says`() {
        var fit = FITBuilder()
        fit.record(at: noon, [.uint32(5, 4_033_000)])
        fit.record(at: noon + 60, [.uint32(5, 4_046_000)])
        fit.session(from: noon, to: noon + 60, distance: 13_000)
        let file = activityFile(fit.file())
        #expect(file.distanceMetres == 130)
        #expect(values(file.stream(.distance)) == [40_330, 40_460])
    }

    @Test func `a distance that starts late is not shortened`() {
        var fit = FITBuilder()
        fit.record(at: noon, [.uint32(5, 1_000)])
        fit.record(at: noon + 60, [.uint32(5, 13_000)])
        fit.session(from: noon, to: noon + 60, distance: 13_000)
        #expect(activityFile(fit.file()).distanceMetres == 130)
    }

    @Test func `two records of one second are one instant in a view, and two in the file`() {
        var fit = FITBuilder()
        fit.record(at: noon, local: 1, [.uint8(3, 100)])
        fit.record(at: noon, local: 2, [.uint8(4, 80)])
        fit.record(at: noon + 1, local: 1, [.uint8(3, 101)])
        fit.record(at: noon + 1, local: 1, [.uint8(3, 102)])
        let file = activityFile(fit.file())
        #expect(file.sampleCount == 4)
        let merged = file.streams.mergingInstants()
        #expect(values(merged.channel(.heartrate)) == [100, 101, 102])
        #expect(values(merged.channel(.cadence)) == [80, nil, nil])
    }
}

@Suite("FIT laps whose start is not what it says")
struct FITLapStartTests {
    private func recording(_ seconds: Range<UInt32>) -> FITBuilder {
        var fit = FITBuilder()
        for second in seconds { fit.record(at: noon + second) }
        return fit
    }

    private func lap(
        _ fit: inout FITBuilder, start: UInt32?, end: UInt32, elapsed: UInt32, message: Int = 19
    ) {
        fit.message(
            message, local: message == 19 ? 3 : 2,
            [
                .uint32(253, noon + end), .uint32(2, start.map { noon + $0 }),
                .uint32(7, elapsed * 1000),
            ])
    }

    @Test func `a lap without a start begins where its end less its duration is`() {
        var fit = recording(0..<60)
        lap(&fit, start: nil, end: 20, elapsed: 20)
        lap(&fit, start: nil, end: 60, elapsed: 40)
        let laps = activityFile(fit.file()).laps
        #expect(laps.map { $0.start?.seconds(since: noonInstant) } == [0, 20])
        #expect(laps.map(\.samples) == [0..<20, 20..<60])
    }

    @Test func `a lap and a session whose start is their end are put before it`() {
        var fit = recording(0..<60)
        lap(&fit, start: 0, end: 20, elapsed: 20)
        lap(&fit, start: 40, end: 40, elapsed: 20)
        lap(&fit, start: 40, end: 60, elapsed: 20)
        lap(&fit, start: 60, end: 60, elapsed: 60, message: 18)
        let file = activityFile(fit.file())
        #expect(file.laps.map { $0.start?.seconds(since: noonInstant) } == [0, 20, 40])
        #expect(file.laps.map(\.samples) == [0..<20, 20..<40, 40..<60])
        #expect(file.sessions.map { $0.start?.seconds(since: noonInstant) } == [0])
    }

    @Test func `watches that write the start for the end are believed`() {
        var fit = recording(0..<60)
        lap(&fit, start: 0, end: 0, elapsed: 60)
        lap(&fit, start: 0, end: 0, elapsed: 60, message: 18)
        let file = activityFile(fit.file())
        #expect(file.laps.map(\.start) == [noonInstant])
        #expect(file.sessions.map(\.start) == [noonInstant])
        #expect(file.laps.map(\.samples) == [0..<60])
    }

    @Test func `a lap that sums up the others shares their samples`() {
        var fit = recording(0..<60)
        lap(&fit, start: 0, end: 60, elapsed: 60)
        lap(&fit, start: 0, end: 20, elapsed: 20)
        lap(&fit, start: 20, end: 60, elapsed: 40)
        #expect(activityFile(fit.file()).laps.map(\.samples) == [0..<60, 0..<20, 20..<60])
    }
}

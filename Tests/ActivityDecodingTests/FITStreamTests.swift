import ActivityDecoding
import ActivityModel
import Bytes
import TestSupport
import Testing

/// Decodes a FIT file as an activity file.
func activityFile(_ bytes: [UInt8]) -> ActivityFile {
    withBytes(of: bytes) { ActivityFileDecoder().decode($0) }
}

/// A time of day that tests agree on, in seconds since the FIT epoch: 2021-09-08T01:46:40Z.
let noon: UInt32 = 1_000_000_000

/// The same in Unix time.
let noonInstant = Timestamp(seconds: 1_631_065_600)

@Suite("FIT streams")
struct FITStreamTests {
    private func values(_ stream: SampleStream?) -> [Double?]? {
        stream.map { stream in (0..<stream.count).map { stream[$0] } }
    }

    @Test func `native fields become streams with the domain's names and units`() throws {
        var fit = FITBuilder()
        fit.fileID()
        fit.record(
            at: noon,
            [
                .sint32(0, 1 << 29), .sint32(1, -(1 << 30)), .uint16(2, 2605), .uint8(3, 140),
                .uint8(4, 85), .uint32(5, 12_345), .uint16(6, 4321), .uint16(7, 256),
                .sint8(13, -4), .uint16(39, 85), .uint8(69, 128),
            ])
        let file = activityFile(fit.file())
        #expect(file.outcome == .decoded)
        #expect(file.issues == [])
        #expect(file.sampleCount == 1)
        #expect(file.firstTime == noonInstant)
        #expect(values(file.stream(.latitude)) == [45])
        #expect(values(file.stream(.longitude)) == [-90])
        #expect(values(file.stream(.altitude)) == [21])
        #expect(values(file.stream(.heartrate)) == [140])
        #expect(values(file.stream(.cadence)) == [85])
        #expect(values(file.stream(.distance)) == [123.45])
        #expect(values(file.stream(.velocity)) == [4.321])
        #expect(values(file.stream(.watts)) == [256])
        #expect(values(file.stream(.temperature)) == [-4])
        let oscillation = file.stream(StreamName(rawValue: "vertical_oscillation"))
        #expect(values(oscillation) == [8.5])
        #expect(oscillation?.unit == "mm")
        #expect(values(file.stream(StreamName(rawValue: "left_power_phase"))) == [180])
        #expect(file.stream(.watts)?.unit == "W")
        #expect(file.stream(.temperature)?.unit == "°C")
    }

    @Test func `floats of scaled fields are scaled like integers`() {
        var fit = FITBuilder()
        fit.fileID()
        fit.record(at: noon, [.float32(0, 536_870_912), .float32(7, 250.5), .float64(5, 12_345)])
        let file = activityFile(fit.file())
        #expect(values(file.stream(.latitude)) == [45])
        #expect(values(file.stream(.watts)) == [250.5])
        #expect(values(file.stream(.distance)) == [123.45])
    }

    @Test func `integers are kept as the file has them`() {
        var fit = FITBuilder()
        fit.record(at: noon, [.uint16(2, 2605)])
        fit.record(at: noon + 1, [.uint32(78, 2606)])
        let altitude = activityFile(fit.file()).stream(.altitude)
        #expect(altitude?.values == .scaled([2605, 2606], Scale(divisor: 5, offset: -500)))
    }

    @Test func `a channel without any value is no stream`() {
        var fit = FITBuilder()
        fit.record(at: noon, [.uint8(3, nil), .uint8(4, 80)])
        let file = activityFile(fit.file())
        #expect(file.stream(.heartrate) == nil)
        #expect(file.streams.map(\.name) == [.time, .cadence])
    }

    @Test func `native and compressed distance meet without rounding`() {
        var fit = FITBuilder()
        fit.record(at: noon, [.bytes(8, [0, 0x10, 0])])
        fit.record(at: noon + 1, [.uint32(5, 101)])
        let file = activityFile(fit.file())
        #expect(values(file.stream(.distance)) == [1.0 / 16, 1.01])
        #expect(file.stream(.distance)?.values == .scaled([25, 404], Scale(divisor: 400)))
    }

    @Test func `compressed distance alone is a distance`() {
        var fit = FITBuilder()
        fit.record(at: noon, [.bytes(8, [0x2C, 0x01, 0x64])])
        let file = activityFile(fit.file())
        #expect(values(file.stream(.distance)) == [100])
        #expect(values(file.stream(.velocity)) == [3])
        #expect(file.streams.filter { $0.name == .distance }.count == 1)
    }

    @Test func `developer fields become streams of their own beside the native one`() throws {
        var fit = FITBuilder()
        fit.application(uuid: [UInt8](0xA0..<0xB0))
        fit.describe(0, baseType: 0x84, "Power", units: "Watts", native: 7)
        fit.describe(1, baseType: 0x02, "Strain", units: "a.u.", scale: 10, offset: 5)
        fit.record(
            at: noon, [.uint16(7, 250)],
            developer: [.init(.uint16(0, 260)), .init(.uint8(1, 120))])
        let file = activityFile(fit.file())
        #expect(values(file.stream(.watts)) == [250])
        let power = try #require(file.streams.first { $0.name.rawValue == "Power" })
        #expect(values(power) == [260])
        #expect(power.unit == "Watts")
        #expect(
            power.source
                == .developer(application: "a0a1a2a3a4a5a6a7a8a9aaabacadaeaf", field: 0))
        #expect(values(file.streams.first { $0.name.rawValue == "Strain" }) == [7])
    }

    @Test func `a field described anew in a chained file stays one stream`() {
        func part(_ units: String, _ value: UInt16, at time: UInt32) -> [UInt8] {
            var fit = FITBuilder()
            fit.application(uuid: [UInt8](0..<16))
            fit.describe(0, baseType: 0x84, "Air Power", units: units)
            fit.record(at: time, developer: [.init(.uint16(0, value))])
            return fit.file()
        }
        let file = activityFile(part("W", 5, at: noon) + part("Watts", 6, at: noon + 1))
        let streams = file.streams.filter { $0.name.rawValue == "Air Power" }
        #expect(streams.map { values($0) } == [[5, 6]])
    }

    @Test func `beats given later are a stream beside the measured heart rate`() {
        var fit = FITBuilder()
        for beat in 0..<20 as Range<UInt32> {
            fit.message(
                132, local: 8,
                [.uint32(253, noon + beat), .uint8(6, 150), .uint32(9, 1024 * beat)])
        }
        fit.record(at: noon + 1, [.uint8(3, 140)])
        fit.record(at: noon + 2, [.uint8(3, nil)])
        let file = activityFile(fit.file())
        #expect(values(file.stream(.heartrate)) == [140, nil])
        #expect(values(file.stream(StreamName(rawValue: "heartrate_merged"))) == [150, 150])
    }

    @Test func `a chained swim gets the beats that its other file brings`() {
        var swim = FITBuilder()
        swim.fileID()
        for second in 0..<5 as Range<UInt32> { swim.record(at: noon + second) }
        swim.session(from: noon, to: noon + 4, sport: 5, subSport: 17)
        var strap = FITBuilder()
        strap.fileID()
        for beat in 0..<20 as Range<UInt32> {
            strap.message(
                132, local: 8,
                [.uint32(253, noon + beat), .uint8(6, 120), .uint32(9, 1024 * beat)])
        }
        let file = activityFile(swim.file() + strap.file())
        #expect(file.stream(.heartrate) == nil)
        let merged = file.stream(StreamName(rawValue: "heartrate_merged"))
        #expect(values(merged) == [120, 120, 120, 120, 120])
        #expect(file.sessions.map(\.samples) == [0..<5])
    }

    @Test func `times count from when the device was switched on, and the issue says so`() {
        var fit = FITBuilder()
        fit.record(at: 4000)
        fit.record(at: 3999)
        let file = activityFile(fit.file())
        #expect(file.firstTime == Timestamp(seconds: 631_065_600 + 4000))
        #expect(file.issues.map(\.code) == [.fitTime, .fitTime])
        #expect(file.issues.last?.message == "time goes back at 1 of 2 records")
    }
}

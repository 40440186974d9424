import Bytes
import FIT
import TestSupport
import Testing

@Suite("Every FIT message")
struct EveryMessageTests {
    private func sample() -> [UInt8] {
        var fit = FITBuilder()
        fit.fileID()
        fit.application(uuid: DeveloperFieldTests.uuid)
        fit.describe(0, baseType: 0x84, "Lap Power", units: "Watts", scale: 2)
        fit.message(78, local: 1, [.init(0, baseType: 0x84, bytes: [0x58, 0x02, 0xFF, 0xFF])])
        fit.record(at: noon, [.uint32(78, 4_000), .uint8(90, 104), .uint8(3, nil)])
        fit.message(
            19, local: 2, [.uint32(253, noon), .enumeration(25, 1), .uint32(9, 123_456)],
            developer: [.init(.uint16(0, 501))])
        fit.message(0xFF00, local: 3, [.uint8(1, 9)])
        return fit.file()
    }

    @Test func `every message is given with its name, its fields scaled, in their units`() throws {
        let messages = try FITDecoder().messages(in: sample())
        #expect(
            messages.map(\.name) == [
                "file_id", "developer_data_id", "field_description", "hrv", "record", "lap", nil,
            ])
        let record = messages[4]
        #expect(record["enhanced_altitude"] == .number(300))
        #expect(record.fields.first { $0.name == "enhanced_altitude" }?.units == "m")
        #expect(record["unknown_90"] == .integer(104))
        #expect(record["heart_rate"] == nil)
        #expect(record["timestamp"] == .time(FITTimestamp(raw: noon)))
        #expect(record.timestamp == FITTimestamp(raw: noon))
        #expect(messages[6].number == 0xFF00)
        #expect(messages[6]["unknown_1"] == .integer(9))
    }

    @Test func `numbers of enumerations have their names, applications their fields`() throws {
        let lap = try #require(
            FITDecoder().messages(in: sample(), numbers: [MessageNumber.lap]).first)
        #expect(lap.fields.first { $0.name == "sport" }?.label == "running")
        #expect(lap["total_distance"] == .number(1_234.56))
        let power = try #require(lap.fields.last)
        #expect(power.name == "Lap Power")
        #expect(power.value == .number(250.5))
        #expect(power.units == "Watts")
        #expect(power.developer?.application == DeveloperFieldTests.hexadecimal)
    }

    @Test func `arrays are whole, with gaps where an element is invalid`() throws {
        let hrv = try #require(FITDecoder().messages(in: sample(), numbers: [78]).first)
        #expect(hrv["time"] == .array([.number(0.6), nil]))
        #expect(hrv["time"]?.description == "[0.6, –]")
    }

    @Test func `a peek reads no further than to the first file_id`() throws {
        let bytes = sample()
        let whole = try #require(try FITDecoder().peek(bytes))
        #expect(whole.fields.first { $0.name == "type" }?.label == "activity")
        // What follows may be anything.
        let cut = Array(bytes.prefix(14 + 80))
        #expect(try FITDecoder().peek(cut) == whole)
    }

    @Test func `what the body throws ends the reading`() throws {
        struct Enough: Error {}
        var count = 0
        #expect(throws: Enough.self) {
            try FITDecoder().forEachMessage(in: sample()) { _ in
                count += 1
                if count == 2 { throw Enough() }
            }
        }
        #expect(count == 2)
    }

    @Test func `bytes come as any collection, as a span or as a path`() throws {
        let bytes = sample()
        let folder = try TemporaryFolder()
        let file = try FITDecoder().decode(bytes)
        #expect(try FITDecoder().decode(bytes[...]) == file)
        #expect(try FITDecoder().decode(bytes.lazy.map { $0 }) == file)
        #expect(try FITDecoder().decode(bytes.span.bytes) == file)
        #expect(
            try FITDecoder().decode(contentsOf: folder.write(bytes, to: "a.fit")) == file)
        #expect(throws: FITError.self) {
            try FITDecoder().decode(contentsOf: folder.path("b.fit"))
        }
        #expect(file.isWhole)
        #expect(file.records.column(named: "enhanced_altitude")?.scaled == [300])
        #expect(file.records.times == [FITTimestamp(raw: noon)])
    }

    @Test func `every message that is counted is given, of damaged files too`() throws {
        let bytes = sample()
        for place in 14..<bytes.count {
            for bit in 0..<8 {
                var damaged = bytes
                damaged[place] ^= 1 << UInt8(bit)
                var counts: [Int: Int] = [:]
                try FITDecoder().forEachMessage(in: damaged) {
                    counts[$0.number, default: 0] += 1
                }
                #expect(counts == (try decode(damaged).messageCounts))
            }
        }
    }

    @Test func `a message of one byte costs no more memory than its turn`() throws {
        var fit = FITBuilder()
        fit.message(0xFF00, local: 3, [.uint8(1, 9)])
        for _ in 0..<200_000 { fit.raw([3, 9]) }
        var count = 0
        let problems = try FITDecoder().forEachMessage(in: fit.file()) { _ in count += 1 }
        #expect(count == 200_001)
        #expect(problems == [])
    }
}

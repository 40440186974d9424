import ActivityModel
import TestSupport
import Testing

/// What a FIT file says beyond records, laps and sessions.
@Suite("FIT messages of every kind")
struct FITMessageGroupTests {
    private func group(_ name: String, _ build: (inout FITBuilder) -> Void) throws -> MessageGroup {
        var fit = FITBuilder()
        fit.fileID()
        build(&fit)
        return try #require(activityFile(fit.file()).messages.first { $0.name == name })
    }

    @Test func `sets have their words, exercises and weights`() throws {
        let sets = try group("set") { fit in
            fit.message(
                225,
                [
                    .uint32(254, noon), .uint32(0, 30_500), .uint16(3, 12), .uint16(4, 640),
                    .uint8(5, 1), .init(7, baseType: 0x84, bytes: [0, 0, 0xFF, 0xFF]),
                    .init(8, baseType: 0x84, bytes: [1, 0, 0xFF, 0xFF]),
                ])
            fit.message(225, [.uint32(254, noon), .uint32(0, 60_000), .uint8(5, 0)])
        }
        #expect(sets.count == 2)
        #expect(sets[0, "duration"] == .number(30.5))
        #expect(sets[0, "repetitions"] == .integer(12))
        #expect(sets[0, "weight"] == .number(40))
        #expect(sets[0, "set_type"] == .text("active"))
        #expect(sets[0, "category"] == .list([.text("bench_press"), nil]))
        #expect(sets[0, "category_subtype"] == .list([.text("barbell_bench_press"), nil]))
        #expect(sets[1, "set_type"] == .text("rest"))
        #expect(sets[1, "repetitions"] == nil)
        #expect(sets.fields.first { $0.name == "weight" }?.unit == "kg")
    }

    @Test func `a number without a word, and an exercise of an unknown category, stay numbers`()
        throws
    {
        let sets = try group("set") {
            $0.message(225, [.uint8(5, 77), .uint16(7, 900), .uint16(8, 3)])
        }
        #expect(sets.rows == [[.integer(77), .integer(900), .integer(3)]])
    }

    @Test func `laps, sessions and lengths keep what has no property, row by row`() throws {
        var fit = FITBuilder()
        fit.application(uuid: [UInt8](1...16))
        fit.describe(0, baseType: 0x07, "Surface", units: "")
        fit.lap(from: noon, to: noon + 10)
        fit.message(
            19, local: 9, [.uint32(253, noon + 20), .uint32(2, noon + 10), .uint16(71, 3)],
            developer: [.init(FITBuilder.Field(0, baseType: 0x07, bytes: Array("gravel\0".utf8)))])
        fit.session(
            from: noon, to: noon + 20,
            [.uint8(24, 35), .uint8(201, 9), .uint16(37, 32_768 + 5_150)])
        fit.message(101, local: 10, [.uint32(2, noon), .uint16(6, 1_250)])
        let messages = activityFile(fit.file()).messages
        let laps = try #require(messages.group("lap"))
        #expect(laps.count == 2)
        #expect(laps.values(ofRow: 0).isEmpty)
        #expect(laps[1, "wkt_step_index"] == .integer(3))
        #expect(laps[1, "Surface"] == .text("gravel"))
        #expect(laps.fields.last?.application == "0102030405060708090a0b0c0d0e0f10")
        let session = try #require(messages.group("session"))
        #expect(session[0, "total_training_effect"] == .number(3.5))
        #expect(session[0, "unknown_201"] == .integer(9))
        #expect(session[0, "left_right_balance"] == .number(51.5))
        #expect(session.fields.first { $0.name == "left_right_balance" }?.unit == "% right")
        #expect(messages.group("length")?[0, "avg_speed"] == .number(1.25))
    }

    @Test func `a kind without a name keeps its number, and what is only counted has no rows`()
        throws
    {
        var fit = FITBuilder()
        fit.message(233, [.uint8(0, 7)])
        for _ in 0..<100 { fit.message(325, [.uint8(0, 7)]) }
        let messages = activityFile(fit.file()).messages
        #expect(messages.map(\.name) == ["unknown_233", "unknown_325"])
        #expect(messages.map(\.count) == [1, 100])
        #expect(messages[0].rows == [[.integer(7)]])
        #expect(messages[1].rows == nil)
        #expect(messages.group("unknown_325") == nil)
    }

    @Test func `two applications' fields of one name are two columns`() throws {
        let laps = try group("lap") { fit in
            for index in 0..<2 as Range<UInt8> {
                fit.application(index, uuid: [UInt8](repeating: index + 1, count: 16))
                fit.describe(0, application: index, baseType: 2, "Load", units: "")
            }
            fit.message(
                19, [.uint32(2, noon)],
                developer: [.init(.uint8(0, 4)), .init(.uint8(0, 5), application: 1)])
        }
        #expect(laps.fields.map(\.name) == ["Load", "Load_2"])
        #expect(laps.rows == [[.integer(4), .integer(5)]])
    }

    @Test func `times between heartbeats are one list beside the samples`() {
        var fit = FITBuilder()
        fit.record(at: noon, [.uint8(3, 100)])
        fit.message(78, [.init(0, baseType: 0x84, bytes: [0x58, 0x02, 0x62, 0x02])])
        let file = activityFile(fit.file())
        #expect(file.heartbeats?.doubles == [0.6, 0.61])
        #expect(file.heartbeats?.unit == "s")
        #expect(!file.streams.contains { $0.name == .heartbeatInterval })
        #expect(file.sampleCount == 1)
    }

    @Test func `a change of gear tells teeth and numbers`() throws {
        var fit = FITBuilder()
        fit.event(at: noon, 43, 3, data: 0x2201_0E09)
        fit.event(at: noon, 42, 3, data: 0x0002_0004)
        fit.event(at: noon, 0, 0, data: 0x2201_0E09)
        let events = activityFile(fit.file()).events
        let gears = try #require(events[0].gears)
        #expect(events[0].event == "rear_gear_change" || events[0].event == "front_gear_change")
        #expect((gears.frontTeeth, gears.rearTeeth) == (34, 14))
        #expect((gears.frontNumber, gears.rearNumber) == (1, 9))
        #expect(events[1].gears?.frontTeeth == nil)
        #expect(events[1].gears?.rearNumber == 4)
        #expect(events[2].gears == nil)
    }

    @Test func `a device is named by the profile and told once, with kind and battery`() {
        var fit = FITBuilder()
        fit.fileID(manufacturer: 1, product: 4341)
        func device(_ index: UInt8, _ fields: [FITBuilder.Field]) {
            fit.message(23, local: 9, [.uint8(0, index)] + fields)
        }
        device(0, [.uint16(2, 1), .uint16(4, 4341), .uint16(5, 1_910)])
        // The watch again, under another index.
        device(6, [.uint16(2, 1), .uint16(4, 4341)])
        device(
            1,
            [
                .uint8(1, 120), .enumeration(25, 1), .uint16(2, 66), .uint16(4, 7),
                .uint16(10, 768), .uint8(11, 2),
            ])
        device(1, [.uint8(1, 120), .enumeration(25, 1), .uint16(10, 742), .uint8(11, 4)])
        let devices = activityFile(fit.file()).devices
        #expect(devices.count == 2)
        #expect(devices[0].productName?.isEmpty == false)
        #expect(devices[0].softwareVersion == "19.10")
        #expect(devices[1].manufacturer == "north_pole_engineering")
        #expect(devices[1].kind == "heart_rate")
        #expect(devices[1].connection == "antplus")
        #expect(devices[1].batteryStatus == "low")
        #expect(devices[1].batteryVolts == 742.0 / 256)
    }

    @Test func `two sensors of one product are two devices`() {
        var fit = FITBuilder()
        for serial in [7, 8] as [UInt32] {
            fit.message(
                23,
                [
                    .uint8(0, UInt8(serial)), .uint8(1, 11), .enumeration(25, 1), .uint16(2, 1),
                    .uint16(4, 2787), .uint32z(3, serial),
                ])
        }
        #expect(activityFile(fit.file()).devices.map(\.serialNumber) == [7, 8])
    }

    @Test func `the steps of TCX laps are kept`() throws {
        let text = """
            <TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2">
            <Activities><Activity Sport="Running"><Id>2026-05-01T10:00:00Z</Id>
            <Lap StartTime="2026-05-01T10:00:00Z"><TotalTimeSeconds>60</TotalTimeSeconds>
            <Extensions><LX xmlns="http://www.garmin.com/xmlschemas/ActivityExtension/v2">
            <Steps>170</Steps></LX></Extensions></Lap></Activity></Activities>
            </TrainingCenterDatabase>
            """
        #expect(activityFile(Array(text.utf8)).messages.group("lap")?[0, "steps"] == .number(170))
    }
}

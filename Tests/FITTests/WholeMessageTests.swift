import FIT
import TestSupport
import Testing

/// What sessions, laps and the like say beside what their types have properties for.
@Suite("FIT messages as a whole")
struct WholeMessageTests {
    @Test func `a session keeps what else it says, and nothing that it has a property for`() throws
    {
        var fit = FITBuilder()
        fit.application(uuid: DeveloperFieldTests.uuid)
        fit.describe(0, baseType: 0x07, "Surface", units: "")
        fit.message(
            18,
            [
                .uint32(253, noon), .uint32(9, 100_000), .uint16(14, 2_500), .uint32(124, 2_600),
                .uint8(24, 35), .uint8(233, 7), .uint16(254, 0), .uint8(64, nil),
            ],
            developer: [.init(FITBuilder.Field(0, baseType: 0x07, bytes: Array("gravel\0".utf8)))])
        let session = try #require(try decode(fit.file()).sessions.first)
        #expect(session.summary.totalDistance == 1_000)
        #expect(session.summary.avgSpeed == 2.6)
        #expect(
            session.otherFields.map(\.name) == ["total_training_effect", "unknown_233", "Surface"])
        #expect(
            session.otherFields.map(\.value) == [.number(3.5), .integer(7), .text("gravel")])
    }

    @Test func `laps, lengths, events and devices do the same`() throws {
        var fit = FITBuilder()
        fit.message(19, [.uint32(253, noon), .uint16(71, 3)])
        fit.message(101, local: 1, [.uint32(253, noon), .uint16(6, 1_250)])
        fit.message(21, local: 2, [.uint32(253, noon), .enumeration(0, 0), .uint8(99, 1)])
        fit.message(
            23, local: 3,
            [
                .uint8(0, 1), .uint8(1, 120), .enumeration(25, 1), .uint16(10, 768),
                .uint8(11, 2), .uint8(21, 4),
            ])
        let file = try decode(fit.file())
        #expect(file.laps.first?.otherFields.map(\.name) == ["wkt_step_index"])
        #expect(file.lengths.first?.otherFields.map(\.value) == [.number(1.25)])
        #expect(file.events.first?.otherFields.map(\.name) == ["unknown_99"])
        let device = try #require(file.deviceInfos.first)
        #expect(device.deviceTypeName == "heart_rate")
        #expect(device.batteryVoltage == 3)
        #expect(device.batteryStatus == 2)
        #expect(device.otherFields.map(\.number) == [21])
    }

    @Test(
        arguments: [
            (120, nil, "heart_rate"), (11, nil, "bike_power"), (40, nil, "bike_radar"),
            // Several numberings have these.
            (1, nil, nil), (12, nil, nil), (4, nil, nil), (4, 5, "barometer"), (1, 3, "heart_rate"),
        ] as [(UInt8, UInt8?, String?)])
    func `the kind of a sensor needs its source only where that decides`(
        kind: UInt8, source: UInt8?, name: String?
    ) throws {
        var fit = FITBuilder()
        fit.message(23, [.uint8(1, kind), .enumeration(25, source)])
        #expect(try decode(fit.file()).deviceInfos.first?.deviceTypeName == name)
    }

    @Test(arguments: [0, 3, 12, 26, 27, 34, 49, 128, 160, 216, 225, 264, 268, 285, 312, 317, 319])
    func `messages without a type of their own are kept with their name`(number: Int) throws {
        var fit = FITBuilder()
        fit.message(number, [.uint32(253, noon), .uint8(251, 1)])
        let detail = try #require(try decode(fit.file()).details.first)
        #expect(detail.name != nil)
        #expect(detail["unknown_251"] == .integer(1))
        #expect(detail.timestamp == FITTimestamp(raw: noon))
    }

    @Test func `a message that the profile does not define is kept, too`() throws {
        var fit = FITBuilder()
        fit.message(233, [.uint32(253, noon), .uint16(2, 9)])
        let detail = try #require(try decode(fit.file()).details.first)
        #expect(detail.name == nil)
        #expect(detail.number == 233)
        #expect(detail["unknown_2"] == .integer(9))
    }

    @Test(arguments: [(233, MessageNumber.unknownDetailLimit), (160, MessageNumber.detailLimit)])
    func `of too many messages of a kind, the kind is counted`(kind: Int, limit: Int) throws {
        func file(_ count: Int) throws -> FITFile {
            var fit = FITBuilder()
            fit.message(26, local: 2, [.string(8, "Tempo")])
            for number in 0..<count { fit.message(kind, [.uint8(251, UInt8(number % 200))]) }
            fit.lap(from: noon, to: noon + 10)
            return try decode(fit.file())
        }
        let few = try file(limit)
        #expect(few.unreadKinds.isEmpty)
        #expect(few.details.count == limit + 1)
        let many = try file(limit + 1)
        #expect(many.unreadKinds == [kind])
        #expect(many.details.map(\.number) == [26])
        #expect(many.messageCounts[kind] == limit + 1)
        #expect(many.laps.count == 1 && many.isWhole)
    }

    @Test func `the times between beats are one list`() throws {
        var fit = FITBuilder()
        fit.message(78, [.init(0, baseType: 0x84, bytes: [0x58, 0x02, 0x62, 0x02])])
        fit.message(78, [.init(0, baseType: 0x84, bytes: [0xFF, 0xFF, 0x6C, 0x02])])
        #expect(try decode(fit.file()).heartbeatIntervals == [600, 610, 620])
    }
}

import Bytes
import FIT
import TestSupport
import Testing

@Suite("FIT messages")
struct MessageTests {
    @Test func `file_id and file_creator say what made the file`() throws {
        var fit = FITBuilder()
        fit.fileID(type: 4, manufacturer: 294, product: 841, created: noon)
        fit.message(49, local: 1, [.uint16(0, 310), .uint8(1, 2)])
        let file = try decode(fit.file())
        let id = try #require(file.fileIDs.first)
        #expect(id.type == 4)
        #expect(id.manufacturer == 294)
        #expect(id.product == 841)
        #expect(id.serialNumber == 12_345)
        #expect(id.timeCreated == FITTimestamp(raw: noon))
        #expect(id.timeCreated?.secondsSince1970 == 1_631_065_600)
        #expect(file.fileCreators.first?.softwareVersion == 310)
    }

    @Test func `a session has its totals in the profile's units`() throws {
        var fit = FITBuilder()
        fit.session(
            from: noon, to: noon + 3600, sport: 5, subSport: 17, distance: 150_050, laps: 3,
            [
                .uint16(11, 512), .uint16(14, 2500), .uint32(125, 5250), .uint8(16, 141),
                .uint8(17, 177), .uint8(18, 30), .uint8(92, 64), .uint16(20, 201),
                .uint16(22, 44), .uint16(23, 45), .sint8(57, -3), .uint32(59, 3_500_500),
                .uint16(44, 2500), .uint16(47, 60),
            ])
        let session = try #require(try decode(fit.file()).sessions.first)
        #expect(session.summary.sport == 5)
        #expect(session.summary.subSport == 17)
        #expect(session.summary.totalElapsedTime == 3600)
        #expect(session.summary.totalMovingTime == 3500.5)
        #expect(session.summary.totalDistance == 1500.5)
        #expect(session.summary.totalCalories == 512)
        #expect(session.summary.avgSpeed == 2.5)
        #expect(session.summary.maxSpeed == 5.25)
        #expect(session.summary.avgHeartRate == 141)
        #expect(session.summary.maxHeartRate == 177)
        #expect(session.summary.avgCadence == 30.5)
        #expect(session.summary.avgPower == 201)
        #expect(session.summary.totalAscent == 44)
        #expect(session.summary.totalDescent == 45)
        #expect(session.summary.avgTemperature == -3)
        #expect(session.numLaps == 3)
        #expect(session.poolLength == 25)
        #expect(session.numActiveLengths == 60)
    }

    @Test func `a lap has its trigger, intensity and totals`() throws {
        var fit = FITBuilder()
        fit.lap(
            from: noon, to: noon + 300, trigger: 2, distance: 100_000,
            [
                .enumeration(23, 1), .uint16(13, 3333), .uint8(15, 150), .uint16(19, 222),
                .uint16(21, 12), .sint8(50, 21),
            ])
        let lap = try #require(try decode(fit.file()).laps.first)
        #expect(lap.trigger == 2)
        #expect(lap.intensity == 1)
        #expect(lap.summary.startTime == FITTimestamp(raw: noon))
        #expect(lap.summary.totalDistance == 1000)
        #expect(lap.summary.avgSpeed == 3.333)
        #expect(lap.summary.avgHeartRate == 150)
        #expect(lap.summary.avgPower == 222)
        #expect(lap.summary.totalAscent == 12)
        #expect(lap.summary.avgTemperature == 21)
    }

    @Test func `pool lengths have their stroke`() throws {
        var fit = FITBuilder()
        fit.message(
            101,
            [
                .uint32(253, noon + 40), .uint32(2, noon), .uint32(3, 40_500), .uint32(4, 40_000),
                .uint16(5, 18), .enumeration(7, 1), .enumeration(12, 1),
            ])
        let length = try #require(try decode(fit.file()).lengths.first)
        #expect(length.totalElapsedTime == 40.5)
        #expect(length.totalTimerTime == 40)
        #expect(length.totalStrokes == 18)
        #expect(length.swimStroke == 1)
        #expect(length.lengthType == 1)
    }

    @Test func `event data is 32 bits wide, else 16`() throws {
        var fit = FITBuilder()
        fit.event(at: noon, 0, 4, data: 70_000)
        fit.message(21, local: 8, [.uint32(253, noon), .enumeration(0, 9), .uint16(2, 12)])
        #expect(try decode(fit.file()).events.map(\.data) == [70_000, 12])
    }

    @Test func `an event under a compressed header has its time`() throws {
        var fit = FITBuilder()
        fit.record(at: noon)
        fit.message(21, local: 2, [.enumeration(0, 0)], compressedTime: noon + 3)
        #expect(
            try decode(fit.file()).events.map(\.timestamp) == [FITTimestamp(raw: noon + 3)])
    }

    @Test func `activity, sport and device_info are read`() throws {
        var fit = FITBuilder()
        fit.message(12, local: 9, [.enumeration(0, 2), .enumeration(1, 46)])
        fit.message(
            23, local: 10,
            [
                .uint8(0, 0), .uint16(2, 1), .uint16(4, 3121), .uint32z(3, 77), .uint16(5, 1210),
                .string(27, "Invented 530"),
            ])
        fit.activity(at: noon, local: noon + 7200)
        let file = try decode(fit.file())
        #expect(file.sports.first?.subSport == 46)
        #expect(file.deviceInfos.first?.softwareVersion == 1210)
        #expect(file.deviceInfos.first?.productName == "Invented 530")
        #expect(file.deviceInfos.first?.serialNumber == 77)
        #expect(file.activities.first?.localTimestamp == FITTimestamp(raw: noon + 7200))
    }

    @Test func `names are the profile's, numbers without one stay numbers`() {
        #expect(FITProfile.sport.name(of: 53) == "diving")
        #expect(FITProfile.sport.name(of: 88) == "canoeing")
        #expect(FITProfile.sport.name(of: 200) == "200")
        #expect(FITProfile.subSport[58] == "virtual_activity")
        #expect(FITProfile.subSport[127] == "e_bike_enduro")
        #expect(FITProfile.event[47] == "comm_timeout")
        #expect(FITProfile.eventType[9] == "stop_disable_all")
        #expect(FITProfile.lapTrigger[7] == "session_end")
        #expect(FITProfile.swimStroke[8] == "rimo")
        #expect(FITProfile.file[32] == "monitoring_b")
        #expect(FITProfile.manufacturer[294] == "coros")
        #expect(FITProfile.manufacturer[348] == "huawei")
        #expect(FITProfile.manufacturer[89] == "tacx")
    }

    @Test func `times below 0x10000000 count from when the device was switched on`() {
        #expect(FITTimestamp(raw: 0x0FFF_FFFF).isRelative)
        #expect(!FITTimestamp(raw: 0x1000_0000).isRelative)
    }
}

import ActivityModel
import TestSupport
import Testing

@Suite("FIT sessions, laps, lengths, events, devices")
struct FITPartsTests {
    @Test func `a triathlon is five legs that know their own samples, laps and totals`() {
        var fit = FITBuilder()
        fit.fileID()
        for second in 0..<100 as Range<UInt32> { fit.record(at: noon + second) }
        let sports: [(UInt8, UInt8)] = [(5, 18), (3, 34), (2, 7), (3, 33), (1, 0)]
        for (leg, (sport, subSport)) in sports.enumerated() {
            let start = noon + UInt32(leg) * 20
            fit.lap(from: start, to: start + 10)
            fit.lap(from: start + 10, to: start + 20)
            fit.session(
                from: start, to: start + 20, sport: sport, subSport: subSport,
                distance: UInt32(leg) * 100_000, laps: leg == 0 ? nil : 2)
        }
        let file = activityFile(fit.file())
        #expect(
            file.sessions.map(\.sport)
                == ["swimming", "transition", "cycling", "transition", "running"])
        #expect(file.sessions.first?.subSport == "open_water")
        #expect(
            file.sessions.map(\.samples) == [0..<20, 20..<40, 40..<60, 60..<80, 80..<100])
        #expect(file.sessions.map(\.lapCount) == [2, 2, 2, 2, 2])
        #expect(file.sessions.map(\.totals.distanceMetres) == [0, 1000, 2000, 3000, 4000])
        #expect(file.laps.map(\.samples) == (0..<10).map { $0 * 10..<$0 * 10 + 10 })
    }

    @Test func `the order of messages does not matter: summary first`() {
        var fit = FITBuilder()
        fit.session(from: noon + 10, to: noon + 20, sport: 1)
        fit.session(from: noon, to: noon + 10, sport: 2)
        for second in 0..<20 as Range<UInt32> { fit.record(at: noon + second) }
        let file = activityFile(fit.file())
        #expect(file.sessions.map(\.samples) == [10..<20, 0..<10])
    }

    @Test func `records after the last session are samples of none`() {
        var fit = FITBuilder()
        for second in 0..<10 as Range<UInt32> { fit.record(at: noon + second) }
        fit.session(from: noon, to: noon + 9)
        for second in 0..<5 as Range<UInt32> { fit.record(at: noon + 600 + second) }
        let file = activityFile(fit.file())
        #expect(file.sampleCount == 15)
        #expect(file.sessions.map(\.samples) == [0..<10])
    }

    @Test func `chained activities keep their samples apart, whatever their order`() {
        func ride(from start: UInt32) -> [UInt8] {
            var fit = FITBuilder()
            fit.fileID()
            for second in 0..<10 as Range<UInt32> { fit.record(at: start + second) }
            fit.lap(from: start, to: start + 9)
            fit.session(from: start, to: start + 9)
            return fit.file()
        }
        let file = activityFile(ride(from: noon) + ride(from: noon - 5000) + ride(from: noon))
        #expect(file.sessions.map(\.samples) == [0..<10, 10..<20, 20..<30])
        #expect(file.laps.map(\.samples) == [0..<10, 10..<20, 20..<30])
    }

    @Test func `a session in another chained file than its records has them all the same`() {
        var records = FITBuilder()
        for second in 0..<10 as Range<UInt32> { records.record(at: noon + second) }
        var summary = FITBuilder()
        summary.session(from: noon, to: noon + 9)
        let file = activityFile(records.file() + summary.file())
        #expect(file.sessions.map(\.samples) == [0..<10])
    }

    @Test func `a single wrong time divides nothing`() {
        var fit = FITBuilder()
        for second in 0..<20 as Range<UInt32> {
            fit.record(at: second == 3 ? noon + 99_999 : noon + second)
        }
        fit.session(from: noon, to: noon + 10)
        fit.session(from: noon + 10, to: noon + 20)
        #expect(activityFile(fit.file()).sessions.map(\.samples) == [0..<10, 10..<20])
    }

    @Test func `records without any time belong to the only session`() {
        var fit = FITBuilder()
        for pulse in 90..<95 as Range<UInt8> { fit.message(20, local: 1, [.uint8(3, pulse)]) }
        fit.session(from: noon, to: noon + 10)
        #expect(activityFile(fit.file()).sessions.map(\.samples) == [0..<5])
    }

    @Test func `a file without any session keeps its records`() {
        var fit = FITBuilder()
        fit.fileID()
        fit.record(at: noon)
        let file = activityFile(fit.file())
        #expect(file.sessions == [])
        #expect(file.sampleCount == 1)
        #expect(file.outcome == .decoded)
    }

    @Test func `a sport without a name stays a number`() {
        var fit = FITBuilder()
        fit.session(from: noon, to: noon + 1, sport: 200, subSport: nil)
        let session = activityFile(fit.file()).sessions.first
        #expect(session?.sport == "200")
        #expect(session?.subSport == nil)
    }

    @Test func `a pool swim has its lengths and strokes`() {
        var fit = FITBuilder()
        for index in 0..<3 as Range<UInt32> {
            fit.message(
                101,
                [
                    .uint32(253, noon + index * 40 + 40), .uint32(2, noon + index * 40),
                    .uint32(3, 40_000), .uint32(4, 39_500), .uint16(5, 18),
                    .enumeration(7, index == 1 ? nil : 0), .enumeration(12, index == 1 ? 0 : 1),
                ])
        }
        fit.session(from: noon, to: noon + 120, sport: 5, subSport: 17, [.uint16(44, 2500)])
        let file = activityFile(fit.file())
        #expect(file.lengths.map(\.stroke) == ["freestyle", nil, "freestyle"])
        #expect(file.lengths.map(\.isActive) == [true, false, true])
        #expect(file.lengths.first?.elapsedSeconds == 40)
        #expect(file.lengths.first?.strokes == 18)
        #expect(file.sessions.first?.poolLengthMetres == 25)
    }

    @Test func `laps have their trigger`() {
        var fit = FITBuilder()
        fit.lap(from: noon, to: noon + 10, trigger: 2, [.enumeration(23, 0)])
        fit.lap(from: noon + 10, to: noon + 20, trigger: 7)
        let file = activityFile(fit.file())
        #expect(file.laps.map(\.trigger) == ["distance", "session_end"])
        #expect(file.laps.map(\.intensity) == ["active", nil])
    }

    @Test func `timer events tell the pauses`() {
        var fit = FITBuilder()
        fit.event(at: noon, 0, 0, data: 0)
        fit.event(at: noon + 60, 0, 4)
        fit.event(at: noon + 90, 0, 0)
        fit.event(at: noon + 95, 99, 88)
        let events = activityFile(fit.file()).events
        #expect(events.map(\.event) == ["timer", "timer", "timer", "99"])
        #expect(events.map(\.type) == ["start", "stop_all", "start", "88"])
        #expect(events.map(\.time).first == noonInstant)
        #expect(events.map(\.data) == [0, nil, nil, nil])
    }

    @Test func `devices are told once, the recording one first`() throws {
        var fit = FITBuilder()
        fit.fileID(manufacturer: 1, product: 3121)
        for _ in 0..<3 {
            fit.message(
                23, local: 9,
                [.uint8(0, 1), .uint16(2, 95), .uint16(4, 7), .uint32z(3, 99), .uint16(5, 205)])
            fit.message(
                23, local: 10, [.uint8(0, 0), .uint16(2, 1), .uint16(4, 3121), .uint16(5, 950)])
        }
        fit.message(23, local: 9, [.uint8(0, 2), .uint16(2, 9999)])
        let file = activityFile(fit.file())
        #expect(file.devices.map(\.index) == [0, 1, 2])
        #expect(file.devices.map(\.manufacturer) == ["garmin", "stryd", "9999"])
        #expect(file.devices.map(\.softwareVersion) == ["9.50", "2.05", nil])
        #expect(file.devices.map(\.serialNumber) == [12_345, 99, nil])
        #expect(file.creator == "garmin edge_530")
        #expect(file.created == noonInstant)
    }

    @Test(arguments: [7200, -34_200, 0, 45_900])
    func `the clock on the wall is told by local_timestamp`(offset: Int) {
        var fit = FITBuilder()
        fit.record(at: noon)
        fit.activity(at: noon, local: UInt32(Int(noon) + offset + 3))
        let file = activityFile(fit.file())
        #expect(file.utcOffset == UTCOffset(seconds: offset, source: "fit.local_timestamp"))
    }

    @Test(arguments: [400, 90_000, nil])
    func `a local_timestamp that is no zone is left out`(offset: Int?) {
        var fit = FITBuilder()
        fit.activity(at: noon, local: offset.map { UInt32(Int(noon) + $0) })
        #expect(activityFile(fit.file()).utcOffset == nil)
    }
}

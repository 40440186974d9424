/// Invented recordings of sports whose files say more than samples.
public enum InventedRecordings {
    private static let start: UInt32 = 1_000_000_000

    /// A pool swim: four lengths, a rest, and a drill.
    public static var swim: [UInt8] {
        var fit = FITBuilder()
        fit.fileID(manufacturer: 1, product: 3_126)
        fit.event(at: start, 0, 0)
        for second in 0..<200 as Range<UInt32> where second % 20 == 0 {
            fit.record(at: start + second, [.uint8(3, UInt8(120 + second / 10)), .uint8(4, 30)])
        }
        var time = start
        for (index, seconds) in [40, 41, 15, 44, 60].enumerated() as EnumeratedSequence<[UInt32]> {
            let isActive = index != 2
            fit.message(
                101, local: 8,
                [
                    .uint16(254, UInt16(index)), .uint32(2, time),
                    .uint32(3, seconds * 1_000 + 250),
                    .uint32(4, seconds * 1_000 + 250), .uint16(5, isActive ? 18 : nil),
                    .uint16(6, isActive ? 610 : nil),
                    .enumeration(7, index == 4 ? 4 : isActive ? 0 : nil),
                    .enumeration(12, isActive ? 1 : 0),
                ])
            time += seconds
        }
        fit.lap(from: start, to: start + 96, distance: 5_000)
        fit.lap(from: start + 96, to: start + 200, distance: 5_000)
        fit.event(at: start + 200, 0, 4)
        fit.session(
            from: start, to: start + 200, sport: 5, subSport: 17, distance: 10_000, laps: 2,
            [.uint16(44, 2_500), .uint16(47, 4), .uint16(33, 5), .uint16(79, 610)])
        fit.activity(at: start + 200)
        return fit.file()
    }

    /// A strength session with sets, rests and heartbeats.
    public static var strength: [UInt8] {
        var fit = FITBuilder()
        fit.fileID(manufacturer: 1, product: 3_291)
        fit.record(at: start, [.uint8(3, 98)])
        fit.record(at: start + 120, [.uint8(3, 131)])
        for index in 0..<4 as Range<UInt32> {
            let isSet = index % 2 == 0
            fit.message(
                225, local: 8,
                [
                    .uint32(254, start + index * 30), .uint32(0, 30_000),
                    .uint16(3, isSet ? 10 + UInt16(index) : nil), .uint16(4, isSet ? 320 : nil),
                    .uint8(5, isSet ? 1 : 0), .uint32(6, start + index * 30),
                    .uint16(7, isSet ? 0 : nil), .uint16(8, isSet ? 1 : nil),
                ])
        }
        for beat in [812, 798, 805] as [UInt16] { fit.message(78, local: 9, [.uint16(0, beat)]) }
        fit.session(
            from: start, to: start + 120, sport: 10, subSport: 20, laps: nil,
            [.uint8(24, 23), .uint8(137, 4)])
        return fit.file()
    }

    /// A dive on two gases.
    public static var dive: [UInt8] {
        var fit = FITBuilder()
        fit.fileID(manufacturer: 1, product: 3_258)
        for (second, depth) in [0, 6_200, 18_600, 17_100, 5_000, 0].enumerated() {
            fit.record(
                at: start + UInt32(second) * 60,
                [.uint32(92, UInt32(depth)), .sint8(13, 27), .uint8(97, 3), .uint32(96, 3_540)])
        }
        fit.message(259, local: 8, [.uint8(0, 0), .uint8(1, 32), .enumeration(2, 1)])
        fit.message(259, local: 8, [.uint8(0, 0), .uint8(1, 50), .enumeration(2, 1)])
        fit.message(
            268, local: 9,
            [
                .uint32(253, start + 300), .uint16(0, 18), .uint16(1, 0), .uint32(2, 9_380),
                .uint32(3, 18_600), .uint32(4, 7_200), .uint8(5, 2), .uint8(6, 5),
                .uint32(11, 300_000),
            ])
        fit.session(from: start, to: start + 300, sport: 53, subSport: 54, laps: nil)
        return fit.file()
    }

    /// A ride with changes of gear, a radar, a strap and a battery that runs low.
    public static var ride: [UInt8] {
        var fit = FITBuilder()
        fit.fileID(manufacturer: 1, product: 3_121)
        for device in [
            (index: 0, kind: 4, source: 5, product: 3_121, battery: nil),
            (index: 1, kind: 120, source: 1, product: 3_299, battery: 4),
            (index: 2, kind: 40, source: 1, product: 3_592, battery: 2),
            (index: 2, kind: 40, source: 1, product: 3_592, battery: 2),
        ] as [(index: UInt8, kind: UInt8, source: UInt8, product: UInt16, battery: UInt8?)] {
            fit.message(
                23, local: 8,
                [
                    .uint32(253, start), .uint8(0, device.index), .uint8(1, device.kind),
                    .uint16(2, 1), .uint16(4, device.product), .uint16(5, 250),
                    .uint16(10, device.battery.map { _ in 768 }), .uint8(11, device.battery),
                    .enumeration(25, device.source),
                ])
        }
        fit.event(at: start, 0, 0)
        for second in 0..<120 as Range<UInt32> {
            fit.record(
                at: start + second,
                [
                    .sint32(0, 568_000_000 + Int32(second) * 400), .sint32(1, 100_000_000),
                    .uint32(5, second * 800), .uint16(7, 180 + UInt16(second)), .uint8(30, 180),
                ])
        }
        fit.event(at: start + 20, 43, 3, data: 0x2202_2B05)
        fit.event(at: start + 50, 42, 3, data: 0x3202_2B05)
        fit.event(at: start + 60, 0, 4)
        fit.event(at: start + 70, 0, 0)
        fit.event(at: start + 90, 75, 3, data: 2)
        for lap in 0..<3 as Range<UInt32> {
            fit.lap(
                from: start + lap * 40, to: start + lap * 40 + 40, trigger: 2, distance: 32_000,
                [.uint16(19, 200 + UInt16(lap)), .uint16(33, 210)])
        }
        fit.message(
            216, local: 9,
            [.uint16(0, 18), .uint16(1, 0), .uint32s(2, [0, 30_000, 60_000, 30_500])])
        for _ in 0..<3 { fit.message(0xFF00, local: 10, [.uint8(1, 7)]) }
        fit.session(
            from: start, to: start + 120, distance: 96_000, laps: 3,
            [
                .uint16(34, 231), .uint16(35, 801), .uint16(36, 755), .uint32(48, 24_000),
                .string(110, "Gravel"), .uint8(200, 9),
            ])
        fit.activity(at: start + 120, local: start + 7_320)
        return fit.file()
    }

    /// A triathlon with its changes: five sessions in one file.
    public static var triathlon: [UInt8] {
        var fit = FITBuilder()
        fit.fileID(manufacturer: 1, product: 1_765)
        let legs: [(sport: UInt8, subSport: UInt8, seconds: UInt32, metres: UInt32)] = [
            (5, 18, 300, 400), (3, 0, 30, 60), (2, 0, 600, 5_000), (3, 0, 20, 50),
            (1, 0, 400, 1_500),
        ]
        var time = start
        for leg in legs {
            for second in 0..<leg.seconds where second % 10 == 0 {
                fit.record(
                    at: time + second,
                    [.uint32(5, leg.metres * 100 * second / leg.seconds), .uint8(3, 150)])
            }
            fit.lap(from: time, to: time + leg.seconds, trigger: 7, distance: leg.metres * 100)
            fit.session(
                from: time, to: time + leg.seconds, sport: leg.sport, subSport: leg.subSport,
                distance: leg.metres * 100)
            time += leg.seconds
        }
        fit.activity(at: time, sessions: 5)
        return fit.file()
    }
}

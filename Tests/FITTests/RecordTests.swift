import Bytes
import FIT
import TestSupport
import Testing

@Suite("FIT records")
struct RecordTests {
    @Test func `speed and altitude are expanded into their enhanced fields`() throws {
        var fit = FITBuilder()
        fit.record(at: noon, [.uint16(6, 5123), .uint16(2, 2600)])
        fit.record(at: noon + 1, [.uint32(73, 70_000), .uint32(78, 2605)])
        fit.record(at: noon + 2, [.uint16(6, nil), .uint32(73, 80_000)])
        let records = try decode(fit.file()).records
        #expect(records.raw(RecordField.enhancedSpeed) == [5123, 70_000, 80_000])
        #expect(records.raw(RecordField.enhancedAltitude) == [2600, 2605, nil])
        #expect(records.column(6) == nil)
    }

    @Test func `where a record has both, the first of them that is valid prevails`() throws {
        var fit = FITBuilder()
        fit.record(at: noon, [.uint32(73, 1000), .uint16(6, 2000)])
        fit.record(at: noon + 1, [.uint32(73, nil), .uint16(6, 2000)])
        fit.record(at: noon + 2, [.uint16(6, 2000), .uint32(73, 1000)])
        let records = try decode(fit.file()).records
        #expect(records.raw(RecordField.enhancedSpeed) == [1000, 2000, 2000])
    }

    @Test func `compressed speed and distance are unpacked and rolled over`() throws {
        func packed(speed: Int, distance: Int) -> FITBuilder.Field {
            let distance = distance & 0xFFF
            return .bytes(
                8,
                [
                    UInt8(speed & 0xFF), UInt8(speed >> 8 | (distance & 0xF) << 4),
                    UInt8(distance >> 4),
                ])
        }
        var fit = FITBuilder()
        for (second, distance) in [4000, 4090, 4200, 8190, 8200].enumerated() {
            fit.record(
                at: noon + UInt32(second), [packed(speed: 300 + second, distance: distance)])
        }
        fit.record(at: noon + 9, [.bytes(8, [0xFF, 0xFF, 0xFF])])
        let records = try decode(fit.file()).records
        #expect(records.raw(RecordField.enhancedSpeed) == [3000, 3010, 3020, 3030, 3040, nil])
        #expect(
            records.raw(RecordField.compressedDistance) == [4000, 4090, 4200, 8190, 8200, nil])
        #expect(records.column(RecordField.compressedDistance)?.scale == 16)
    }

    @Test func `accumulated power and cycles go on where their counters roll over`() throws {
        var fit = FITBuilder()
        for (second, total) in [65_000, 65_500, 65_700, 131_100].enumerated() {
            fit.record(
                at: noon + UInt32(second),
                [.uint16(28, UInt16(total & 0xFFFF)), .uint8(18, UInt8(second * 100 & 0xFF))])
        }
        let records = try decode(fit.file()).records
        #expect(records.raw(29) == [65_000, 65_500, 65_700, 131_100])
        #expect(records.raw(19) == [0, 100, 200, 300])
    }

    @Test func `each file of a chain accumulates anew`() throws {
        var fit = FITBuilder()
        fit.record(at: noon, [.uint8(18, 200)])
        let records = try decode(fit.file() + fit.file()).records
        #expect(records.raw(19) == [200, 200])
    }

    @Test func `a breath per minute becomes a hundred hundredths`() throws {
        var fit = FITBuilder()
        fit.record(at: noon, [.uint8(99, 17)])
        fit.record(at: noon + 1, [.uint16(108, 1750)])
        #expect(try decode(fit.file()).records.raw(108) == [1700, 1750])
    }

    @Test func `compressed timestamps count on from the latest time and roll over`() throws {
        var fit = FITBuilder()
        let start = noon & ~0x1F
        fit.event(at: start + 30, 0, 0)
        for second in [30, 31, 33, 60, 64, 70] as [UInt32] {
            fit.message(20, local: 1, [.uint8(3, 100)], compressedTime: start + second)
        }
        let records = try decode(fit.file()).records
        #expect(
            records.raw(RecordField.timestamp)
                == [30, 31, 33, 60, 64, 70].map { Int64(start) + $0 })
        #expect(records.raw(RecordField.heartRate) == [100, 100, 100, 100, 100, 100])
    }

    @Test func `compressed timestamps follow times of messages nobody knows`() throws {
        var fit = FITBuilder()
        fit.message(0xFF42, local: 2, [.uint32(253, noon)], bigEndian: true)
        fit.message(20, local: 1, [.uint8(3, 100)], compressedTime: noon + 5)
        #expect(
            try decode(fit.file()).records.raw(RecordField.timestamp) == [Int64(noon) + 5])
    }

    @Test func `a compressed timestamp with no time before counts from zero`() throws {
        var fit = FITBuilder()
        fit.message(20, local: 1, [.uint8(3, 100)], compressedTime: 7)
        #expect(try decode(fit.file()).records.raw(RecordField.timestamp) == [7])
    }

    @Test func `a record without a time is a record all the same`() throws {
        var fit = FITBuilder()
        fit.message(20, [.uint8(3, 100)])
        fit.message(20, [.uint32(253, nil), .uint8(3, 101)])
        let records = try decode(fit.file()).records
        #expect(records.count == 2)
        #expect(records.timestamps == nil)
        #expect(records.raw(RecordField.heartRate) == [100, 101])
    }

    @Test func `a local type can be redefined at any time`() throws {
        var fit = FITBuilder()
        for second in 0..<6 as Range<UInt32> {
            if second % 2 == 0 {
                fit.record(at: noon + second, local: 0, [.uint8(3, 90)])
            } else {
                fit.message(21, local: 0, [.uint32(253, noon + second), .enumeration(0, 0)])
                fit.record(at: noon + second, local: 0, [.uint16(7, 200), .uint8(3, 91)])
            }
        }
        let file = try decode(fit.file())
        #expect(file.records.raw(RecordField.heartRate) == [90, 91, 90, 91, 90, 91])
        #expect(file.records.raw(RecordField.power) == [nil, 200, nil, 200, nil, 200])
        #expect(file.events.count == 3)
    }

    @Test func `byte orders may differ from message to message`() throws {
        var fit = FITBuilder()
        fit.message(20, local: 0, [.uint32(253, noon), .uint16(7, 300)], bigEndian: true)
        fit.message(20, local: 1, [.uint32(253, noon + 1), .uint16(7, 301)], bigEndian: false)
        fit.message(20, local: 0, [.uint32(253, noon + 2), .uint16(7, 302)], bigEndian: true)
        #expect(try decode(fit.file()).records.raw(RecordField.power) == [300, 301, 302])
    }

    @Test func `many records grow the columns without losing any`() throws {
        var fit = FITBuilder()
        for second in 0..<5000 as Range<UInt32> {
            fit.record(at: noon + second, [.uint32(5, second * 3)])
            if second == 4000 { fit.record(at: noon + second, [.uint16(7, 99)]) }
        }
        let records = try decode(fit.file()).records
        #expect(records.count == 5001)
        #expect(records.raw(RecordField.distance)?.compactMap { $0 } == (0..<5000).map { $0 * 3 })
        #expect(records.raw(RecordField.power)?.firstIndex(of: 99) == 4001)
    }
}

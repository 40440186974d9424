import Bytes
import FIT
import TestSupport
import Testing

@Suite("FIT heart rates given later")
struct HeartRateTests {
    /// Packs 12-bit numbers, two in three bytes.
    private func packed(_ numbers: [Int]) -> [UInt8] {
        stride(from: 0, to: numbers.count, by: 2).flatMap { index in
            let first = numbers[index] & 0xFFF, second = numbers[index + 1] & 0xFFF
            return [
                UInt8(first & 0xFF), UInt8(first >> 8 | (second & 0xF) << 4), UInt8(second >> 4),
            ]
        }
    }

    /// Beats every half second from `noon` on: one full event timestamp, then 12-bit ones.
    private func strap(beats: Int = 24, bpm: UInt8 = 120) -> FITBuilder {
        var fit = FITBuilder()
        let clock = 1024 * 500
        fit.message(
            132, local: 8,
            [
                .uint32(253, noon), .uint16(0, 0), .uint8(6, bpm), .uint32(9, UInt32(clock)),
            ])
        for first in stride(from: 1, to: beats, by: 8) {
            let clocks = (first..<first + 8).map { clock + $0 * 512 }
            fit.message(
                132, local: 9,
                [
                    .uint8s(6, [UInt8](repeating: bpm + UInt8(first), count: 8)),
                    .bytes(10, packed(clocks)),
                ])
        }
        return fit
    }

    @Test func `12-bit event timestamps follow on from the full one and roll over`() throws {
        let messages = try decode(strap().file()).heartRates
        #expect(messages.first?.anchor == Double(noon))
        #expect(
            messages.flatMap(\.eventTimestamps) == (0...24).map { 1024 * 500 + $0 * 512 })
        #expect(
            Array(messages.dropFirst().flatMap(\.filteredBPM).prefix(8))
                == [Int?](repeating: 121, count: 8))
    }

    @Test func `records get the mean of the beats since the record before`() throws {
        var fit = strap()
        for second in 1...8 as ClosedRange<UInt32> { fit.record(at: noon + second) }
        let file = try decode(fit.file())
        #expect(file.records.column(RecordField.heartRate) == nil)
        let merged = try #require(file.records.heartRates(merging: file.heartRates))
        // The fifth has a quarter of a second of the slower beat before it.
        #expect(merged == [121, 121, 121, 121, 127, 129, 129, 129])
    }

    @Test func `where no beat falls, the record's own heart rate stays`() throws {
        var fit = strap()
        fit.record(at: noon + 2, [.uint8(3, 99)])
        fit.record(at: noon + 1000, [.uint8(3, 98)])
        let file = try decode(fit.file())
        #expect(file.records.heartRates(merging: file.heartRates) == [121, 98])
        #expect(file.records.raw(RecordField.heartRate) == [99, 98])
    }

    @Test func `without beats there is nothing to merge`() throws {
        var fit = FITBuilder()
        fit.record(at: noon, [.uint8(3, 99)])
        let file = try decode(fit.file())
        #expect(file.records.heartRates(merging: file.heartRates) == nil)
    }

    @Test func `beats before any anchor and messages that do not fit are left out`() throws {
        var fit = FITBuilder()
        fit.message(132, local: 9, [.uint8s(6, [90, 91]), .bytes(10, packed([100, 200]))])
        fit.message(132, local: 8, [.uint32(253, noon), .uint8s(6, [90, 91]), .uint32(9, 5000)])
        fit.record(at: noon)
        let file = try decode(fit.file())
        #expect(file.heartRates.count == 2)
        #expect(file.records.heartRates(merging: file.heartRates) == nil)
    }
}

import Bytes
import FIT
import TestSupport
import Testing

@Suite("FIT properties")
struct PropertyTests {
    /// A small file with a bit of everything.
    static let sample: [UInt8] = {
        var fit = FITBuilder()
        fit.fileID()
        fit.application(uuid: [UInt8](0..<16))
        fit.describe(0, baseType: 0x84, "Power", units: "W")
        fit.event(at: noon, 0, 0)
        for second in 0..<4 as Range<UInt32> {
            fit.record(
                at: noon + second, [.uint8(3, 100), .uint16(6, 3000), .bytes(8, [1, 2, 3])],
                developer: [.init(.uint16(0, 200))])
        }
        fit.message(20, local: 3, [.uint8(3, 1)], compressedTime: noon + 5)
        fit.message(
            132, local: 8, [.uint32(253, noon), .uint8s(6, [90]), .uint32(9, 5000)],
            bigEndian: true)
        fit.message(132, local: 8, [.uint8s(6, [90, 91]), .bytes(10, [1, 2, 3])])
        fit.lap(from: noon, to: noon + 4)
        fit.session(from: noon, to: noon + 4, distance: 100)
        fit.activity(at: noon + 4, local: noon + 3604)
        return fit.file()
    }()

    /// Whatever was read hangs together.
    private func check(_ bytes: [UInt8], _ note: String) {
        guard let file = try? decode(bytes) else { return }
        for column in file.records.columns {
            let count =
                switch column.values {
                case .integers(let raw): raw.count
                case .floats(let raw): raw.count
                }
            #expect(count == file.records.count, "\(note)")
        }
        #expect(file.records.count == file.messageCounts[20, default: 0], "\(note)")
        #expect(file.sessions.count == file.messageCounts[18, default: 0], "\(note)")
    }

    @Test func `every prefix of a file ends in an answer`() throws {
        Mutations.prefixes(of: Self.sample, check)
        #expect(try decode(Self.sample).problems == [])
    }

    @Test func `every flipped byte ends in an answer`() {
        Mutations.flippedBytes(of: Self.sample, masks: [0xFF, 0x01, 0x40, 0x80], check)
    }

    @Test func `cuts, repeats and noise end in an answer`() {
        Mutations.damagedBlocks(of: Self.sample, rounds: 2_000, seed: 1, check)
        Mutations.damagedBlocks(of: Self.sample + Self.sample, rounds: 1_000, seed: 2, check)
    }

    /// The native integer fields that random records are made of: number, type and column.
    private static let fields: [(FITBuilder.Field, Int)] = [
        (.sint32(0, nil), 0), (.sint32(1, nil), 1), (.uint8(3, nil), 3), (.uint8(4, nil), 4),
        (.uint32(5, nil), 5), (.uint16(7, nil), 7), (.sint8(13, nil), 13), (.uint16(6, nil), 73),
        (.uint16(2, nil), 78), (.sint16(9, nil), 9), (.uint8z(50, nil), 50),
    ]

    @Test(arguments: 0..<60)
    func `what the builder writes the decoder reads`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var bytes: [UInt8] = []
        var expected: [Int: [Int64?]] = [:]
        var count = 0
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            var fit = FITBuilder()
            fit.fileID()
            for _ in 0..<Int.random(in: 1...5, using: &random) {
                let chosen = Self.fields.shuffled(using: &random)
                    .prefix(Int.random(in: 1...8, using: &random))
                let local = Int.random(in: 0...15, using: &random)
                let isBig = Bool.random(using: &random)
                for _ in 0..<Int.random(in: 1...30, using: &random) {
                    let time = UInt32.random(in: 0x1000_0000 ..< .max, using: &random)
                    var row: [Int: Int64] = [RecordField.timestamp: Int64(time)]
                    var fields: [FITBuilder.Field] = [.uint32(253, time)]
                    for (field, column) in chosen {
                        let (filled, value) = Self.random(field, using: &random)
                        fields.append(filled)
                        row[column] = value
                    }
                    fit.message(20, local: local, fields, bigEndian: isBig)
                    for (_, column) in Self.fields + [(.uint32(253, nil), 253)] {
                        expected[column, default: []].append(row[column])
                    }
                    count += 1
                }
            }
            bytes += fit.file(headerSize: Bool.random(using: &random) ? 12 : 14)
        }
        let file = try decode(bytes)
        #expect(file.problems == [], "seed \(seed)")
        #expect(file.records.count == count, "seed \(seed)")
        for (column, values) in expected where values.contains(where: { $0 != nil }) {
            #expect(file.records.raw(column) == values, "seed \(seed), field \(column)")
        }
    }

    /// The field with random bytes, and the value they stand for.
    private static func random(
        _ field: FITBuilder.Field, using random: inout SeededGenerator
    ) -> (FITBuilder.Field, Int64?) {
        guard Int.random(in: 0..<6, using: &random) > 0 else { return (field, nil) }
        let number = field.number
        switch field.baseType {
        case 0x01:
            let value = Int8.random(in: -128..<127, using: &random)
            return (.sint8(number, value), Int64(value))
        case 0x02:
            let value = UInt8.random(in: 0..<255, using: &random)
            return (.uint8(number, value), Int64(value))
        case 0x0A:
            let value = UInt8.random(in: 1...255, using: &random)
            return (.uint8z(number, value), Int64(value))
        case 0x83:
            let value = Int16.random(in: .min ..< .max, using: &random)
            return (.sint16(number, value), Int64(value))
        case 0x84:
            let value = UInt16.random(in: 0 ..< .max, using: &random)
            return (.uint16(number, value), Int64(value))
        case 0x85:
            let value = Int32.random(in: .min ..< .max, using: &random)
            return (.sint32(number, value), Int64(value))
        default:
            let value = UInt32.random(in: 0 ..< .max, using: &random)
            return (.uint32(number, value), Int64(value))
        }
    }
}

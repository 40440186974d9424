import FIT
import TestSupport
import Testing

/// Files made to hurt. The bounds are in memory, which the tables show; the time is bounded so
/// generously that only what grows faster than its input exceeds it.
@Suite("FIT files made to hurt", .timeLimit(.minutes(10)))
struct HostileTests {
    struct Attack: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var bytes: [UInt8]

        /// A file that begins as `setUp` says and repeats what `body` writes to a megabyte.
        init(_ description: String, _ setUp: (inout FITBuilder) -> Void = { _ in }, body: [UInt8]) {
            testDescription = description
            var fit = FITBuilder()
            setUp(&fit)
            while fit.body.count < 1 << 20 {
                fit.raw((0..<max(1, 4_096 / body.count)).flatMap { _ in body })
            }
            bytes = fit.file(checksum: 0)
        }
    }

    /// A definition of a local type of records with so many fields of a byte.
    private static func definition(_ local: UInt8, fields: Int, from first: Int = 0) -> [UInt8] {
        [0x40 | local, 0, 0, 20, 0, UInt8(fields)]
            + (first..<first + fields).flatMap { [UInt8($0), 1, 2] }
    }

    static let attacks = [
        Attack("definitions", body: definition(1, fields: 200) + definition(1, fields: 199)),
        Attack(
            "definitions and records",
            body: definition(1, fields: 2) + [1, 7, 7] + definition(1, fields: 2, from: 3)
                + [1, 7, 7]),
        Attack(
            "many columns, then records of a byte",
            { $0.raw(definition(1, fields: 140) + [1] + [UInt8](repeating: 7, count: 140)) },
            body: definition(2, fields: 0) + [UInt8](repeating: 2, count: 4_000)),
        Attack("records of a byte", { $0.raw(definition(1, fields: 0)) }, body: [1]),
        Attack("events of a byte", { $0.raw([0x41, 0, 0, 21, 0, 0]) }, body: [1]),
        Attack("laps of a byte", { $0.raw([0x41, 0, 0, 19, 0, 0]) }, body: [1]),
        Attack(
            "sessions", { $0.raw([0x41, 0, 0, 18, 0, 1, 2, 4, 0x86]) }, body: [1, 0, 0, 0, 0x40]),
        Attack(
            "the same field described again and again",
            {
                $0.describe(0, baseType: 2, "a", units: "")
                $0.define(20, local: 2, [], developer: [.init(.uint8(0, 1))])
            }, body: redescription + [2, 7]),
        Attack("chained files of nothing", body: FITBuilder().file()),
    ]

    private static let redescription: [UInt8] = {
        var fit = FITBuilder()
        fit.describe(0, baseType: 2, "b", units: "")
        var other = FITBuilder()
        other.describe(0, baseType: 2, "c", units: "")
        return fit.body + other.body
    }()

    @Test(arguments: attacks)
    func `an answer asks for no more memory than the file can account for`(_ attack: Attack) throws
    {
        let file = try decode(attack.bytes)
        let size = attack.bytes.count
        #expect(file.records.count * file.records.columns.count <= 2 << 20 + size / 3)
        #expect(file.records.count <= 1_024 + size / 2)
        let lists =
            file.sessions.count * MemoryLayout<SessionMessage>.stride
            + file.laps.count * MemoryLayout<LapMessage>.stride
            + file.events.count * MemoryLayout<EventMessage>.stride
        #expect(lists <= 17 << 20 + size / 8)
        #expect(file.parts.count <= 10_000)
        #expect(file.problems.count <= 200)
    }

    @Test func `more records than a recording has are told, and the first are kept`() throws {
        var fit = FITBuilder()
        // A text of a byte, which is no column.
        fit.raw([0x41, 0, 0, 20, 0, 1, 200, 1, 0x07])
        let start = fit.body.count
        fit.raw((0..<2_000_100).flatMap { _ in [1, 7] as [UInt8] })
        let file = try decode(fit.file())
        #expect(file.records.count == 2_000_000)
        #expect(file.problems.map(\.kind) == [.limit])
        #expect(file.problems.first?.offset == 14 + start + 2 * 2_000_000)
    }

    @Test func `a field that there is no room for is told`() throws {
        var fit = FITBuilder()
        fit.raw(Self.definition(1, fields: 1, from: 3))
        fit.raw((0..<700_000).flatMap { _ in [1, 7] as [UInt8] })
        let offset = 14 + fit.body.count
        fit.raw(Self.definition(2, fields: 9) + [2] + [UInt8](repeating: 7, count: 9))
        let file = try decode(fit.file())
        #expect(file.records.column(RecordField.heartRate) != nil)
        #expect(file.records.count * file.records.columns.count < 3 << 20)
        #expect(file.problems.map(\.kind) == [.limit])
        #expect(file.problems.first?.offset == offset)
    }

    @Test func `more developer fields than there can be are told, and the first are kept`() throws {
        var fit = FITBuilder()
        fit.application(uuid: [UInt8](0..<16))
        for number in 0..<1_030 {
            // One number described anew each time is another field each time.
            fit.describe(0, baseType: 0x84, "Field \(number)", units: "")
            fit.record(at: noon + UInt32(number), [], developer: [.init(.uint16(0, 7))])
        }
        let file = try decode(fit.file())
        #expect(file.records.count == 1_030)
        #expect(file.records.developer("Field 1023")?[1_023] == 7)
        #expect(file.records.developer("Field 1024") == nil)
        #expect(file.problems.map(\.kind) == [.limit])
    }
}

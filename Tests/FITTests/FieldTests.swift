import Bytes
import FIT
import TestSupport
import Testing

@Suite("FIT fields")
struct FieldTests {
    typealias Field = FITBuilder.Field

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var valid: @Sendable () -> Field
        var invalid: @Sendable () -> Field
        var value: Int64
    }

    /// Field 10, `resistance`, in every integer type.
    static let integers = [
        Case(
            testDescription: "enum", valid: { .enumeration(10, 7) },
            invalid: { .enumeration(10, nil) }, value: 7),
        Case(
            testDescription: "sint8", valid: { .sint8(10, -7) }, invalid: { .sint8(10, nil) },
            value: -7),
        Case(
            testDescription: "uint8", valid: { .uint8(10, 0) }, invalid: { .uint8(10, nil) },
            value: 0),
        Case(
            testDescription: "uint8z", valid: { .uint8z(10, 255) }, invalid: { .uint8z(10, nil) },
            value: 255),
        Case(
            testDescription: "sint16", valid: { .sint16(10, -30_000) },
            invalid: { .sint16(10, nil) }, value: -30_000),
        Case(
            testDescription: "uint16", valid: { .uint16(10, 60_001) },
            invalid: { .uint16(10, nil) }, value: 60_001),
        Case(
            testDescription: "uint16z", valid: { .uint16z(10, .max) },
            invalid: { .uint16z(10, nil) }, value: 65_535),
        Case(
            testDescription: "sint32", valid: { .sint32(10, .min) }, invalid: { .sint32(10, nil) },
            value: -2_147_483_648),
        Case(
            testDescription: "uint32", valid: { .uint32(10, 4_000_000_000) },
            invalid: { .uint32(10, nil) }, value: 4_000_000_000),
        Case(
            testDescription: "uint32z", valid: { .uint32z(10, 1) }, invalid: { .uint32z(10, nil) },
            value: 1),
        Case(
            testDescription: "sint64", valid: { .sint64(10, -5_000_000_000) },
            invalid: { .sint64(10, nil) }, value: -5_000_000_000),
        Case(
            testDescription: "uint64", valid: { .uint64(10, 1 << 40) },
            invalid: { .uint64(10, nil) }, value: 1 << 40),
        Case(
            testDescription: "uint64z", valid: { .uint64z(10, 1 << 50) },
            invalid: { .uint64z(10, nil) }, value: 1 << 50),
        Case(
            testDescription: "byte", valid: { .bytes(10, [9]) }, invalid: { .bytes(10, [255]) },
            value: 9),
    ]

    @Test(arguments: integers, [false, true])
    func `integers of every type are read in both byte orders`(field: Case, isBig: Bool) throws {
        var fit = FITBuilder()
        fit.isBigEndian = isBig
        fit.record(at: noon, [field.valid()])
        fit.record(at: noon + 1, [field.invalid()])
        let file = try decode(fit.file())
        #expect(file.records.raw(10) == [field.value, nil])
        #expect(file.records.raw(RecordField.timestamp) == [Int64(noon), Int64(noon) + 1])
        #expect(file.problems == [])
    }

    @Test(arguments: [false, true])
    func `floats are kept as they are`(isBig: Bool) throws {
        var fit = FITBuilder()
        fit.isBigEndian = isBig
        fit.record(at: noon, [.float32(114, 0.1)])
        fit.record(at: noon + 1, [.float32(114, nil)])
        fit.record(at: noon + 2, [.float64(114, -0.0)])
        let column = try #require(try decode(fit.file()).records.column(114))
        guard case .floats(let values) = column.values else {
            Issue.record("expected floats")
            return
        }
        #expect(values[0] == Double(Float(0.1)))
        #expect(values[1].isNaN)
        #expect(values[2] == 0)
    }

    @Test func `a field that changes from integer to float keeps all values`() throws {
        var fit = FITBuilder()
        fit.record(at: noon, [.uint16(7, 250)])
        fit.record(at: noon + 1, [.float32(7, 250.5)])
        let column = try #require(try decode(fit.file()).records.column(RecordField.power))
        #expect(column.values == .floats([250, 250.5]))
    }

    @Test func `each element of an array is a column of its own`() throws {
        var fit = FITBuilder()
        fit.record(at: noon, [.uint8s(69, [10, 20]), .uint32s(78, [2600, 9999])])
        let records = try decode(fit.file()).records
        #expect(records.raw(69) == [10])
        #expect(records.raw(RecordField.enhancedAltitude) == [2600])
        #expect(records.column(named: "left_power_phase_2")?.values == .integers([20]))
        #expect(records.column(named: "enhanced_altitude_2")?.scaled == [1_499.8])
    }

    @Test func `a size that is no multiple of the type is skipped, the rest is read`() throws {
        var fit = FITBuilder()
        let odd = Field(39, baseType: 0x84, bytes: [1, 2, 3])
        fit.record(at: noon, [.uint8(3, 120), odd, .uint8(4, 80)])
        let file = try decode(fit.file())
        #expect(file.records.raw(39) == nil)
        #expect(file.records.raw(RecordField.heartRate) == [120])
        #expect(file.records.raw(RecordField.cadence) == [80])
        #expect(
            file.problems == [
                FITProblem(.fieldSize(field: 39, size: 3, baseType: 0x84), at: 14, message: 20)
            ])
    }

    @Test func `a single byte for a wider type is read as a byte, as COROS writes it`() throws {
        var fit = FITBuilder()
        fit.message(
            21, [.uint32(253, noon), .enumeration(0, 0), Field(3, baseType: 0x86, bytes: [5])])
        fit.message(
            21, [.uint32(253, noon), .enumeration(0, 9), Field(3, baseType: 0x86, bytes: [255])])
        let file = try decode(fit.file())
        #expect(file.events.map(\.data) == [5, nil])
        #expect(file.problems.map(\.kind) == [.fieldSize(field: 3, size: 1, baseType: 0x86)])
    }

    @Test func `a field of no size at all is told and disturbs nothing`() throws {
        var fit = FITBuilder()
        fit.record(at: noon, [Field(3, baseType: 0x02, bytes: []), .uint8(4, 80)])
        let file = try decode(fit.file())
        #expect(file.records.raw(RecordField.cadence) == [80])
        #expect(file.records.column(RecordField.heartRate) == nil)
        let problem = try #require(file.problems.first)
        #expect(problem.kind == .fieldSize(field: 3, size: 0, baseType: 0x02))
        #expect(problem.description == "field 3 of message 20 has 0 bytes: none to read")
        #expect(file.problems.count == 1)
    }

    @Test func `a base type without the endian bit is understood`() throws {
        var fit = FITBuilder()
        fit.record(at: noon, [Field(7, baseType: 0x04, bytes: [0xFA, 0x00])])
        #expect(try decode(fit.file()).records.raw(RecordField.power) == [250])
    }

    @Test func `an unknown base type is skipped by its size`() throws {
        var fit = FITBuilder()
        fit.record(at: noon, [Field(7, baseType: 0x1F, bytes: [1, 2]), .uint8(3, 99)])
        let file = try decode(fit.file())
        #expect(file.records.raw(RecordField.heartRate) == [99])
        #expect(file.records.column(RecordField.power) == nil)
        #expect(file.problems.map(\.kind) == [.fieldSize(field: 7, size: 2, baseType: 0x1F)])
    }

    @Test func `a single byte of an unknown base type is read as a byte`() throws {
        var fit = FITBuilder()
        fit.record(at: noon, [Field(3, baseType: 0x11, bytes: [120])])
        fit.record(at: noon + 1, [Field(3, baseType: 0x11, bytes: [255])])
        let file = try decode(fit.file())
        #expect(file.records.raw(RecordField.heartRate) == [120, nil])
        #expect(file.problems.map(\.kind) == [.fieldSize(field: 3, size: 1, baseType: 0x11)])
    }

    @Test func `of two fields of one number the first that has a value counts`() throws {
        var fit = FITBuilder()
        fit.record(at: noon, [.uint8(3, 101), .uint8(3, 102)])
        fit.record(at: noon + 1, [.uint8(3, nil), .uint8(3, 103)])
        fit.record(at: noon + 2, [.uint8(3, 104), .uint8(3, nil)])
        fit.message(18, [.uint32(9, nil), .uint32(9, 200), .uint32(9, 300)])
        let file = try decode(fit.file())
        #expect(file.records.raw(RecordField.heartRate) == [101, 103, 104])
        #expect(file.sessions.first?.summary.totalDistance == 2)
    }

    @Test func `of two counters of one number only the first is added up`() throws {
        var fit = FITBuilder()
        for second in 0..<3 as Range<UInt32> {
            fit.record(at: noon + second, [.uint8(18, UInt8(second * 100)), .uint8(18, 7)])
        }
        #expect(try decode(fit.file()).records.raw(19) == [0, 100, 200])
    }

    @Test(arguments: [Field.sint32(253, Int32(noon)), .uint32z(253, noon)])
    func `a time of 32 bits is a time, signed or never zero`(time: Field) throws {
        var fit = FITBuilder()
        fit.message(20, local: 1, [time, .uint8(3, 120)])
        fit.message(20, local: 0, [.uint8(3, 121)], compressedTime: noon + 2)
        let records = try decode(fit.file()).records
        #expect(records.timestamps == [Int64(noon), Int64(noon) + 2])
    }

    @Test func `record fields that the profile does not name are kept and counted`() throws {
        var fit = FITBuilder()
        for second in 0..<3 { fit.record(at: noon + UInt32(second), [.uint8(134, 1)]) }
        let file = try decode(fit.file())
        #expect(file.unknownRecordFields == [134: 3])
        #expect(file.records.column(named: "unknown_134")?.scaled == [1, 1, 1])
        #expect(file.messageCounts == [20: 3])
    }

    @Test func `messages that the profile does not name are counted`() throws {
        var fit = FITBuilder()
        for value in 0..<5 { fit.message(0xFF42, [.uint8(0, UInt8(value))]) }
        #expect(try decode(fit.file()).messageCounts == [0xFF42: 5])
    }

    @Test func `text ends at its first zero and need not be UTF-8`() throws {
        var fit = FITBuilder()
        fit.message(
            23,
            [.uint8(0, 0), Field(27, baseType: 7, bytes: [0x45, 0x64, 0xFF, 0x67, 0x65, 0, 0x78])])
        fit.message(23, [.uint8(0, 1), Field(27, baseType: 7, bytes: [0, 0, 0])])
        #expect(try decode(fit.file()).deviceInfos.map(\.productName) == ["Ed\u{FFFD}ge", nil])
    }
}

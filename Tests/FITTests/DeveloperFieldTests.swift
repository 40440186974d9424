import Bytes
import FIT
import TestSupport
import Testing

@Suite("FIT developer fields")
struct DeveloperFieldTests {
    static let uuid = [UInt8](0..<16)
    static let hexadecimal = "000102030405060708090a0b0c0d0e0f"

    private func described() -> FITBuilder {
        var fit = FITBuilder()
        fit.application(uuid: Self.uuid)
        fit.describe(0, baseType: 0x84, "Form Power", units: "Watts")
        fit.describe(1, baseType: 0x88, "core_temperature", units: "°C")
        fit.describe(2, baseType: 0x02, "Strain", units: "", scale: 10, offset: 5, native: 7)
        return fit
    }

    @Test func `fields carry their name, unit, application, scale and offset`() throws {
        var fit = described()
        fit.record(
            at: noon, [.uint16(7, 250)],
            developer: [
                .init(.uint16(0, 61)), .init(.float32(1, 37.5)), .init(.uint8(2, 120)),
            ])
        fit.record(
            at: noon + 1, [.uint16(7, 251)],
            developer: [
                .init(.uint16(0, nil)), .init(.float32(1, nil)), .init(.uint8(2, nil)),
            ])
        let file = try decode(fit.file())
        #expect(file.records.developer("Form Power") == [61, nil])
        #expect(file.records.developer("core_temperature") == [37.5, nil])
        #expect(file.records.developer("Strain") == [120, nil])
        let strain = try #require(file.developerFields.last)
        #expect(strain.application == Self.hexadecimal)
        #expect(strain.number == 2)
        #expect(strain.scale == 10)
        #expect(strain.offset == 5)
        #expect(file.developerFields.map(\.units) == ["Watts", "°C", ""])
    }

    @Test func `one that stands in for a native field is kept apart from it`() throws {
        var fit = described()
        fit.record(at: noon, [.uint16(7, 250)], developer: [.init(.uint8(2, 99))])
        let file = try decode(fit.file())
        #expect(file.records.raw(RecordField.power) == [250])
        #expect(file.records.developer("Strain") == [99])
        #expect(file.developerFields.last?.nativeField == RecordField.power)
    }

    @Test func `an impossible size is skipped by its size and the ride is kept`() throws {
        var fit = described()
        let odd = FITBuilder.Field(1, baseType: 0x0D, bytes: [1, 2, 3])
        fit.record(
            at: noon, [.uint8(3, 130)], developer: [.init(odd), .init(.uint16(0, 61))])
        let file = try decode(fit.file())
        #expect(file.records.raw(RecordField.heartRate) == [130])
        #expect(file.records.developer("Form Power") == [61])
        #expect(file.records.developer("core_temperature") == nil)
        #expect(file.problems.map(\.kind) == [.developerField(field: 1, reason: .size)])
    }

    @Test func `one without description is skipped and told of once`() throws {
        var fit = FITBuilder()
        for second in 0..<3 as Range<UInt32> {
            fit.record(
                at: noon + second, [.uint8(3, 130)],
                developer: [.init(.uint16(9, 1), application: 3)])
        }
        let file = try decode(fit.file())
        #expect(file.records.raw(RecordField.heartRate) == [130, 130, 130])
        #expect(file.problems.map(\.kind) == [.developerField(field: 9, reason: .undescribed)])
    }

    @Test func `text is no sample, but kept where it changes`() throws {
        var fit = FITBuilder()
        fit.application(uuid: Self.uuid)
        fit.describe(4, baseType: 0x07, "note", units: "")
        for (second, text) in ["abc", "abc", "xyz", "", "xyz"].enumerated() {
            fit.record(
                at: noon + UInt32(second), [.uint8(3, 1)],
                developer: [
                    .init(.string(4, text + String(repeating: "\0", count: 3 - text.count)))
                ])
        }
        let file = try decode(fit.file())
        #expect(file.records.raw(RecordField.heartRate) == [1, 1, 1, 1, 1])
        #expect(file.records.developer("note") == nil)
        #expect(file.records.texts.map(\.text) == ["abc", "xyz", "xyz"])
        #expect(file.records.texts.map(\.records) == [0..<2, 2..<3, 4..<5])
        #expect(file.problems.isEmpty)
    }

    @Test func `a native text of a record is kept, too`() throws {
        var fit = FITBuilder()
        fit.record(at: noon, [.uint8(3, 1), .string(200, "mode")])
        let texts = try decode(fit.file()).records.texts
        #expect(texts.map(\.text) == ["mode"])
        guard case .native(let field) = texts.first?.source else {
            Issue.record("not a native field")
            return
        }
        #expect(field.name == "unknown_200")
    }

    @Test func `a type that FIT does not define is skipped and told of`() throws {
        var fit = FITBuilder()
        fit.application(uuid: Self.uuid)
        fit.describe(4, baseType: 0x1E, "odd", units: "")
        fit.record(at: noon, [.uint8(3, 1)], developer: [.init(.uint8(4, 7))])
        let file = try decode(fit.file())
        #expect(file.problems.map(\.kind) == [.developerField(field: 4, reason: .notNumeric)])
    }

    @Test func `a description may come between definition and data`() throws {
        var fit = FITBuilder()
        let fields: [FITBuilder.Field] = [.uint32(253, noon)]
        let developer = [FITBuilder.DeveloperField(.uint8(0, 42))]
        fit.define(20, local: 1, fields, developer: developer)
        fit.application(uuid: Self.uuid)
        fit.describe(0, baseType: 0x02, "late", units: "")
        fit.message(20, local: 1, fields, developer: developer)
        #expect(try decode(fit.file()).records.developer("late") == [42])
    }

    @Test func `without an application message the field has no application`() throws {
        var fit = FITBuilder()
        fit.describe(0, baseType: 0x02, "orphan", units: "x")
        fit.record(at: noon, developer: [.init(.uint8(0, 7))])
        let file = try decode(fit.file())
        #expect(file.records.developer("orphan") == [7])
        #expect(file.developerFields.first?.application == "")
    }

    @Test func `big-endian records have big-endian developer fields`() throws {
        var fit = described()
        fit.message(
            20, local: 1, [.uint32(253, noon)], developer: [.init(.uint16(0, 0x1234))],
            bigEndian: true)
        #expect(try decode(fit.file()).records.developer("Form Power") == [0x1234])
    }
}

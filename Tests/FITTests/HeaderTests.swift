import Bytes
import FIT
import TestSupport
import Testing

@Suite("FIT header")
struct HeaderTests {
    private func ride() -> FITBuilder {
        var fit = FITBuilder()
        fit.fileID()
        fit.record(at: noon, [.uint8(3, 140)])
        return fit
    }

    @Test(arguments: 0..<12)
    func `a header cut short says how many bytes it got`(length: Int) {
        let bytes = Array(ride().file().prefix(length))
        #expect(throws: FITError(.truncatedHeader(expected: 12, got: length), at: 0)) {
            try decode(bytes)
        }
    }

    @Test func `bytes without the signature are not FIT`() {
        var bytes = ride().file()
        bytes[9] = 0x66
        #expect(throws: FITError(.notThisFormat, at: 8)) { try decode(bytes) }
        #expect(FITError(.notThisFormat, at: 8).description.contains("byte 8"))
    }

    @Test(arguments: [12, 14, 16, 20, 40])
    func `a header of any size from 12 on is skipped by its size`(size: Int) throws {
        let file = try decode(ride().file(headerSize: size))
        #expect(file.parts.map(\.header.size) == [size])
        #expect(file.records.raw(RecordField.heartRate) == [140])
        #expect(file.problems == [])
    }

    @Test(arguments: [12, 14], [UInt8(0), 11])
    func `an impossible header size is taken for the usual one`(size: Int, stated: UInt8) throws {
        var bytes = ride().file(headerSize: size, headerChecksum: 0)
        bytes[0] = stated
        let file = try decode(bytes)
        #expect(file.records.count == 1)
        #expect(file.problems.first == FITProblem(.headerSize(Int(stated)), at: 0))
    }

    @Test func `a wrong header checksum is told and loses nothing`() throws {
        let file = try decode(ride().file(headerChecksum: 0x1234))
        #expect(file.records.count == 1)
        guard case .headerChecksum(_, found: 0x1234) = file.problems.first?.kind else {
            Issue.record("expected a header checksum problem, got \(file.problems)")
            return
        }
        #expect(file.problems.filter(\.isLoss) == [])
    }

    @Test func `a header checksum of zero means none`() throws {
        #expect(try decode(ride().file(headerChecksum: 0)).problems == [])
    }

    @Test(arguments: [UInt8(0x10), 0x20, 0x23])
    func `protocol versions 1 and 2 are read`(version: UInt8) throws {
        let file = try decode(ride().file(protocolVersion: version))
        #expect(file.parts.first?.header.protocolVersion == version)
        #expect(file.records.count == 1)
    }
}

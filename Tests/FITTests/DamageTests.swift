import Bytes
import FIT
import TestSupport
import Testing

@Suite("FIT files chained and damaged")
struct DamageTests {
    private func ride(from start: UInt32 = noon, records: UInt32 = 10) -> FITBuilder {
        var fit = FITBuilder()
        fit.fileID(created: start)
        for second in 0..<records {
            fit.record(at: start + second, [.uint8(3, UInt8(100 + second % 50))])
        }
        return fit
    }

    @Test func `chained files all count`() throws {
        let bytes = ride().file() + ride(from: noon + 100).file(headerSize: 12) + ride().file()
        let file = try decode(bytes)
        #expect(file.parts.count == 3)
        #expect(file.parts.map(\.records) == [0..<10, 10..<20, 20..<30])
        #expect(file.fileIDs.count == 3)
        #expect(file.records.count == 30)
        #expect(file.messageCounts == [0: 3, 20: 30])
        #expect(file.problems == [])
    }

    @Test func `definitions do not outlive their file`() throws {
        var second = FITBuilder()
        second.raw([0x01, 0x00, 0x00, 0x00, 0x00, 0x64])
        let file = try decode(ride().file() + second.file())
        #expect(file.records.count == 10)
        let problem = FITProblem(
            .undefinedMessage(local: 1, resumedAt: nil), at: ride().file().count + 14)
        #expect(file.problems == [problem])
    }

    @Test func `a wrong checksum is told, everything is read`() throws {
        let good = ride().file()
        let file = try decode(ride().file(checksum: 0xBEEF))
        #expect(file.records.count == 10)
        let expected = UInt16(good[good.count - 2]) | UInt16(good[good.count - 1]) << 8
        let problem = FITProblem(
            .checksum(expected: expected, found: 0xBEEF), at: good.count - 2)
        #expect(file.problems == [problem])
        #expect(problem.isLoss)
    }

    @Test func `a wrong checksum in a chain costs no other file`() throws {
        let file = try decode(ride().file(checksum: 1) + ride().file())
        #expect(file.records.count == 20)
        #expect(file.problems.count == 1)
    }

    @Test func `a data size of zero with good records behind it loses nothing`() throws {
        let body = ride().body.count
        let file = try decode(ride().file(dataSize: 0))
        #expect(file.records.count == 10)
        #expect(
            file.problems == [
                FITProblem(.dataSize(stated: 0, found: body, isWhole: true), at: 4)
            ])
        #expect(file.problems.filter(\.isLoss) == [])
    }

    @Test(arguments: [20, 40, 60, 1_000_000, 0x7FFF_FFFF])
    func `a lying data size with a right checksum loses nothing`(stated: Int) throws {
        let body = ride().body.count
        let file = try decode(ride().file(dataSize: stated))
        #expect(file.records.count == 10)
        #expect(
            file.problems == [
                FITProblem(.dataSize(stated: stated, found: body, isWhole: true), at: 4)
            ])
    }

    @Test func `a data size of zero in a chain ends at the next header`() throws {
        let file = try decode(ride().file(dataSize: 0) + ride(from: noon + 50).file())
        #expect(file.records.count == 20)
        #expect(file.parts.count == 2)
        #expect(file.problems.count == 1)
    }

    @Test func `records behind the stated end are read, as when a header was never updated`()
        throws
    {
        let file = try decode(ride().file(dataSize: 30, checksum: 0x1111))
        #expect(file.records.count == 10)
        #expect(file.problems.filter(\.isLoss) != [])
    }

    @Test func `a file cut within a record keeps the records before`() throws {
        let whole = ride().file()
        let bytes = Array(whole.dropLast(5))
        let file = try decode(bytes)
        #expect(file.records.count == 9)
        #expect(
            file.problems == [
                FITProblem(
                    .truncated(expected: whole.count, got: bytes.count), at: bytes.count - 3,
                    message: 20)
            ])
        #expect(file.problems.first?.isLoss == true)
    }

    @Test(arguments: 1...2)
    func `a missing checksum is told, all records are there`(missing: Int) throws {
        let file = try decode(Array(ride().file().dropLast(missing)))
        #expect(file.records.count == 10)
        #expect(file.problems.count == 1)
        guard case .truncated = file.problems.first?.kind else {
            Issue.record("expected truncated, got \(file.problems)")
            return
        }
    }

    @Test func `bytes behind the end are told and ignored`() throws {
        let bytes = ride().file()
        let file = try decode(bytes + [UInt8](repeating: 0, count: 83))
        #expect(file.records.count == 10)
        #expect(file.problems == [FITProblem(.strayBytes(count: 83), at: bytes.count)])
    }

    @Test func `a file behind stray bytes is found`() throws {
        let file = try decode(ride().file() + [1, 2, 3] + ride(from: noon + 60).file())
        #expect(file.records.count == 20)
        #expect(file.problems.map(\.kind) == [.strayBytes(count: 3)])
    }

    @Test func `a local type without definition ends reading where nothing safe follows`() throws {
        var fit = ride()
        let damage = 14 + fit.body.count
        fit.raw([0x0C, 1, 2, 3])
        let file = try decode(fit.file())
        #expect(file.records.count == 10)
        #expect(
            file.problems == [
                FITProblem(.undefinedMessage(local: 12, resumedAt: nil), at: damage)
            ])
        #expect(file.problems.first?.description.contains("local message type 12") == true)
    }

    @Test func `reading resumes where records in order of time follow`() throws {
        var fit = ride()
        let damage = 14 + fit.body.count
        let garbage: [UInt8] = [0x0C, 0xFF, 0xFE, 0x0B, 0x0D]
        fit.raw(garbage)
        for second in 20..<40 as Range<UInt32> {
            fit.record(at: noon + second, [.uint8(3, 120)])
        }
        let file = try decode(fit.file())
        #expect(file.records.count == 30)
        #expect(file.records.timestamps?.last == Int64(noon) + 39)
        #expect(
            file.problems == [
                FITProblem(
                    .undefinedMessage(local: 12, resumedAt: damage + garbage.count), at: damage)
            ])
    }

    @Test func `reading does not resume at records of another year`() throws {
        var fit = ride()
        fit.raw([0x0C, 0xFF, 0xFE])
        for second in 0..<20 as Range<UInt32> {
            fit.record(at: noon + 40_000_000 + second, [.uint8(3, 120)])
        }
        #expect(try decode(fit.file()).records.count == 10)
    }

    @Test func `a definition that makes no sense is told`() throws {
        var fit = ride()
        fit.raw([0x45, 0x00, 0x07, 0x14, 0x00, 0x01, 0x03, 0x01, 0x02])
        let file = try decode(fit.file())
        #expect(file.records.count == 10)
        #expect(file.problems.map(\.kind) == [.definition])
    }

    @Test func `more problems than anyone reads are not kept`() throws {
        var bytes: [UInt8] = []
        for _ in 0..<300 { bytes += ride(records: 1).file(checksum: 7) }
        let file = try decode(bytes)
        #expect(file.records.count == 300)
        #expect(file.problems.count == 100)
    }

    @Test func `a file that asks for more memory than it can account for gets an answer`() throws {
        var fit = FITBuilder()
        fit.record(at: noon, local: 1, (0..<140).map { .uint8($0, 1) })
        fit.define(20, local: 2, [])
        fit.raw([UInt8](repeating: 2, count: 400_000))
        let file = try decode(fit.file())
        #expect(file.problems.map(\.kind) == [.limit])
        #expect(file.records.count < 100_000)
    }
}

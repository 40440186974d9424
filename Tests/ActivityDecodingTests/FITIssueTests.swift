import ActivityDecoding
import ActivityModel
import Bytes
import TestSupport
import Testing

@Suite("FIT issues and outcomes")
struct FITIssueTests {
    private func ride() -> FITBuilder {
        var fit = FITBuilder()
        fit.fileID()
        for second in 0..<10 as Range<UInt32> { fit.record(at: noon + second, [.uint8(3, 99)]) }
        return fit
    }

    @Test func `a sound file has neither issue nor loss`() {
        let file = activityFile(ride().file())
        #expect(file.format == .fit)
        #expect(file.purpose == .activity)
        #expect(file.outcome == .decoded)
        #expect(file.issues == [])
    }

    @Test func `a wrong checksum makes a file partial`() {
        let bytes = ride().file(checksum: 1)
        let file = activityFile(bytes)
        #expect(file.outcome == .partial)
        #expect(file.issues.map(\.code) == [.fitChecksumMismatch])
        #expect(file.issues.first?.position == .byte(bytes.count - 2))
        #expect(file.sampleCount == 10)
    }

    @Test func `a lying size with a right checksum loses nothing`() {
        let file = activityFile(ride().file(dataSize: 0))
        #expect(file.outcome == .decoded)
        #expect(file.issues.map(\.code) == [.fitDataSize])
    }

    @Test func `a truncated file is partial`() {
        let file = activityFile(Array(ride().file().dropLast(4)))
        #expect(file.outcome == .partial)
        #expect(file.issues.map(\.code) == [.fitTruncated])
        #expect(file.sampleCount == 9)
    }

    @Test func `an undefined message says which`() {
        var fit = ride()
        fit.raw([0x0E, 0, 0])
        let file = activityFile(fit.file())
        #expect(file.outcome == .partial)
        #expect(file.issues.map(\.code) == [.fitUndefinedMessage])
        #expect(file.issues.first?.message.contains("local message type 14") == true)
    }

    @Test func `odd sizes and undescribed fields are notes`() {
        var fit = ride()
        fit.record(
            at: noon + 20, [.init(39, baseType: 0x84, bytes: [1, 2, 3])],
            developer: [.init(.uint8(0, 1))])
        let file = activityFile(fit.file())
        #expect(file.outcome == .decoded)
        #expect(file.issues.map(\.code) == [.fitFieldSize, .fitDeveloperField])
        #expect(file.issues.map(\.severity) == [.note, .note])
    }

    @Test func `trailing bytes are a note`() {
        let file = activityFile(ride().file() + [0, 0])
        #expect(file.outcome == .decoded)
        #expect(file.issues.map(\.code) == [.fitTrailing])
    }

    static let purposes: [(UInt8, FilePurpose)] = [
        (1, .settings), (2, .settings), (3, .settings), (5, .workout), (6, .course),
        (9, .settings), (15, .monitoring), (28, .monitoring), (32, .monitoring), (34, .course),
        (8, .other), (250, .other),
    ]

    @Test(arguments: purposes)
    func `what is no activity is recognised, its records are counted`(
        type: UInt8, purpose: FilePurpose
    ) {
        var fit = FITBuilder()
        fit.fileID(type: type)
        fit.record(at: noon)
        let file = activityFile(fit.file())
        #expect(file.purpose == purpose)
        #expect(file.outcome == .decoded)
        #expect(file.sampleCount == 1)
        #expect(file.issues.map(\.code) == [.fileNotAnActivity])
    }

    @Test func `an activity without a record says so`() {
        var fit = FITBuilder()
        fit.fileID()
        let file = activityFile(fit.file())
        #expect(file.outcome == .decoded)
        #expect(file.issues.map(\.code) == [.fileNoSamples])
    }

    @Test func `a file without any message has failed`() {
        let file = activityFile(FITBuilder().file())
        #expect(file.outcome == .failed)
        #expect(file.issues.map(\.severity) == [.error])
    }

    static let extremes: [@Sendable (Int) -> FITBuilder.Field] = [
        { .uint64($0, 1 << 63 - 1) }, { .sint64($0, .min) }, { .sint64($0, .max - 1) },
        { .float64($0, 1e308) }, { .float64($0, -1e308) }, { .float32($0, .infinity) },
        { .sint32($0, .min) }, { .uint32($0, .max - 1) },
    ]

    @Test(arguments: extremes.indices)
    func `extreme numbers in any field of any message end in an answer`(index: Int) {
        let make = Self.extremes[index]
        for message in [0, 12, 18, 19, 20, 21, 23, 34, 49, 101, 132, 206, 207] {
            var fit = FITBuilder()
            fit.record(at: noon, [.uint8(3, 99)])
            fit.message(132, local: 8, [.uint32(253, noon), .uint8(6, 90), .uint32(9, 1000)])
            for chunk in [0..<30, 30..<100, 100..<160] {
                let fields = chunk.map(make)
                fit.message(message, local: 9, [.uint32(253, noon)] + fields)
                fit.message(message, local: 9, [.uint32(253, noon + 9)] + fields)
                fit.message(132, local: 10, [.uint8s(6, [90, 91]), .bytes(10, [1, 2, 3])])
            }
            fit.message(message, local: 9, (0..<60).map(make))
            fit.session(from: noon, to: noon + 9)
            #expect(activityFile(fit.file()).sampleCount > 0, "message \(message)")
        }
    }

    struct Writer: CustomTestStringConvertible, Sendable {
        var name: String?
        var manufacturer: UInt16
        var isStrava: Bool
        var testDescription: String { "\(name ?? "no name"), manufacturer \(manufacturer)" }
        init(_ name: String?, manufacturer: UInt16 = 1, isStrava: Bool) {
            (self.name, self.manufacturer, self.isStrava) = (name, manufacturer, isStrava)
        }
    }

    @Test(arguments: [
        Writer(nil, manufacturer: 265, isStrava: true),
        Writer("activities/123.fit", manufacturer: 265, isStrava: true),
        Writer("activities/123.fit", isStrava: true),
        Writer("/home/export/activities/9007199254740993.fit", isStrava: true),
        Writer("activities/123.fit.gz", isStrava: false),
        Writer("activities/ride.fit", isStrava: false), Writer("activities/.fit", isStrava: false),
        Writer("123.fit", isStrava: false), Writer(nil, isStrava: false),
    ])
    func `a file that Strava generated itself is told, once`(_ writer: Writer) {
        var fit = FITBuilder()
        fit.fileID(manufacturer: writer.manufacturer)
        fit.record(at: noon)
        let file = withBytes(of: fit.file()) {
            ActivityFileDecoder().decode($0, name: writer.name)
        }
        #expect(file.issues.map(\.code) == (writer.isStrava ? [.fitFromStrava] : []))
        #expect(file.issues.allSatisfy { $0.severity == .note })
        #expect(file.outcome == .decoded)
    }
}

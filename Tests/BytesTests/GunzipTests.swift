import Bytes
import TestSupport
import Testing

/// A gzip file and what must become of it.
struct GunzipCase: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var bytes: [UInt8]
    var limit = 1 << 20
    var output: [UInt8]
    var report: GunzipReport

    init(
        _ name: String, _ bytes: [UInt8], limit: Int = 1 << 20, gives output: [UInt8],
        _ problem: InflateError? = nil, members: Int = 1, trailing: Int = 0
    ) {
        testDescription = name
        self.bytes = bytes
        self.limit = limit
        self.output = output
        report = GunzipReport(problem: problem, members: members, trailingBytes: trailing)
    }
}

struct GunzipTests {
    static let text = Array("ground control to major tom\n".utf8)
    static let zeros = [UInt8](repeating: 0, count: 300_000)

    private static func build(
        _ content: [UInt8] = text, trailing: [UInt8] = [],
        _ change: (inout GzipBuilder.Member) -> Void = { _ in }
    ) -> [UInt8] {
        var builder = GzipBuilder()
        builder.add(content, change)
        builder.trailing = trailing
        return builder.bytes
    }

    static let plain = build()
    static let end = plain.count - 8
    static let checksum = withBytes(of: text) { Checksum.crc32($0) }

    static let whole: [GunzipCase] = [
        GunzipCase("one member", plain, gives: text),
        GunzipCase("no content", build([]), gives: []),
        GunzipCase("stored blocks", build { $0.level = 0 }, gives: text),
        GunzipCase(
            "a name", build { $0.name = "a.fit" }, gives: text),
        GunzipCase(
            "every header field",
            build {
                $0.extra = [1, 2, 3]
                $0.name = "a.fit"
                $0.comment = "invented"
                $0.hasHeaderChecksum = true
            }, gives: text),
        GunzipCase("a high ratio", build(zeros), gives: zeros),
        GunzipCase(
            "three members", plain + build([]) + build(zeros), gives: text + zeros, members: 3),
        GunzipCase("gzip in gzip", build(plain), gives: plain),
        GunzipCase("padding", build(trailing: [0, 0, 0]), gives: text, trailing: 3),
        GunzipCase("half a magic number behind", build(trailing: [31]), gives: text, trailing: 1),
        GunzipCase("as much as the limit", build(zeros), limit: 300_000, gives: zeros),
    ]

    static let damaged: [GunzipCase] = [
        GunzipCase("empty", [], gives: [], InflateError(.truncated, at: 0), members: 0),
        GunzipCase("one byte", [31], gives: [], InflateError(.truncated, at: 1), members: 0),
        GunzipCase(
            "something else", Array("<gpx>".utf8), gives: [], InflateError(.notGzip, at: 0),
            members: 0),
        GunzipCase(
            "an unknown method", build { $0.method = 7 }, gives: [],
            InflateError(.malformed, at: 2), members: 0),
        GunzipCase(
            "a reserved flag", build { $0.flags = 0x20 }, gives: [],
            InflateError(.malformed, at: 3), members: 0),
        GunzipCase(
            "a name without an end", Array(build { $0.name = "abc" }.prefix(12)), gives: [],
            InflateError(.truncated, at: 12), members: 0),
        GunzipCase(
            "extra fields beyond the end",
            build([]) { $0.extra = [] }.prefix(10) + [255, 255, 1, 2], gives: [],
            InflateError(.truncated, at: 14), members: 0),
        GunzipCase(
            "stored blocks cut short", Array(build { $0.level = 0 }.prefix(25)),
            gives: Array(text.prefix(10)), InflateError(.truncated, at: 25), members: 0),
        GunzipCase(
            "a trailer cut short", Array(plain.dropLast(3)), gives: text,
            InflateError(.truncated, at: plain.count - 3)),
        GunzipCase(
            "a wrong checksum", build { $0.claimedChecksum = 1 }, gives: text,
            InflateError(.checksumMismatch(expected: 1, got: checksum), at: end)),
        GunzipCase(
            "a wrong checksum before a good member", build { $0.claimedChecksum = 1 } + plain,
            gives: text + text,
            InflateError(.checksumMismatch(expected: 1, got: checksum), at: end), members: 2),
        GunzipCase(
            "a wrong size", build { $0.claimedSize = 1 << 31 }, gives: text,
            InflateError(.sizeMismatch(expected: 1 << 31, got: 28), at: end + 4)),
        GunzipCase(
            "a size that is too small", build(zeros) { $0.claimedSize = 3 }, gives: zeros,
            InflateError(
                .sizeMismatch(expected: 3, got: 300_000), at: build(zeros).count - 4)),
        GunzipCase(
            "a second member that is cut short", plain + plain.prefix(12),
            gives: text + text.prefix(1),
            InflateError(.truncated, at: plain.count + 12)),
        GunzipCase(
            "a second member that is malformed", plain + [31, 139, 8, 0, 0, 0, 0, 0, 0, 0, 7, 7],
            gives: text, InflateError(.malformed, at: plain.count + 11)),
    ]

    @Test(arguments: whole + damaged)
    func `what can be inflated is inflated and the rest is said`(item: GunzipCase) {
        let inflater = Inflater()
        // A used buffer, and one that must grow, give the same.
        for output in [ByteBuffer(capacity: 1 << 20), ByteBuffer(capacity: 16)] {
            output.append(ByteSlice(base: output.base, count: 5))
            let report = withBytes(of: item.bytes) {
                inflater.gunzip($0, into: output, limit: item.limit)
            }
            #expect(report == item.report)
            #expect(output.slice.array == item.output)
        }
    }

    @Test(arguments: [0, 1, 27, 299_999])
    func `memory never grows beyond the limit`(limit: Int) {
        let inflater = Inflater()
        let output = ByteBuffer(capacity: 16)
        let report = withBytes(of: Self.build(Self.zeros)) {
            inflater.gunzip($0, into: output, limit: limit)
        }
        #expect(report.problem?.kind == .limitExceeded(limit: UInt64(limit)))
        #expect(output.slice.array == Array(Self.zeros.prefix(limit)))
        #expect(output.capacity <= max(limit, 16))
    }

    @Test func `every prefix and every flipped bit ends in an answer that does not lie`() {
        var builder = GzipBuilder()
        let content = Sample.bytes(600)
        builder.add(content) {
            $0.name = "a"
            $0.extra = [9, 9, 0, 0]
        }
        let bytes = builder.bytes
        let inflater = Inflater()
        let output = ByteBuffer()
        for length in bytes.indices {
            let report = withBytes(of: bytes) {
                inflater.gunzip($0.prefix(length), into: output, limit: 10_000)
            }
            #expect(report.problem?.kind == .truncated)
            #expect(content.starts(with: output.slice.array))
        }
        for index in bytes.indices {
            for bit in 0..<8 {
                var damaged = bytes
                damaged[index] ^= 1 << bit
                let report = withBytes(of: damaged) {
                    inflater.gunzip($0, into: output, limit: 10_000)
                }
                guard report.problem == nil else { continue }
                #expect(output.slice.array == content, "byte \(index), bit \(bit)")
            }
        }
    }
}

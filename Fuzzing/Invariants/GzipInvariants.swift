import Bytes
import CZlib

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// What ``Inflater`` guarantees for any bytes that should be gzip.
enum GzipInvariants {
    /// Enough for all that 64 KiB can inflate to; less shows that the limit holds.
    private static let limits = [128 << 20, 1 << 16, 1, 0]
    nonisolated(unsafe) private static let inflater = Inflater()

    static func check(_ input: ByteSlice) {
        let output = ByteBuffer()
        let report = inflater.gunzip(input, into: output, limit: limits[0])
        check(report, input, output, limit: limits[0])
        if let reference = zlibGunzip(input) {
            expect(report.problem == nil, "what zlib reads whole has no problem")
            expect(isSame(reference.slice, output.slice), "zlib reads the same")
        }
        for limit in limits.dropFirst() where limit < output.count {
            let part = ByteBuffer()
            let cut = inflater.gunzip(input, into: part, limit: limit)
            check(cut, input, part, limit: limit)
            expect(
                isSame(part.slice, output.slice.prefix(part.count)),
                "a limit changes how much is read, not what")
            expect(cut.problem != nil, "what a limit cuts is no whole file")
        }
        // The shortest header has ten bytes; behind it lies raw deflate data.
        checkPieces(input.dropFirst(input.starts(with: [0x1F, 0x8B]) ? 10 : 0))
    }

    private static func isSame(_ first: ByteSlice, _ second: ByteSlice) -> Bool {
        first.count == second.count && memcmp(first.base, second.base, first.count) == 0
    }

    private static func check(
        _ report: GunzipReport, _ input: ByteSlice, _ output: ByteBuffer, limit: Int
    ) {
        expect(output.count <= limit, "the limit holds")
        expect(report.trailingBytes <= input.count, "no more is left than there was")
        expect(report.members > 0 || report.problem != nil, "without a member there is a problem")
        expect((0...input.count).contains(report.problem?.position ?? 0), "a problem lies in it")
        if let problem = report.problem { expectOwnWords(problem.description, "a problem") }
    }

    /// Raw deflate data gives the same whole and in pieces.
    private static func checkPieces(_ input: ByteSlice) {
        var rest = input
        var step = 1
        let pieces = ByteBuffer()
        do {
            let counts = try inflater.inflate(
                next: {
                    defer { rest = rest.dropFirst(step) }
                    step = min(step * 2, 4_096)
                    return rest.prefix(step)
                }, limit: 1 << 20, piece: { pieces.append($0) })
            expect(counts.produced == UInt64(pieces.count), "pieces are counted")
            expect(counts.consumed <= UInt64(input.count), "no more is used than there is")
        } catch {
            expect(error is InflateError, "inflating throws its own errors")
            return
        }
        let whole = ByteBuffer()
        do throws(InflateError) {
            try inflater.inflate(input, expecting: pieces.count, into: whole)
            expect(isSame(whole.slice, pieces.slice), "pieces are the whole")
        } catch {
            expect(false, "what can be read in pieces can be read whole")
        }
    }

    /// What zlib makes of a gzip file that it finds no fault with; `nil` where it finds one.
    private static func zlibGunzip(_ input: ByteSlice) -> ByteBuffer? {
        var stream = z_stream()
        // 16 more than the largest window asks for gzip with its checks.
        let size = Int32(MemoryLayout<z_stream>.size)
        guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, size) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        stream.next_in = UnsafeMutablePointer(
            mutating: input.base.assumingMemoryBound(to: UInt8.self))
        stream.avail_in = UInt32(input.count)
        let result = ByteBuffer()
        while true {
            result.reserve(result.count + 1)
            let room = min(result.capacity - result.count, 1 << 30)
            stream.next_out = (result.base + result.count).assumingMemoryBound(to: UInt8.self)
            stream.avail_out = UInt32(room)
            let status = inflate(&stream, Z_NO_FLUSH)
            result.setCount(result.count + room - Int(stream.avail_out))
            switch status {
            case Z_OK: continue
            case Z_STREAM_END where stream.avail_in == 0: return result
            case Z_STREAM_END: guard inflateReset(&stream) == Z_OK else { return nil }
            default: return nil
            }
        }
    }
}

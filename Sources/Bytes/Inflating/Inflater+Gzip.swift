import CDeflate

extension Inflater {
    /// Inflates a gzip file of one or several members (RFC 1952) into `output`, replacing its
    /// content.
    ///
    /// Damage is reported, not thrown, because the data before it is useful: `output` contains
    /// everything that could be inflated, even if a checksum is wrong. The size that gzip states is
    /// a hint; memory is allocated only as the data is inflated, never for more than `limit` bytes.
    package func gunzip(
        _ bytes: ByteSlice, into output: ByteBuffer, limit: Int
    ) -> GunzipReport {
        output.removeAll()
        let limit = max(limit, 0)
        var report = GunzipReport()
        var position = 0
        while position < bytes.count || position == 0 {
            let start = position
            let member = bytes.dropFirst(start)
            switch GzipHeader(member) {
            case .whole(let length):
                position += length
            case .absent:
                report.trailingBytes = start == 0 ? 0 : member.count
                report.note(start == 0 ? InflateError(.notGzip, at: 0) : nil)
                return report
            case .truncated:
                // A single first byte of gzip's magic number is junk like any other.
                if start > 0, member.count < 2 {
                    report.trailingBytes = member.count
                } else {
                    report.note(InflateError(.truncated, at: bytes.count))
                }
                return report
            case .malformed(let offset):
                report.note(InflateError(.malformed, at: start + offset))
                return report
            }
            let first = output.count
            let ending = inflateMember(bytes.dropFirst(position), into: output, limit: limit)
            if var problem = ending.problem {
                problem.position = problem.position.map { $0 + position }
                report.note(problem)
                return report
            }
            position += ending.consumed
            report.members += 1
            let inflated = output.slice.dropFirst(first)
            report.note(checkTrailer(of: bytes, at: position, against: inflated))
            position += GzipHeader.trailerLength
        }
        return report
    }

    /// Compares the trailer at `position` with the inflated bytes.
    private func checkTrailer(
        of bytes: ByteSlice, at position: Int, against inflated: ByteSlice
    ) -> InflateError? {
        guard let checksum = bytes.loadIfPresent(UInt32.self, at: position),
            let size = bytes.loadIfPresent(UInt32.self, at: position + 4)
        else { return InflateError(.truncated, at: bytes.count) }
        let got = Checksum.crc32(inflated)
        if checksum != got {
            return InflateError(.checksumMismatch(expected: checksum, got: got), at: position)
        }
        if size != UInt32(truncatingIfNeeded: inflated.count) {
            return InflateError(
                .sizeMismatch(expected: UInt64(size), got: UInt64(inflated.count)),
                at: position + 4)
        }
        return nil
    }

    /// Appends the inflated content of the deflate data at the beginning of `bytes`.
    private func inflateMember(
        _ bytes: ByteSlice, into output: ByteBuffer, limit: Int
    ) -> Ending {
        let start = output.count
        let most = min(
            limit - start, Int(clamping: Self.maximumInflatedSize(of: UInt64(bytes.count))))
        // The last four bytes state the size if this is the only member. The size is trusted up to
        // a realistic ratio; beyond it, memory grows by doubling as data arrives.
        let announced = bytes.loadIfPresent(UInt32.self, at: bytes.count - 4).map(Int.init) ?? 0
        let believable = max(bytes.count * 32, 1 << 16)
        var wanted = max(min(announced, believable, most), min(bytes.count, most))
        while true {
            output.reserve(start + wanted, atMost: limit)
            let room = min(output.capacity, limit) - start
            var consumed = 0
            var produced = 0
            let result = libdeflate_deflate_decompress_ex(
                decompressor, bytes.base, bytes.count, output.base + start, room,
                &consumed, &produced)
            if result == LIBDEFLATE_SUCCESS {
                output.setCount(start + produced)
                return Ending(consumed: consumed, problem: nil)
            }
            guard result == LIBDEFLATE_INSUFFICIENT_SPACE, room < most else { break }
            wanted = min(most, room > most / 2 ? most : room * 2)
        }
        return inflateWhatThereIs(bytes, into: output, limit: limit)
    }
}

extension GunzipReport {
    fileprivate mutating func note(_ found: InflateError?) {
        if problem == nil { problem = found }
    }
}

import Bytes

/// Finds the end of an entry's data when only its local header is known.
struct DataEnd {
    enum Finding {
        /// The data, and everything after it that belongs to the entry, ends before this byte; the
        /// header now has its true sizes and checksum.
        case whole(EntryHeader, end: Int)
        /// The data is missing or damaged.
        case lost(ZIPError.Kind)
    }

    let window: ArchiveWindow
    let inflater: Inflater
    /// No entry's data extends beyond this byte.
    let limit: Int
    let limits: ZIPLimits
    /// The number of bytes that may still be searched without success. Without a bound, an archive
    /// of headers within headers would be read once for each of them.
    var patience: Int
    /// The number of bytes that may still be inflated.
    var inflatable: UInt64

    init(in window: ArchiveWindow, before limit: Int, limits: ZIPLimits) {
        self.window = window
        self.limit = limit
        self.limits = limits
        inflater = Inflater()
        patience = min(limit, Int.max / 8) * 4 + 1 << 20
        inflatable = limits.maximumTotalSize
    }

    /// Finds the end of the data of a local header.
    mutating func find(for header: EntryHeader) throws(ZIPError) -> Finding {
        let data = header.position + header.length
        if let end = try statedEnd(of: header, data: data) { return end }
        guard patience > 0 else { return .lost(.malformed("local header: its data has no end")) }
        if header.method == .deflate, header.encryption == nil {
            return try inflatedEnd(of: header, data: data)
        }
        if header.hasDescriptor { return try scannedEnd(of: header, data: data) }
        return try storedEnd(of: header, data: data)
    }

    /// The end that the header states, if a structure of the archive follows there.
    private func statedEnd(of header: EntryHeader, data: Int) throws(ZIPError) -> Finding? {
        guard let size = Int(exactly: header.compressedSize), size <= limit - data else {
            return nil
        }
        let end = data + size
        if header.hasDescriptor {
            if size == 0, header.method != .stored { return nil }
            let descriptor = try DataDescriptor.find(
                at: end, compressedSize: header.compressedSize, in: window, before: limit)
            if let descriptor, try isBoundary(descriptor.end) {
                return .whole(descriptor.complete(header), end: descriptor.end)
            }
            // Sizes of zero mean that they are stated later.
            if size == 0 { return nil }
        }
        return try isBoundary(end) ? .whole(header, end: end) : nil
    }

    /// Whether a structure that can follow an entry begins here.
    private func isBoundary(_ position: Int) throws(ZIPError) -> Bool {
        guard position < limit, let signature = try window.signature(at: position) else {
            return position <= limit
        }
        return Signature.canFollowData(signature)
    }

    /// The end that deflate data contains itself.
    private mutating func inflatedEnd(
        of header: EntryHeader, data: Int
    ) throws(ZIPError) -> Finding {
        var position = data
        var checksum: UInt32 = 0
        let most = min(limits.maximumEntrySize, inflatable)
        let counts: Inflater.Counts
        do {
            counts = try inflater.inflate(
                next: {
                    let bytes = try window.part(at: position, before: limit)
                    position += bytes.count
                    return bytes
                }, limit: most, piece: { checksum = Checksum.crc32($0, seed: checksum) })
        } catch let error as ZIPError {
            throw error
        } catch let error as InflateError {
            patience -= position - data
            return .lost(kind(of: error, header: header, data: data, most: most))
        } catch {
            return .lost(.malformed("deflate data"))
        }
        inflatable -= counts.produced
        let end = data + Int(clamping: counts.consumed)
        var found = header
        found.compressedSize = counts.consumed
        found.size = counts.produced
        if header.hasDescriptor {
            let descriptor = try DataDescriptor.find(
                at: end, compressedSize: counts.consumed, in: window, before: limit)
            if let descriptor, descriptor.crc32 == checksum, descriptor.size == counts.produced {
                return .whole(descriptor.complete(found), end: descriptor.end)
            }
            patience -= end - data
            if let descriptor {
                return .lost(.checksumMismatch(expected: descriptor.crc32, got: checksum))
            }
            return .lost(
                limit - end < DataDescriptor.longest
                    ? .truncated(
                        expected: UInt64(end - data + DataDescriptor.shortest),
                        got: UInt64(limit - data))
                    : .malformed("data descriptor"))
        }
        guard checksum == header.crc32 else {
            patience -= end - data
            return .lost(.checksumMismatch(expected: header.crc32, got: checksum))
        }
        return .whole(found, end: end)
    }

    private func kind(
        of error: InflateError, header: EntryHeader, data: Int, most: UInt64
    ) -> ZIPError.Kind {
        switch error.kind {
        case .truncated:
            let present = UInt64(limit - data)
            return .truncated(expected: max(header.compressedSize, present + 1), got: present)
        case .limitExceeded:
            return .limitExceeded(
                most < limits.maximumEntrySize
                    ? .totalSize(limits.maximumTotalSize) : .entrySize(limits.maximumEntrySize))
        default: return .malformed("deflate data")
        }
    }

    /// The end of stored data of a stated size that is not followed by a structure of the archive:
    /// its checksum decides.
    private mutating func storedEnd(of header: EntryHeader, data: Int) throws(ZIPError) -> Finding {
        let present = UInt64(limit - data)
        guard header.compressedSize <= present else {
            return .lost(.truncated(expected: header.compressedSize, got: present))
        }
        let end = data + Int(header.compressedSize)
        patience -= end - data
        let checksum = try self.checksum(from: data, to: end, seed: 0)
        guard checksum == header.crc32 else {
            return .lost(.checksumMismatch(expected: header.crc32, got: checksum))
        }
        return .whole(header, end: end)
    }

    /// The end of data that only a data descriptor with the correct size and checksum can
    /// determine.
    private mutating func scannedEnd(of header: EntryHeader, data: Int) throws(ZIPError) -> Finding
    {
        var position = data
        var summed = (end: data, checksum: UInt32(0))
        while position < limit {
            // A descriptor without a signature may also be at the end of the archive.
            let found =
                try window.firstSignature(
                    among: [
                        Signature.dataDescriptor, Signature.localHeader, Signature.centralHeader,
                    ], from: position, before: limit) ?? limit
            let candidates = try DataDescriptor.around(
                found, data: data, in: window, before: limit)
            for candidate in candidates {
                let end = data + Int(clamping: candidate.compressedSize)
                if end < summed.end { summed = (data, 0) }
                summed = (
                    end, try checksum(from: summed.end, to: end, seed: summed.checksum)
                )
                guard header.encryption != nil || summed.checksum == candidate.crc32 else {
                    continue
                }
                return .whole(candidate.complete(header), end: candidate.end)
            }
            position = found + 1
        }
        patience -= limit - data
        let present = UInt64(limit - data)
        return .lost(.truncated(expected: present + 1, got: present))
    }

    private func checksum(from start: Int, to end: Int, seed: UInt32) throws(ZIPError) -> UInt32 {
        var checksum = seed
        var position = start
        while position < end {
            let bytes = try window.part(at: position, before: end)
            guard !bytes.isEmpty else { break }
            checksum = Checksum.crc32(bytes, seed: checksum)
            position += bytes.count
        }
        return checksum
    }
}

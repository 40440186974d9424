package import Bytes

/// Reads the bytes of entries. Use one per thread, because it reuses its memory.
public final class ZIPReader {
    /// The archive from which the reader reads.
    public let archive: ZIPArchive

    private let compressed = ByteBuffer()
    private let inflater = Inflater()

    /// The memory that is kept between entries, and the size of reads when reading piece by piece.
    private static let keptCapacity = 1 << 24
    private static let pieceSize = 1 << 18

    /// Creates a reader for the entries of this archive.
    public init(_ archive: ZIPArchive) { self.archive = archive }

    /// Returns the bytes of an entry.
    ///
    /// - Throws: `malformed`, `sizeMismatch` or `checksumMismatch` if the bytes are not those that
    ///   the archive states, `unreadable` if the archive's file cannot be read.
    public func read(_ entry: ZIPEntry) throws(ZIPError) -> [UInt8] {
        let buffer = ByteBuffer(capacity: 0)
        try read(entry, into: buffer)
        return buffer.slice.array
    }

    /// Calls `body` with the bytes of an entry piece by piece, in order and in bounded memory,
    /// whatever the entry's size. `body` must not use this reader.
    ///
    /// The bytes are verified only at the end: if this throws, discard all pieces.
    ///
    /// - Throws: as ``read(_:)``, and whatever `body` throws.
    public func forEachPiece(of entry: ZIPEntry, _ body: (RawSpan) throws -> Void) throws {
        try read(entry) { piece in try body(piece.buffer.bytes) }
    }

    /// Reads a whole entry into `buffer`, replacing its content.
    ///
    /// - Throws: as ``read(_:)``; `buffer` is then empty.
    package func read(_ entry: ZIPEntry, into buffer: ByteBuffer) throws(ZIPError) {
        buffer.removeAll()
        compressed.shrink(to: Self.keptCapacity)
        if entry.method == .deflate64 { return try readDeflate64(entry, into: buffer) }
        let isStored = entry.method == .stored
        let data = try openData(of: entry, reading: isStored ? 0 : Int(entry.compressedSize))
        if isStored {
            try read(entry, at: data, count: Int(entry.compressedSize), into: buffer)
        } else {
            let bytes = try compressedBytes(of: entry, at: data)
            do throws(InflateError) {
                try inflater.inflate(bytes, expecting: Int(clamping: entry.size), into: buffer)
            } catch {
                throw Self.error(error, in: entry, data: data)
            }
        }
        let checksum = Checksum.crc32(buffer.slice)
        guard checksum == entry.crc32 else {
            buffer.removeAll()
            throw ZIPError(
                .checksumMismatch(expected: entry.crc32, got: checksum), entry: entry.name,
                offset: UInt64(data))
        }
    }

    /// Reads an entry piece by piece in bounded memory, whatever its size.
    ///
    /// Each slice is valid until `piece` returns; `piece` must not use this reader. The bytes are
    /// verified only at the end: if this throws, discard all pieces.
    ///
    /// - Throws: as ``read(_:)``, and whatever `piece` throws.
    package func read(_ entry: ZIPEntry, piece: (ByteSlice) throws -> Void) throws {
        let data = try openData(of: entry, reading: 0)
        var rest = data..<data + Int(entry.compressedSize)
        var checksum: UInt32 = 0
        func next() throws -> ByteSlice? {
            guard !rest.isEmpty else { return nil }
            let count = min(rest.count, Self.pieceSize)
            try read(entry, at: rest.lowerBound, count: count, into: compressed)
            rest = rest.dropFirst(count)
            return compressed.slice
        }
        func deliver(_ bytes: ByteSlice) throws {
            checksum = Checksum.crc32(bytes, seed: checksum)
            try piece(bytes)
        }
        if entry.method == .stored {
            while let bytes = try next() { try deliver(bytes) }
        } else {
            do {
                let counts =
                    entry.method == .deflate64
                    ? try inflater.inflate64(next: next, limit: entry.size, piece: deliver)
                    : try inflater.inflate(next: next, limit: entry.size, piece: deliver)
                guard counts.produced == entry.size else {
                    throw ZIPError(
                        .sizeMismatch(expected: entry.size, got: counts.produced),
                        entry: entry.name, offset: UInt64(data))
                }
            } catch let error as InflateError {
                throw Self.error(error, in: entry, data: data)
            }
        }
        guard checksum == entry.crc32 else {
            throw ZIPError(
                .checksumMismatch(expected: entry.crc32, got: checksum), entry: entry.name,
                offset: UInt64(data))
        }
    }

    private func readDeflate64(_ entry: ZIPEntry, into buffer: ByteBuffer) throws(ZIPError) {
        do {
            try read(entry) { piece in
                buffer.reserve(buffer.count + piece.count, atMost: Int(clamping: entry.size))
                buffer.append(piece)
            }
        } catch {
            buffer.removeAll()
            throw error as? ZIPError ?? malformed("deflate64 data", entry)
        }
    }

    /// Reads the local header together with about `count` bytes after it. Returns the offset at
    /// which the data begins in the archive; the local header is then at the start of `compressed`.
    private func openData(of entry: ZIPEntry, reading count: Int) throws(ZIPError) -> Int {
        let start = Int(entry.localHeaderOffset)
        let available = archive.size - start
        // Room for extra fields of usual size; longer ones need a second read.
        let guess = EntryHeader.localLength + entry.name.utf8.count + 64
        try read(entry, at: start, count: min(guess + count, available), into: compressed)
        var header = EntryHeader(local: compressed.slice, at: start)
        if header == nil {
            let most = min(EntryHeader.longest, available)
            try read(entry, at: start, count: most, into: compressed)
            header = EntryHeader(local: compressed.slice, at: start)
        }
        guard let header else { throw malformed("local header", entry) }
        guard header.method == entry.method, EntryName.agree(header.name, entry.name) else {
            throw malformed("local header: it describes another entry", entry)
        }
        guard header.length <= available - Int(entry.compressedSize) else {
            throw ZIPError(
                .truncated(
                    expected: UInt64(header.length) + entry.compressedSize,
                    got: UInt64(available)),
                entry: entry.name, offset: entry.localHeaderOffset)
        }
        return start + header.length
    }

    /// The data of an entry just opened; reads the rest if it is incomplete.
    private func compressedBytes(of entry: ZIPEntry, at data: Int) throws(ZIPError) -> ByteSlice {
        let offset = data - Int(entry.localHeaderOffset)
        let count = Int(entry.compressedSize)
        if let bytes = compressed.slice.slice(from: offset, count: count) { return bytes }
        try read(entry, at: data, count: count, into: compressed)
        return compressed.slice
    }

    private func read(
        _ entry: ZIPEntry, at offset: Int, count: Int, into buffer: ByteBuffer
    ) throws(ZIPError) {
        do throws(FileError) {
            try archive.file.read(at: offset, count: count, into: buffer)
        } catch {
            throw ZIPError(.unreadable(error), entry: entry.name, offset: UInt64(offset))
        }
    }

    private func malformed(_ what: String, _ entry: ZIPEntry) -> ZIPError {
        ZIPError(.malformed(what), entry: entry.name, offset: entry.localHeaderOffset)
    }

    /// The same problem as a ``ZIPError``; `data` is the offset at which the compressed bytes
    /// begin.
    private static func error(_ error: InflateError, in entry: ZIPEntry, data: Int) -> ZIPError {
        let kind: ZIPError.Kind =
            switch error.kind {
            case .truncated: .malformed("deflate data: it does not end")
            case .sizeMismatch(let expected, let got): .sizeMismatch(expected: expected, got: got)
            case .checksumMismatch(let expected, let got):
                .checksumMismatch(expected: expected, got: got)
            case .limitExceeded(let limit): .sizeMismatch(expected: limit, got: limit + 1)
            case .malformed, .notGzip: .malformed("deflate data")
            }
        return ZIPError(
            kind, entry: entry.name, offset: UInt64(data + (error.position ?? 0)))
    }
}

import Bytes

/// Checksum and sizes after the data of an entry (APPNOTE section 4.3.9): with or without a
/// signature, with sizes of 32 or 64 bits. Nothing says which.
struct DataDescriptor {
    var crc32: UInt32
    var compressedSize: UInt64
    var size: UInt64
    /// The offset after the descriptor.
    var end: Int

    static let shortest = 12
    static let longest = 24

    /// The descriptor at `position`, in the form whose compressed size matches.
    static func find(
        at position: Int, compressedSize: UInt64, in window: ArchiveWindow, before limit: Int
    ) throws(ZIPError) -> DataDescriptor? {
        let bytes = try window.bytes(at: position, upTo: longest + 4, ahead: 1 << 12)
        var fitting: DataDescriptor?
        for form in forms {
            guard let descriptor = DataDescriptor(bytes, form, at: position),
                descriptor.end <= limit, descriptor.compressedSize == compressedSize
            else { continue }
            // Several forms can match, for example after empty data: what follows decides.
            let next: UInt32? = bytes.loadIfPresent(at: descriptor.end - position)
            if next.map(Signature.canFollowData) ?? true { return descriptor }
            fitting = fitting ?? descriptor
        }
        return fitting
    }

    /// The descriptors that a signature at `position` can mean, for data that begins at `data`: its
    /// own, or one without a signature before the signature of the next structure.
    static func around(
        _ position: Int, data: Int, in window: ArchiveWindow, before limit: Int
    ) throws(ZIPError) -> [DataDescriptor] {
        if try window.signature(at: position) == Signature.dataDescriptor {
            let descriptor = try find(
                at: position, compressedSize: UInt64(position - data), in: window, before: limit)
            return descriptor.map { [$0] } ?? []
        }
        var found: [DataDescriptor] = []
        for start in [position - 12, position - 20] where start >= data {
            let descriptor = try find(
                at: start, compressedSize: UInt64(start - data), in: window, before: limit)
            if let descriptor, descriptor.end == position { found.append(descriptor) }
        }
        return found
    }

    /// The header completed from the descriptor. Stored data has the length that was found.
    func complete(_ header: EntryHeader) -> EntryHeader {
        var header = header
        header.crc32 = crc32
        header.compressedSize = compressedSize
        header.size = size
        return header
    }

    private struct Form {
        var hasSignature: Bool
        var isLarge: Bool
    }

    private static let forms = [
        Form(hasSignature: true, isLarge: false), Form(hasSignature: true, isLarge: true),
        Form(hasSignature: false, isLarge: false), Form(hasSignature: false, isLarge: true),
    ]

    private init?(_ bytes: ByteSlice, _ form: Form, at position: Int) {
        var offset = 0
        if form.hasSignature {
            guard bytes.loadIfPresent(at: 0) == Signature.dataDescriptor else { return nil }
            offset = 4
        }
        guard let crc32: UInt32 = bytes.loadIfPresent(at: offset) else { return nil }
        if form.isLarge {
            guard let compressedSize: UInt64 = bytes.loadIfPresent(at: offset + 4),
                let size: UInt64 = bytes.loadIfPresent(at: offset + 12)
            else { return nil }
            self.init(
                crc32: crc32, compressedSize: compressedSize, size: size,
                end: position + offset + 20)
        } else {
            guard let compressedSize: UInt32 = bytes.loadIfPresent(at: offset + 4),
                let size: UInt32 = bytes.loadIfPresent(at: offset + 8)
            else { return nil }
            self.init(
                crc32: crc32, compressedSize: UInt64(compressedSize), size: UInt64(size),
                end: position + offset + 12)
        }
    }

    private init(crc32: UInt32, compressedSize: UInt64, size: UInt64, end: Int) {
        self.crc32 = crc32
        self.compressedSize = compressedSize
        self.size = size
        self.end = end
    }
}

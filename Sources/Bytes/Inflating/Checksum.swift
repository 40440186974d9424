import CDeflate

/// The checksums of file formats.
public enum Checksum {
    /// The CRC-32 of ZIP and gzip (ISO 3309, polynomial 0xEDB88320).
    ///
    /// To compute it piece by piece, pass the result for one piece as the `seed` of the next.
    public static func crc32(_ bytes: RawSpan, seed: UInt32 = 0) -> UInt32 {
        withBytes(of: bytes) { crc32($0, seed: seed) }
    }

    /// The CRC-32 of ZIP and gzip for the bytes of any collection.
    public static func crc32(_ bytes: some Collection<UInt8>, seed: UInt32 = 0) -> UInt32 {
        withBytes(of: bytes) { crc32($0, seed: seed) }
    }

    /// The CRC-32 of ZIP and gzip for the bytes of a slice.
    package static func crc32(_ bytes: ByteSlice, seed: UInt32 = 0) -> UInt32 {
        libdeflate_crc32(seed, bytes.base, bytes.count)
    }
}

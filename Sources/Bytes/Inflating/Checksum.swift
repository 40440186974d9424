import CDeflate

/// Checksums that file formats carry.
public enum Checksum {
    /// The CRC-32 of ZIP and gzip (ISO 3309, polynomial 0xEDB88320).
    ///
    /// Pass the result for one piece as the `seed` of the next to sum piece by piece.
    public static func crc32(_ bytes: RawSpan, seed: UInt32 = 0) -> UInt32 {
        withBytes(of: bytes) { crc32($0, seed: seed) }
    }

    /// The CRC-32 of ZIP and gzip of bytes in any collection.
    public static func crc32(_ bytes: some Collection<UInt8>, seed: UInt32 = 0) -> UInt32 {
        withBytes(of: bytes) { crc32($0, seed: seed) }
    }

    /// The CRC-32 of bytes at hand.
    package static func crc32(_ bytes: ByteSlice, seed: UInt32 = 0) -> UInt32 {
        libdeflate_crc32(seed, bytes.base, bytes.count)
    }
}

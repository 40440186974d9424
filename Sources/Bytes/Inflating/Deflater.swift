import CDeflate

/// Compresses into zlib's format (RFC 1950). Use one per thread: it keeps libdeflate's state.
package final class Deflater {
    private let compressor: OpaquePointer

    /// Creates a compressor with a level from 1 (fast) to 12 (small).
    package init(level: Int32 = 1) {
        precondition(level >= 1 && level <= 12)
        guard let compressor = libdeflate_alloc_compressor(level) else {
            preconditionFailure("no memory for a compressor")
        }
        self.compressor = compressor
    }

    deinit { libdeflate_free_compressor(compressor) }

    package func compress(_ bytes: ByteSlice) -> [UInt8] {
        let bound = libdeflate_zlib_compress_bound(compressor, bytes.count)
        return [UInt8](unsafeUninitializedCapacity: bound) { output, count in
            count = libdeflate_zlib_compress(
                compressor, bytes.base, bytes.count, output.baseAddress, bound)
        }
    }

    /// Compresses into the gzip format (RFC 1952).
    package func gzip(_ bytes: ByteSlice) -> [UInt8] {
        let bound = libdeflate_gzip_compress_bound(compressor, bytes.count)
        return [UInt8](unsafeUninitializedCapacity: bound) { output, count in
            count = libdeflate_gzip_compress(
                compressor, bytes.base, bytes.count, output.baseAddress, bound)
        }
    }
}

/// The content of a zlib stream (RFC 1950) of at most `limit` bytes, or `nil` if it is damaged or
/// longer.
package func inflateZlib(_ bytes: ByteSlice, limit: Int) -> [UInt8]? {
    guard let decompressor = libdeflate_alloc_decompressor() else { return nil }
    defer { libdeflate_free_decompressor(decompressor) }
    var result = LIBDEFLATE_BAD_DATA
    let output = [UInt8](unsafeUninitializedCapacity: max(limit, 1)) { output, count in
        count = 0
        result = libdeflate_zlib_decompress(
            decompressor, bytes.base, bytes.count, output.baseAddress, limit, &count)
        if result != LIBDEFLATE_SUCCESS { count = 0 }
    }
    return result == LIBDEFLATE_SUCCESS ? output : nil
}

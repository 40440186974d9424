import CZstd

/// Compresses pages with zstd.
final class Compressor {
    /// As small as it gets before it becomes slow: level 3, zstd's own default.
    private static let level: Int32 = 3

    private let context: OpaquePointer?
    private var output: [UInt8] = []

    init() { context = ZSTD_createCCtx() }

    deinit { ZSTD_freeCCtx(context) }

    /// The compressed bytes.
    func compressed(_ bytes: [UInt8]) -> [UInt8] {
        let bound = ZSTD_compressBound(bytes.count)
        if output.count < bound { output = [UInt8](repeating: 0, count: bound) }
        let size = output.withUnsafeMutableBytes { output in
            bytes.withUnsafeBytes { input in
                ZSTD_compressCCtx(
                    context, output.baseAddress, output.count, input.baseAddress, input.count,
                    Self.level)
            }
        }
        // It fails only without memory, or in a buffer smaller than the bound.
        precondition(ZSTD_isError(size) == 0, "zstd could not compress a page")
        return Array(output[..<size])
    }
}

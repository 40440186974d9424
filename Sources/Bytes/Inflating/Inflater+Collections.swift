extension Inflater {
    /// Inflates raw deflate data (RFC 1951) of known inflated size, as stated in a ZIP directory.
    ///
    /// Bytes after the end of the deflate data are ignored. Memory for `size` bytes is allocated
    /// only if `bytes` can inflate to that many.
    ///
    /// - Throws: ``InflateError``: `sizeMismatch` if there are more or fewer bytes, `truncated` or
    ///   `malformed`.
    public func inflate(
        _ bytes: some Collection<UInt8>, expecting size: Int
    ) throws(InflateError) -> [UInt8] {
        let output = ByteBuffer(capacity: 0)
        try withBytes(of: bytes) { slice throws(InflateError) in
            try inflate(slice, expecting: size, into: output)
        }
        return output.slice.array
    }

    /// Inflates a gzip file of one or several members (RFC 1952).
    ///
    /// Damage is reported, not thrown, because the data before it is useful: the result contains
    /// everything that could be inflated, even if a checksum is wrong.
    ///
    /// - Parameter limit: the maximum number of inflated bytes; memory is allocated only as the
    ///   data is inflated.
    public func gunzip(
        _ bytes: some Collection<UInt8>, limit: Int = 1 << 30
    ) -> (bytes: [UInt8], report: GunzipReport) {
        let output = ByteBuffer(capacity: 0)
        let report = withBytes(of: bytes) { gunzip($0, into: output, limit: limit) }
        return (output.slice.array, report)
    }
}

extension Inflater {
    /// Inflates raw deflate data (RFC 1951) whose inflated size is known, as ZIP's directory tells it.
    ///
    /// Bytes after the end of the deflate data are ignored. Memory for `size` bytes is taken only when
    /// `bytes` can inflate to that many.
    ///
    /// - Throws: ``InflateError``: `sizeMismatch` when there are more or fewer bytes, `truncated` or
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
    /// Damage is reported, not thrown, because what precedes it is worth having: the result holds
    /// everything that could be inflated, even where a checksum says that it is wrong.
    ///
    /// - Parameter limit: the most bytes that may come out; memory is taken as the data proves it.
    public func gunzip(
        _ bytes: some Collection<UInt8>, limit: Int = 1 << 30
    ) -> (bytes: [UInt8], report: GunzipReport) {
        let output = ByteBuffer(capacity: 0)
        let report = withBytes(of: bytes) { gunzip($0, into: output, limit: limit) }
        return (output.slice.array, report)
    }
}

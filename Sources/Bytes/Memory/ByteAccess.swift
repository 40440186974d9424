/// Calls `body` with a view of bytes that live at least as long as the call: in place if they are
/// contiguous, like those of an array or of Foundation's `Data`, otherwise of a copy.
@inlinable
package func withBytes<Result, Failure: Error>(
    of bytes: some Collection<UInt8>, _ body: (ByteSlice) throws(Failure) -> Result
) throws(Failure) -> Result {
    let direct = bytes.withContiguousStorageIfAvailable { buffer -> Swift.Result<Result, Failure> in
        do throws(Failure) {
            return .success(try body(ByteSlice(UnsafeRawBufferPointer(buffer))))
        } catch {
            return .failure(error)
        }
    }
    if let direct { return try direct.get() }
    return try Array(bytes).withUnsafeBufferPointer { buffer throws(Failure) in
        try body(ByteSlice(UnsafeRawBufferPointer(buffer)))
    }
}

/// Calls `body` with a view of the bytes of a span, valid until `body` returns.
@inlinable
package func withBytes<Result, Failure: Error>(
    of span: RawSpan, _ body: (ByteSlice) throws(Failure) -> Result
) throws(Failure) -> Result {
    try span.withUnsafeBytes { buffer throws(Failure) in try body(ByteSlice(buffer)) }
}

import Bytes

extension String {
    /// Calls `body` with the text's UTF-8, valid until it returns.
    @inline(__always)
    func withBytes<Result>(_ body: (ByteSlice) -> Result) -> Result {
        var text = self
        return text.withUTF8 { body(ByteSlice(UnsafeRawBufferPointer($0))) }
    }
}

public import Bytes

/// Reads FIT files: protocol 1 and 2, chained or single, whole or damaged.
///
/// ```swift
/// let file = try withBytes(of: bytes) { (slice) throws(FITError) in
///     try FITDecoder().decode(slice)
/// }
/// print(file.records.count, file.problems)
/// ```
public struct FITDecoder: Sendable {
    /// A decoder.
    public init() {}

    /// Whether the bytes begin with a FIT header's signature.
    public static func recognises(_ bytes: ByteSlice) -> Bool {
        FITHeader.isHeader(at: 0, in: bytes)
    }

    /// Everything that can be read of `bytes`; damage is told in ``FITFile/problems``.
    ///
    /// - Throws: ``FITError`` when the bytes are no FIT file at all.
    public func decode(_ bytes: ByteSlice) throws(FITError) -> FITFile {
        guard bytes.count >= FITHeader.minimumSize else {
            throw FITError(
                .truncatedHeader(expected: FITHeader.minimumSize, got: bytes.count), at: 0)
        }
        guard Self.recognises(bytes) else { throw FITError(.notThisFormat, at: 8) }
        var reader = FileReader(bytes)
        return reader.readAll()
    }
}

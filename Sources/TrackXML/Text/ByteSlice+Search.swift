import Bytes

extension ByteSlice {
    /// The offset of the first occurrence of an ASCII text.
    func firstOffset(of text: StaticString) -> Int? {
        guard count >= text.utf8CodeUnitCount else { return nil }
        return (0...count - text.utf8CodeUnitCount).first { stands(text, at: $0) }
    }

    /// The offset of the last occurrence of an ASCII text.
    func lastOffset(of text: StaticString) -> Int? {
        guard count >= text.utf8CodeUnitCount else { return nil }
        return (0...count - text.utf8CodeUnitCount).last { stands(text, at: $0) }
    }

    /// Whether an ASCII text is at an offset.
    func stands(_ text: StaticString, at start: Int) -> Bool {
        let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        guard count - start >= wanted.count else { return false }
        return wanted.indices.allSatisfy { self[start + $0] == wanted[$0] }
    }
}

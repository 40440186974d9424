import Bytes

/// The text of an entry's name (APPNOTE sections 4.4.4 and 4.6.9, appendix D).
enum EntryName {
    /// Decodes the bytes of a name.
    ///
    /// The Info-ZIP Unicode path is used if it belongs to these bytes. Otherwise valid UTF-8 is
    /// read as UTF-8, with or without the flag that announces it, because many programs omit the
    /// flag; everything else is code page 437, the format's first encoding.
    static func decode(_ bytes: ByteSlice, extra: ExtraFields) -> String {
        if let name = extra.unicodePath(of: bytes) { return name }
        return String(validating: bytes.buffer, as: UTF8.self) ?? CodePage437.decode(bytes)
    }

    /// Whether two headers with these names can describe the same entry.
    ///
    /// Names outside ASCII may differ: programs that change the encoding often change only one of
    /// them.
    static func agree(_ first: String, _ second: String) -> Bool {
        if first == second { return true }
        let isForeign = [first, second].map { $0.utf8.contains { $0 >= 0x80 } }
        if isForeign[0] || isForeign[1] { return isForeign[0] && isForeign[1] }
        let path = EntryPath(first)
        guard case .safe = path else { return false }
        return path == EntryPath(second)
    }
}

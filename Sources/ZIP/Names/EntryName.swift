import Bytes

/// The text of an entry's name (APPNOTE sections 4.4.4 and 4.6.9, appendix D).
enum EntryName {
    /// Decodes the bytes of a name.
    ///
    /// The Info-ZIP Unicode path is believed where it belongs to these bytes. Otherwise UTF-8 is
    /// taken for UTF-8 with or without the flag that announces it, since many programs forget
    /// the flag, and everything else for code page 437, the format's first encoding.
    static func decode(_ bytes: ByteSlice, extra: ExtraFields) -> String {
        if let name = extra.unicodePath(of: bytes) { return name }
        return String(validating: bytes.buffer, as: UTF8.self) ?? CodePage437.decode(bytes)
    }
}

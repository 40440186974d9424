import Bytes

/// Finds the places of a damaged text at which reading can restart.
enum ResyncPoints {
    /// The offset of the next start tag of a track, point, lap or similar.
    static func next(in text: ByteSlice, from start: Int) -> Int? {
        var offset = max(start, 0)
        while offset < text.count {
            if text[offset] == UInt8(ascii: "<"), isResyncPoint(in: text, at: offset + 1) {
                return offset
            }
            offset += 1
        }
        return nil
    }

    /// Whether the name of a resync point begins at an offset, with or without a prefix.
    private static func isResyncPoint(in text: ByteSlice, at start: Int) -> Bool {
        var begin = start
        var end = start
        while end < text.count, end - start < 64 {
            let byte = text[end]
            if byte == UInt8(ascii: ":") {
                begin = end + 1
            } else if !isNameByte(byte) {
                break
            }
            end += 1
        }
        // No resync point has a shorter name than `gpx`, or a longer one than this.
        guard end < text.count, end - begin >= 3, end - begin <= 22,
            isBlank(text[end]) || text[end] == UInt8(ascii: ">") || text[end] == UInt8(ascii: "/"),
            let name = text.slice(from: begin, count: end - begin)
        else { return false }
        return Element.named(name.text).format != nil
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte | 0x20 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): true
        default: byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") || byte == UInt8(ascii: "_")
        }
    }

    /// The number of line breaks in a text.
    static func lines(in text: ByteSlice) -> Int {
        text.buffer.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    }
}

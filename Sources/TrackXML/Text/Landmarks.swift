import Bytes

/// Finds the places of a damaged text where reading can begin anew.
enum Landmarks {
    /// The offset of the next start tag of a track, point, lap and the like, from an offset on.
    static func next(in text: ByteSlice, from start: Int) -> Int? {
        var offset = max(start, 0)
        while offset < text.count {
            if text[offset] == UInt8(ascii: "<"),
                Element.named(localName(in: text, at: offset + 1)).format != nil
            {
                return offset
            }
            offset += 1
        }
        return nil
    }

    /// The local name that begins at an offset, without its prefix; empty where no name does.
    static func localName(in text: ByteSlice, at start: Int) -> String {
        var begin = start
        var end = start
        // Names longer than the longest landmark and its prefix are none of ours.
        while end < text.count, end - start < 64 {
            let byte = text[end]
            if byte == UInt8(ascii: ":") {
                begin = end + 1
            } else if isBlank(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") {
                break
            } else if byte < 0x2D {
                return ""
            }
            end += 1
        }
        guard let name = text.slice(from: begin, count: end - begin) else { return "" }
        return name.text
    }

    /// How many lines end in a text.
    static func lines(in text: ByteSlice) -> Int {
        text.buffer.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    }
}

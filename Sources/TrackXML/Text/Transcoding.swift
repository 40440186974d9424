import Bytes
import CXML2

/// Converts texts in other encodings to UTF-8, so that one parser configuration reads them all.
enum Transcoding {
    /// The text as UTF-8, and whether every byte could be read.
    static func utf8(_ bytes: ByteSlice, from encoding: TextForm.Encoding) -> (
        text: [UInt8], isFaithful: Bool
    ) {
        switch encoding {
        case .utf8: (bytes.array, true)
        case .utf16(let bigEndian): utf16(bytes, bigEndian: bigEndian)
        case .other("ISO-8859-1"): (latin1(bytes), true)
        case .other(let name): other(bytes, name) ?? undeclared(bytes)
        }
    }

    /// A text without a usable declared encoding: UTF-8 if it is valid, otherwise Latin-1.
    private static func undeclared(_ bytes: ByteSlice) -> (text: [UInt8], isFaithful: Bool) {
        let isUTF8 = String(validating: bytes.buffer, as: UTF8.self) != nil
        return (isUTF8 ? bytes.array : latin1(bytes), false)
    }

    /// Lone surrogates become U+FFFD; half a unit at the end is dropped.
    private static func utf16(_ bytes: ByteSlice, bigEndian: Bool) -> (
        text: [UInt8], isFaithful: Bool
    ) {
        let units = (0..<bytes.count / 2).lazy.map { index -> UInt16 in
            let unit = bytes.load(UInt16.self, at: index * 2)
            return bigEndian ? unit.byteSwapped : unit
        }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count / 2 + bytes.count / 16)
        let isFaithful = !transcode(
            units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: false,
            into: { text.append($0) })
        return (text, isFaithful && bytes.count % 2 == 0)
    }

    /// Every byte is the character with its number.
    private static func latin1(_ bytes: ByteSlice) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 16)
        for byte in bytes.buffer {
            if byte < 0x80 {
                text.append(byte)
            } else {
                text.append(0xC0 | byte >> 6)
                text.append(0x80 | byte & 0x3F)
            }
        }
        return text
    }

    /// Converts through libxml2 (and the system's iconv behind it); `nil` if the name is unknown.
    /// Everything after a byte that cannot be read is taken as Latin-1: its letters are ASCII's.
    private static func other(_ bytes: ByteSlice, _ name: String) -> (
        text: [UInt8], isFaithful: Bool
    )? {
        xmlInitParser()
        // libxml2 reports conversion errors to the thread's handler, otherwise to standard error.
        let handler = __xmlStructuredError().pointee
        let data = __xmlStructuredErrorContext().pointee
        xmlSetStructuredErrorFunc(nil) { _, _ in }
        defer { xmlSetStructuredErrorFunc(data, handler) }

        guard let encoder = xmlFindCharEncodingHandler(name) else { return nil }
        defer { xmlCharEncCloseFunc(encoder) }
        guard let output = xmlBufferCreateSize(PushParser.pieceSize) else { return nil }
        defer { xmlBufferFree(output) }
        guard
            let input = xmlBufferCreateStatic(
                UnsafeMutableRawPointer(mutating: bytes.base), bytes.count)
        else { return nil }
        defer { xmlBufferFree(input) }

        var left = Int.max
        while xmlBufferLength(input) > 0, xmlBufferLength(input) < left {
            left = Int(xmlBufferLength(input))
            if xmlCharEncInFunc(encoder, output, input) < 0 { break }
        }
        let rest = Int(xmlBufferLength(input))
        let text = UnsafeBufferPointer(
            start: xmlBufferContent(output), count: Int(xmlBufferLength(output)))
        // The declaration was read as ASCII, so an encoding in which it is something else
        // (`unicode`, which is UTF-16 here; the EBCDICs) cannot be the text's.
        guard text.first == bytes.buffer.first else { return nil }
        return (Array(text) + latin1(bytes.dropFirst(bytes.count - rest)), rest == 0)
    }
}

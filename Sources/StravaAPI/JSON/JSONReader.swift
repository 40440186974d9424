import Foundation

/// Why bytes are no JSON, and where.
struct JSONError: Error, Hashable {
    /// The offset of the byte that was not expected.
    var offset: Int
}

/// Reads one JSON document (RFC 8259) from untrusted bytes.
struct JSONReader {
    /// How deep arrays and objects may be nested; Strava's deepest answers have 6.
    static let maximumDepth = 64
    /// How many values a document may have: twenty days of samples at one a second.
    static let maximumCount = 20_000_000

    private let bytes: UnsafeBufferPointer<UInt8>
    private var offset = 0
    private var count = 0

    /// Reads a document; nothing but blanks may follow it.
    static func read(_ data: Data) throws(JSONError) -> JSONValue {
        let result = data.withUnsafeBytes { raw -> Result<JSONValue, JSONError> in
            var reader = JSONReader(raw.bindMemory(to: UInt8.self))
            do throws(JSONError) { return .success(try reader.document()) } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private var unexpected: JSONError { JSONError(offset: offset) }

    private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func document() throws(JSONError) -> JSONValue {
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { offset = 3 }
        let value = try value(depth: 0)
        skipBlanks()
        guard next == nil else { throw unexpected }
        return value
    }

    private mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || (0x09...0x0D).contains(byte) { offset += 1 }
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        skipBlanks()
        count += 1
        guard depth < Self.maximumDepth, count <= Self.maximumCount else { throw unexpected }
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONError)
        -> JSONValue
    {
        for index in 0..<word.utf8CodeUnitCount {
            guard next == word.utf8Start[index] else { throw unexpected }
            offset += 1
        }
        return value
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        offset += 1
        return true
    }

    private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
        offset += 1
        var elements: [JSONValue] = []
        skipBlanks()
        if take("]") { return .array(elements) }
        while true {
            elements.append(try value(depth: depth + 1))
            skipBlanks()
            if take("]") { return .array(elements) }
            guard take(",") else { throw unexpected }
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
        offset += 1
        var members: [String: JSONValue] = [:]
        skipBlanks()
        if take("}") { return .object(members) }
        while true {
            skipBlanks()
            guard next == UInt8(ascii: "\"") else { throw unexpected }
            let key = try string()
            skipBlanks()
            guard take(":") else { throw unexpected }
            members[key] = try value(depth: depth + 1)
            skipBlanks()
            if take("}") { return .object(members) }
            guard take(",") else { throw unexpected }
        }
    }

    private mutating func number() throws(JSONError) -> String {
        let start = offset
        _ = take("-")
        let first = next
        guard digits() > 0 else { throw unexpected }
        if first == UInt8(ascii: "0"), bytes[offset - 1] != first || offset - start > 2 {
            throw unexpected
        }
        if take(".") {
            guard digits() > 0 else { throw unexpected }
        }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            guard digits() > 0 else { throw unexpected }
        }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private mutating func digits() -> Int {
        let start = offset
        while let byte = next, (0x30...0x39).contains(byte) { offset += 1 }
        return offset - start
    }

    /// Bytes that are not UTF-8 and lone surrogates become U+FFFD: a name must not stop a sync.
    private mutating func string() throws(JSONError) -> String {
        offset += 1
        var text = ""
        var start = offset
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                text += String(decoding: bytes[start..<offset], as: UTF8.self)
                offset += 1
                return text
            case UInt8(ascii: "\\"):
                text += String(decoding: bytes[start..<offset], as: UTF8.self)
                text.unicodeScalars.append(try escaped())
                start = offset
            case 0..<0x20: throw unexpected
            default: offset += 1
            }
        }
        throw unexpected
    }

    private mutating func escaped() throws(JSONError) -> Unicode.Scalar {
        offset += 1
        guard let byte = next else { throw unexpected }
        offset += 1
        switch byte {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "u"): break
        default:
            offset -= 1
            throw unexpected
        }
        let unit = try hexadecimal()
        if let scalar = Unicode.Scalar(unit) { return scalar }
        let second = offset
        if (0xD800..<0xDC00).contains(unit), take("\\"), take("u") {
            let low = try hexadecimal()
            if (0xDC00..<0xE000).contains(low) {
                return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
                    ?? "\u{FFFD}"
            }
        }
        offset = second
        return "\u{FFFD}"
    }

    private mutating func hexadecimal() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue,
                byte < 0x80
            else { throw unexpected }
            value = value << 4 | UInt32(digit)
            offset += 1
        }
        return value
    }
}

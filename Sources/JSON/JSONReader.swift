package import Foundation

/// The reason why bytes are not JSON.
package struct JSONError: Error, Hashable, CustomStringConvertible {
    /// The offset of the first unexpected byte.
    package var offset: Int

    package init(offset: Int) { self.offset = offset }

    package var description: String { "not JSON (byte \(offset))" }
}

/// The limits on memory and stack.
package struct JSONLimits: Sendable {
    package var bytes = 512 << 20
    /// The maximum depth of nested arrays and objects; Strava's deepest replies have 6.
    package var depth = 64
    /// The maximum number of values in a document: twenty days of samples at one per second.
    package var values = 20_000_000

    package init() {}
}

/// Reads one JSON document (RFC 8259) from untrusted bytes.
package struct JSONReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let limits: JSONLimits
    private var offset = 0
    private var count = 0

    /// Reads a document; only white space may follow it.
    package static func read(
        _ data: Data, limits: JSONLimits = JSONLimits()
    ) throws(JSONError) -> JSONValue {
        try data.withUnsafeBytes { raw in read(raw, limits) }.get()
    }

    /// Reads a document; only white space may follow it.
    package static func read(
        _ text: String, limits: JSONLimits = JSONLimits()
    ) throws(JSONError) -> JSONValue {
        var text = text
        return try text.withUTF8 { utf8 in read(UnsafeRawBufferPointer(utf8), limits) }.get()
    }

    private static func read(
        _ bytes: UnsafeRawBufferPointer, _ limits: JSONLimits
    ) -> Result<JSONValue, JSONError> {
        guard bytes.count <= limits.bytes else { return .failure(JSONError(offset: limits.bytes)) }
        var reader = JSONReader(bytes.bindMemory(to: UInt8.self), limits)
        do throws(JSONError) { return .success(try reader.document()) } catch {
            return .failure(error)
        }
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, _ limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    private var unexpected: JSONError { JSONError(offset: offset) }

    private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func document() throws(JSONError) -> JSONValue {
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { offset = 3 }
        let value = try value(depth: 0)
        skipWhiteSpace()
        guard next == nil else { throw unexpected }
        return value
    }

    private mutating func skipWhiteSpace() {
        while let byte = next, byte == 0x20 || (0x09...0x0D).contains(byte) { offset += 1 }
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        skipWhiteSpace()
        count += 1
        guard depth < limits.depth, count <= limits.values else { throw unexpected }
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
        skipWhiteSpace()
        if take("]") { return .array(elements) }
        while true {
            elements.append(try value(depth: depth + 1))
            skipWhiteSpace()
            if take("]") { return .array(elements) }
            guard take(",") else { throw unexpected }
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
        offset += 1
        var members: JSONObject = [:]
        skipWhiteSpace()
        if take("}") { return .object(members) }
        while true {
            skipWhiteSpace()
            guard next == UInt8(ascii: "\"") else { throw unexpected }
            let key = try string()
            skipWhiteSpace()
            guard take(":") else { throw unexpected }
            members.append(key, try value(depth: depth + 1))
            skipWhiteSpace()
            if take("}") { return .object(members) }
            guard take(",") else { throw unexpected }
        }
    }

    private mutating func number() throws(JSONError) -> String {
        let start = offset
        _ = take("-")
        let first = next
        let whole = digits()
        guard whole == 1 || (whole > 1 && first != UInt8(ascii: "0")) else { throw unexpected }
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

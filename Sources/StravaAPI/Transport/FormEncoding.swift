import Foundation

/// `application/x-www-form-urlencoded`, for bodies and queries.
enum FormEncoding {
    static let contentType = "application/x-www-form-urlencoded"

    /// Pairs in order, with everything but unreserved characters escaped.
    static func encode(_ pairs: [(String, String)]) -> String {
        pairs.map { escaped($0.0) + "=" + escaped($0.1) }.joined(separator: "&")
    }

    /// A URL with a path below it and a query.
    static func url(_ base: URL, _ path: String, _ query: [(String, String)] = []) -> URL {
        // Not appending(path:), which would escape a part of the base again.
        var text = base.absoluteString
        while text.hasSuffix("/") { text.removeLast() }
        text += "/" + path
        if !query.isEmpty { text += "?" + encode(query) }
        return URL(string: text) ?? base
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return result
    }
}

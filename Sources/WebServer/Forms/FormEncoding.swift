import Foundation

/// `application/x-www-form-urlencoded`, for queries and forms.
package enum FormEncoding {
    private static let maxMembers = 200

    package static func members(_ text: String) -> [(name: String, value: String)] {
        text.split(separator: "&").prefix(maxMembers).map { part in
            let pair = part.split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (decoded(pair[0]), pair.count > 1 ? decoded(pair[1]) : "")
        }
    }

    package static func text(_ members: [(String, String)]) -> String {
        members.map { encoded($0.0) + "=" + encoded($0.1) }.joined(separator: "&")
    }

    package static func encoded(_ text: String) -> String {
        var result = ""
        let digits = Array("0123456789ABCDEF")
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "."), UInt8(ascii: "~"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                result.append("%")
                result.append(digits[Int(byte >> 4)])
                result.append(digits[Int(byte & 15)])
            }
        }
        return result
    }

    /// A path with all characters escaped except slashes.
    package static func encodedPath(_ path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false)
            .map { encoded(String($0)) }.joined(separator: "/")
    }

    private static func decoded(_ text: Substring) -> String {
        let spaced = text.replacingOccurrences(of: "+", with: " ")
        return spaced.removingPercentEncoding ?? spaced
    }
}

/// The fields of a form.
package struct Form: Sendable {
    private let members: [String: String]

    package init(_ text: String) {
        members = Dictionary(FormEncoding.members(text).map { ($0.name, $0.value) }) { first, _ in
            first
        }
    }

    /// A field's text without surrounding spaces; `nil` if it is missing or empty.
    package subscript(name: String) -> String? {
        let text = members[name]?.trimmingCharacters(in: .whitespacesAndNewlines)
        return text?.isEmpty == false ? text : nil
    }
}

public import Foundation

/// A request, whatever server it came through.
public struct PageRequest: Sendable {
    /// `GET`, `POST`, …
    public var method: String
    /// The path with its escapes undone, beginning with a slash.
    public var path: String
    /// The query's members in order.
    public var query: [(name: String, value: String)]
    /// The headers by name in lower case.
    public var headers: [String: String]
    /// The body; read at most once.
    public var body: PageBody

    /// A request.
    ///
    /// - Parameter target: path and query as the request line has them.
    public init(
        _ method: String, _ target: String, headers: [String: String] = [:],
        body: PageBody = PageBody()
    ) {
        self.method = method
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = String(parts.first ?? "").removingPercentEncoding ?? "\u{FFFD}"
        query = parts.count > 1 ? FormText.members(String(parts[1])) : []
        self.headers = headers
        self.body = body
    }

    /// The value of a member of the query; `nil` when it is missing or empty.
    func value(_ name: String) -> String? {
        query.first { $0.name == name && !$0.value.isEmpty }?.value
    }

    /// The value of a cookie.
    func cookie(_ name: String) -> String? {
        for part in (headers["cookie"] ?? "").split(separator: ";") {
            let pair = part.split(separator: "=", maxSplits: 1)
            if pair.count == 2, pair[0].trimmingCharacters(in: .whitespaces) == name {
                return pair[1].trimmingCharacters(in: .whitespaces)
            }
        }
        return nil
    }
}

/// The bytes of a request, piece by piece.
public final class PageBody: @unchecked Sendable {
    /// How many bytes there are, where the request says.
    public let count: Int?
    private var source: (() async throws -> Data?)?

    /// A body that `next` provides until it returns `nil`.
    public init(count: Int?, next: @escaping () async throws -> Data?) {
        self.count = count
        source = next
    }

    /// A body that is there already.
    public init(_ data: Data = Data()) {
        count = data.count
        var rest: Data? = data
        source = {
            defer { rest = nil }
            return rest
        }
    }

    /// The next piece; `nil` when there is none any more. One reader at a time.
    func next() async throws -> Data? {
        guard let piece = try await source?() else {
            source = nil
            return nil
        }
        return piece
    }

    /// Everything, unless it is longer than `limit`.
    func read(limit: Int) async throws -> Data? {
        if let count, count > limit { return nil }
        var all = Data()
        while let piece = try await next() {
            all.append(piece)
            if all.count > limit { return nil }
        }
        return all
    }
}

/// `application/x-www-form-urlencoded`, as queries and forms use it.
enum FormText {
    static func members(_ text: String) -> [(name: String, value: String)] {
        text.split(separator: "&").prefix(200).map { part in
            let pair = part.split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (decoded(pair[0]), pair.count > 1 ? decoded(pair[1]) : "")
        }
    }

    static func text(_ members: [(String, String)]) -> String {
        members.map { encoded($0.0) + "=" + encoded($0.1) }.joined(separator: "&")
    }

    static func encoded(_ text: String) -> String {
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

    /// A path whose slashes stay and whose other characters are escaped.
    static func encodedPath(_ path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false)
            .map { encoded(String($0)) }.joined(separator: "/")
    }

    private static func decoded(_ text: Substring) -> String {
        let spaced = text.replacingOccurrences(of: "+", with: " ")
        return spaced.removingPercentEncoding ?? spaced
    }
}

import Foundation
import WebServer

/// A request, read whole.
struct Call: Sendable {
    var method: String
    var path: String
    /// The path's parts behind the base, decoded.
    var parts: [String]
    /// The base that the path began with.
    var base: Base
    var query: [String: String]
    /// What the body says: a form, the fields of a multipart body or the members of a JSON object.
    var form: [String: String] = [:]
    var file: [UInt8]?
    var authorization: String?
    var accept: String

    /// Where the API lies: today's base, that of 2027, or none of them.
    enum Base: Sendable {
        case api, newHost, oauth, control, other
    }

    init(_ request: HTTPRequest) async throws {
        method = request.method
        let target = request.target.split(
            separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = String(target[0])
        query = Self.pairs(target.count > 1 ? String(target[1]) : "")
        authorization = request.headers["authorization"]
        accept = request.headers["accept"] ?? ""
        parts = path.split(separator: "/").map { $0.removingPercentEncoding ?? String($0) }
        base = .other
        let bases: [(Base, [String])] = [
            (.oauth, ["api", "v3", "oauth"]), (.api, ["api", "v3"]), (.newHost, ["v3host"]),
            (.oauth, ["oauth"]), (.control, ["mock"]),
        ]
        if let found = bases.first(where: { parts.starts(with: $0.1) }) {
            base = found.0
            parts.removeFirst(found.1.count)
        }
        try await readBody(request)
    }

    /// A parameter from the body, else from the query.
    subscript(name: String) -> String? { form[name] ?? query[name] }

    /// The token of the header `Authorization`.
    var bearer: String? {
        guard let authorization, authorization.lowercased().hasPrefix("bearer ") else { return nil }
        return String(authorization.dropFirst(7))
    }

    /// Name and password of the header `Authorization`.
    var basic: (name: String, password: String)? {
        guard let authorization, authorization.lowercased().hasPrefix("basic "),
            let data = Data(base64Encoded: String(authorization.dropFirst(6)))
        else { return nil }
        let parts = String(decoding: data, as: UTF8.self).split(
            separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        return (name: String(parts[0]), password: String(parts[1]))
    }

    // MARK: Bodies

    private static let maxBody = 50 << 20

    private mutating func readBody(_ request: HTTPRequest) async throws {
        let type = request.headers["content-type"] ?? ""
        guard let data = try await request.body.read(limit: Self.maxBody) else {
            throw HTTPError.badRequest("The body is too long")
        }
        if type.hasPrefix("multipart/form-data"),
            let boundary = type.range(of: "boundary=").map({ type[$0.upperBound...] })
        {
            readParts(data, boundary: boundary.trimmingCharacters(in: ["\"", " "]))
        } else if type.hasPrefix("application/json") {
            let object = try? JSONSerialization.jsonObject(with: data)
            for (name, value) in object as? [String: Any] ?? [:] {
                form[name] = Self.text(value)
            }
        } else {
            form = Self.pairs(String(decoding: data, as: UTF8.self))
        }
    }

    private static func text(_ value: Any) -> String? {
        switch value {
        case let text as String: text
        // A Boolean is an NSNumber too; only its type tells.
        case let number as NSNumber:
            String(cString: number.objCType) == "c"
                ? (number.boolValue ? "true" : "false") : number.stringValue
        default: nil
        }
    }

    static func pairs(_ text: String) -> [String: String] {
        func decoded(_ part: Substring) -> String {
            let spaced = part.split(separator: "+", omittingEmptySubsequences: false)
                .joined(separator: " ")
            return spaced.removingPercentEncoding ?? spaced
        }
        var pairs: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = decoded(parts[0])
            let value = parts.count == 2 ? decoded(parts[1]) : ""
            // The boxes of a page come one by one.
            if name == "scope", let others = pairs[name] {
                pairs[name] = others + "," + value
            } else {
                pairs[name] = value
            }
        }
        return pairs
    }

    private mutating func readParts(_ data: Data, boundary: String) {
        let mark = Data("--\(boundary)".utf8)
        let blank = Data("\r\n\r\n".utf8)
        var rest = data
        while let start = rest.range(of: mark) {
            rest = rest[start.upperBound...]
            guard let end = rest.range(of: mark) else { return }
            let part = rest[rest.startIndex..<end.lowerBound]
            guard let head = part.range(of: blank) else { continue }
            let header = String(decoding: part[..<head.lowerBound], as: UTF8.self)
            let content = part[head.upperBound...].dropLast(2)
            guard let name = header.range(of: " name=\"").map({ header[$0.upperBound...] }),
                let quote = name.firstIndex(of: "\"")
            else { continue }
            if name[..<quote] == "file" {
                file = Array(content)
            } else {
                form[String(name[..<quote])] = String(decoding: content, as: UTF8.self)
            }
        }
    }
}

import Foundation

/// The one file of a `multipart/form-data` body (RFC 7578), as a plain form sends it without a
/// script. Fields before it are read, everything after it is ignored. One reader at a time.
package final class MultipartForm: @unchecked Sendable {
    /// The fields before the file.
    package private(set) var fields: [String: String] = [:]
    /// The name of the file according to the browser.
    package private(set) var fileName = ""
    /// The bytes of the file.
    package var file: HTTPRequestBody { HTTPRequestBody(count: nil) { try await self.next() } }

    private let body: HTTPRequestBody
    private let delimiter: Data
    private var pending: Data
    private var isAtEnd = false

    private static let maxHeadBytes = 16_384
    private static let maxFields = 20

    /// Reads up to the beginning of the file.
    ///
    /// - Throws: ``HTTPError`` if the body is not such a form or contains no file.
    package init(_ body: HTTPRequestBody, contentType: String) async throws {
        guard let boundary = Self.boundary(contentType) else {
            throw HTTPError.badRequest("This is not a form with a file")
        }
        self.body = body
        delimiter = Data("\r\n--\(boundary)".utf8)
        pending = Data("\r\n".utf8)
        while try await readPart() {}
    }

    /// Reads a part; `false` if it is the file, whose bytes come next.
    private func readPart() async throws -> Bool {
        let end = try await position(of: delimiter)
        pending.removeSubrange(..<end)
        let headEnd = try await position(of: Data("\r\n\r\n".utf8), from: delimiter.count)
        let head = String(decoding: pending[delimiter.count..<headEnd], as: UTF8.self)
        pending.removeSubrange(..<(headEnd + 4))
        pending = Data(pending)
        let name = Self.parameter("name", in: head) ?? ""
        if let fileName = Self.parameter("filename", in: head) {
            self.fileName = fileName
            return false
        }
        guard fields.count < Self.maxFields else {
            throw HTTPError.badRequest("This is not a form with a file")
        }
        let valueEnd = try await position(of: delimiter)
        fields[name] = String(decoding: pending[..<valueEnd], as: UTF8.self)
        return true
    }

    /// The position of some bytes; reads until they arrive.
    private func position(of text: Data, from start: Int = 0) async throws -> Int {
        while true {
            pending = Data(pending)
            if pending.count > start, let range = pending.range(of: text, in: start..<pending.count)
            {
                return range.lowerBound
            }
            guard pending.count < Self.maxHeadBytes, let piece = try await body.next() else {
                throw HTTPError.badRequest("This is not a form with a file")
            }
            pending.append(piece)
        }
    }

    /// The next bytes of the file: as many as are certain to precede the delimiter.
    private func next() async throws -> Data? {
        while !isAtEnd {
            if let range = pending.range(of: delimiter) {
                isAtEnd = true
                let rest = Data(pending[..<range.lowerBound])
                pending = Data()
                // The browser waits until everything it sent has been read.
                while try await body.next() != nil {}
                return rest.isEmpty ? nil : rest
            }
            if pending.count > delimiter.count {
                let sure = pending.count - delimiter.count
                let piece = Data(pending.prefix(sure))
                pending = Data(pending.suffix(delimiter.count))
                return piece
            }
            guard let more = try await body.next() else {
                throw HTTPError.badRequest("The upload was interrupted")
            }
            pending.append(more)
        }
        return nil
    }

    private static func boundary(_ contentType: String) -> String? {
        guard contentType.lowercased().hasPrefix("multipart/form-data"),
            let boundary = parameter("boundary", in: contentType),
            (1...70).contains(boundary.utf8.count)
        else { return nil }
        return boundary
    }

    /// A parameter of a header, such as `name="file"`.
    private static func parameter(_ name: String, in text: String) -> String? {
        for part in text.split(whereSeparator: { $0 == ";" || $0 == "\r\n" }) {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].trimmingCharacters(in: .whitespaces) == name else {
                continue
            }
            return pair[1].trimmingCharacters(in: .whitespaces)
                .trimmingCharacters(in: ["\""])
        }
        return nil
    }
}

package import Foundation

/// Responses that are files on disk.
package enum FileResponse {
    /// A file to save, which is never displayed.
    package static func download(_ url: URL, named path: String) throws -> HTTPResponse {
        let name = path.split(separator: "/").last.map(String.init) ?? "file"
        let plain = name.unicodeScalars.map { scalar in
            scalar.isASCII && scalar.properties.isAlphabetic
                || "0123456789.-_".unicodeScalars
                    .contains(scalar)
                ? Character(scalar) : "_"
        }
        return HTTPResponse(
            headers: [
                "Content-Type": "application/octet-stream",
                "Content-Disposition":
                    "attachment; filename=\"\(String(plain))\"; "
                    + "filename*=UTF-8''\(FormEncoding.encoded(name))",
            ], body: body(url, 0..<(try size(url))))
    }

    /// A photo or video, or the range of it that a player requests.
    ///
    /// - Parameter known: the mark of the version that the browser has.
    package static func shown(
        _ url: URL, type: String, range: String?, known: String? = nil
    ) throws -> HTTPResponse {
        var headers = [
            "Content-Type": type, "Accept-Ranges": "bytes",
            "Cache-Control": "private, max-age=3600",
        ]
        let size = try size(url)
        headers["ETag"] = mark(url, size)
        if let known, known == headers["ETag"] {
            return HTTPResponse(status: 304, headers: headers)
        }
        switch part(range, of: size) {
        case .whole: return HTTPResponse(headers: headers, body: body(url, 0..<size))
        case .beyond:
            throw HTTPError(
                status: 416, title: "The file has no such range", advice: "Ask for all of it.",
                headers: ["Content-Range": "bytes */\(size)"])
        case .bytes(let bytes):
            headers["Content-Range"] = "bytes \(bytes.lowerBound)-\(bytes.upperBound - 1)/\(size)"
            return HTTPResponse(status: 206, headers: headers, body: body(url, bytes))
        }
    }

    private static func size(_ url: URL) throws -> Int {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: url.path),
            let size = attributes[.size] as? NSNumber
        else { throw HTTPError.notFound() }
        return size.intValue
    }

    /// Changes with the file.
    private static func mark(_ url: URL, _ size: Int) -> String? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
        return (attributes?[.modificationDate] as? Date).map { date in
            "\"\(size)-\(Int(date.timeIntervalSince1970 * 1_000))\""
        }
    }

    /// The bytes of a file, read as they are sent.
    private static func body(_ url: URL, _ range: Range<Int>) -> HTTPResponse.Body {
        let reader = RangeReader(url, range)
        return .stream(count: range.count) { try await reader.next() }
    }

    private enum Part {
        /// No range, or not a single range: the whole file is sent, as RFC 9110 (14.2) allows.
        case whole
        case bytes(Range<Int>)
        case beyond
    }

    /// Parses a `Range` header (RFC 9110, 14.1.2).
    private static func part(_ text: String?, of size: Int) -> Part {
        guard let match = text?.wholeMatch(of: /bytes=([0-9]*)-([0-9]*)/) else { return .whole }
        // A number that overflows is past the end.
        let first = match.1.isEmpty ? nil : Int(match.1) ?? .max
        let last = match.2.isEmpty ? nil : Int(match.2) ?? .max
        switch (first, last) {
        case (nil, nil): return .whole
        case (nil, let count?):
            return count > 0 && size > 0 ? .bytes(max(0, size - count)..<size) : .beyond
        case (let first?, let last):
            if let last, last < first { return .whole }
            return first < size ? .bytes(first..<min(last ?? size, size - 1) + 1) : .beyond
        }
    }
}

/// Reads a range of a file piece by piece, away from the event loops.
private actor RangeReader {
    private static let pieceBytes = 262_144
    private let url: URL
    private var rest: Range<Int>
    private var handle: FileHandle?

    init(_ url: URL, _ range: Range<Int>) {
        self.url = url
        rest = range
    }

    func next() async throws -> Data? {
        guard !rest.isEmpty else { return nil }
        let (url, rest, known) = (url, rest, handle)
        let (piece, handle) = try await BlockingPool.run {
            let handle = try known ?? FileHandle(forReadingFrom: url)
            if known == nil { try handle.seek(toOffset: UInt64(rest.lowerBound)) }
            let piece = try handle.read(upToCount: min(rest.count, Self.pieceBytes)) ?? Data()
            return (piece, handle)
        }
        self.handle = handle
        self.rest = (rest.lowerBound + piece.count)..<rest.upperBound
        // If the file has become shorter, the server notices the missing bytes.
        return piece.isEmpty ? nil : piece
    }
}

import Foundation

/// Answers that are files of the disk.
enum FileAnswer {
    /// A file to keep: never shown, whatever it is.
    static func download(_ url: URL, named path: String) -> PageResponse {
        let name = path.split(separator: "/").last.map(String.init) ?? "file"
        let plain = name.unicodeScalars.map { scalar in
            scalar.isASCII && scalar.properties.isAlphabetic
                || "0123456789.-_".unicodeScalars
                    .contains(scalar)
                ? Character(scalar) : "_"
        }
        return PageResponse(
            headers: [
                "Content-Type": "application/octet-stream",
                "Content-Disposition":
                    "attachment; filename=\"\(String(plain))\"; "
                    + "filename*=UTF-8''\(FormText.encoded(name))",
            ], body: .file(url, range: nil))
    }

    /// A photo or video, or the range of it that a player asks for.
    static func shown(_ url: URL, type: String, range: String?) throws -> PageResponse {
        var headers = [
            "Content-Type": type, "Accept-Ranges": "bytes",
            "Cache-Control": "private, max-age=3600",
        ]
        let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
        let size = (attributes[.size] as? NSNumber)?.intValue ?? 0
        switch part(range, of: size) {
        case .whole: return PageResponse(headers: headers, body: .file(url, range: nil))
        case .beyond:
            throw Refusal(
                status: 416, title: "The file has no such part", advice: "Ask for all of it.",
                headers: ["Content-Range": "bytes */\(size)"])
        case .bytes(let bytes):
            headers["Content-Range"] = "bytes \(bytes.lowerBound)-\(bytes.upperBound - 1)/\(size)"
            return PageResponse(status: 206, headers: headers, body: .file(url, range: bytes))
        }
    }

    private enum Part {
        /// Nothing was asked for, or what is no single range: that is not honoured, as RFC 9110
        /// (14.2) allows.
        case whole
        case bytes(Range<Int>)
        case beyond
    }

    /// What a `Range` header asks for (RFC 9110, 14.1.2).
    private static func part(_ text: String?, of size: Int) -> Part {
        guard let match = text?.wholeMatch(of: /bytes=([0-9]*)-([0-9]*)/) else { return .whole }
        // Past what a number holds is past the end.
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

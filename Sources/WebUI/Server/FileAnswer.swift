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
        // What is no single range is not honoured, as RFC 9110 (14.2) allows: the whole file.
        guard let range, isSingle(range) else {
            return PageResponse(headers: headers, body: .file(url, range: nil))
        }
        let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
        let size = (attributes[.size] as? NSNumber)?.intValue ?? 0
        guard let wanted = bytes(range, of: size) else {
            throw Refusal(
                status: 416, title: "The file has no such part", advice: "Ask for all of it.",
                headers: ["Content-Range": "bytes */\(size)"])
        }
        headers["Content-Range"] = "bytes \(wanted.lowerBound)-\(wanted.upperBound - 1)/\(size)"
        return PageResponse(status: 206, headers: headers, body: .file(url, range: wanted))
    }

    private static func isSingle(_ text: String) -> Bool {
        guard let match = text.wholeMatch(of: /bytes=([0-9]*)-([0-9]*)/) else { return false }
        guard let first = Int(match.1), let last = Int(match.2) else {
            return !match.1.isEmpty || !match.2.isEmpty
        }
        return first <= last
    }

    /// A single range of RFC 9110; `nil` when it is none or lies beyond the end.
    static func bytes(_ text: String, of size: Int) -> Range<Int>? {
        guard text.hasPrefix("bytes="), !text.contains(",") else { return nil }
        let parts = text.dropFirst(6).split(
            separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        if parts[0].isEmpty {
            guard let last = Int(parts[1]), last > 0, size > 0 else { return nil }
            return max(0, size - last)..<size
        }
        guard let first = Int(parts[0]), first >= 0, first < size else { return nil }
        if parts[1].isEmpty { return first..<size }
        // Past what a number holds is past the end.
        let last = Int(parts[1]) ?? .max
        guard last >= first else { return nil }
        return first..<min(size, last == .max ? size : last + 1)
    }
}

import Foundation

/// A photo without location data: from a JPEG everything is removed that is not part of the picture
/// (Exif, XMP, IPTC, comments, further pictures after the end), from a PNG every chunk that the
/// picture does not need. The orientation is kept.
enum ImageMetadataStripper {
    /// Larger files are not photos for a browser.
    private static let maxBytes = 100_000_000

    /// Whether the metadata of this type of photo can be removed.
    static func knows(_ type: String) -> Bool { type == "image/jpeg" || type == "image/png" }

    /// The photo in a file; `nil` if it cannot be cleaned.
    static func data(of url: URL, type: String) -> Data? {
        guard knows(type), let data = try? Data(contentsOf: url, options: .mappedIfSafe),
            data.count <= maxBytes
        else {
            return nil
        }
        let bytes = [UInt8](data)
        return (type == "image/jpeg" ? jpeg(bytes) : png(bytes)).map { Data($0) }
    }

    // MARK: JPEG

    /// The segments that the picture needs, in order; `nil` if the bytes are not a JPEG.
    static func jpeg(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
        var clean: [UInt8] = [0xFF, 0xD8]
        clean.reserveCapacity(bytes.count)
        var position = 2
        while position + 1 < bytes.count {
            guard bytes[position] == 0xFF else { return nil }
            let marker = bytes[position + 1]
            switch marker {
            case 0xFF:  // Any number of these may stand before a marker.
                position += 1
                continue
            case 0xD9:
                return clean + [0xFF, 0xD9]
            case 0x01, 0xD0...0xD7:
                clean += bytes[position..<position + 2]
                position += 2
                continue
            default: break
            }
            guard position + 4 <= bytes.count else { return clean }
            let length = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
            let end = position + 2 + length
            guard length >= 2 else { return nil }
            guard end <= bytes.count else { return clean }
            let segment = bytes[position..<end]
            if marker == 0xE1 {
                clean += turned(segment.dropFirst(4))
            } else if isPicture(marker, segment.dropFirst(4)) {
                clean += segment
            }
            position = end
            if marker == 0xDA {
                position = scanEnd(bytes, from: end)
                clean += bytes[end..<position]
            }
        }
        return clean
    }

    /// Tables, frames and scans; of the application segments, JFIF, colour profiles and Adobe's
    /// transform.
    private static func isPicture(_ marker: UInt8, _ content: ArraySlice<UInt8>) -> Bool {
        switch marker {
        case 0xE0: content.starts(with: Array("JFIF\u{0}".utf8))
        case 0xE2: content.starts(with: Array("ICC_PROFILE\u{0}".utf8))
        case 0xEE: content.starts(with: Array("Adobe".utf8))
        case 0xE1...0xEF, 0xFE: false
        default: marker >= 0xC0
        }
    }

    /// The end of the coded picture that begins at a position: the next marker.
    private static func scanEnd(_ bytes: [UInt8], from begin: Int) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var position = begin
            while position + 1 < bytes.count {
                let next = bytes[position + 1]
                if bytes[position] == 0xFF, next != 0, !(0xD0...0xD7).contains(next) {
                    return position
                }
                position += 1
            }
            return bytes.count
        }
    }

    /// An Exif segment that contains only the orientation; empty if there is none.
    private static func turned(_ content: ArraySlice<UInt8>) -> [UInt8] {
        let head = Array("Exif\u{0}\u{0}".utf8)
        guard content.starts(with: head) else { return [] }
        let tiff = Array(content.dropFirst(head.count))
        guard let isLittle = [[0x49, 0x49]: true, [0x4D, 0x4D]: false][Array(tiff.prefix(2))] else {
            return []
        }
        func number(_ position: Int, _ width: Int) -> Int? {
            guard position >= 0, position + width <= tiff.count else { return nil }
            let digits = tiff[position..<position + width]
            return (isLittle ? Array(digits.reversed()) : Array(digits))
                .reduce(0) { $0 << 8 | Int($1) }
        }
        guard let directory = number(4, 4), let count = number(directory, 2) else { return [] }
        for index in 0..<count {
            let entry = directory + 2 + 12 * index
            guard number(entry, 2) == 0x0112 else { continue }
            guard let value = number(entry + 8, 2), (2...8).contains(value) else { return [] }
            // Big-endian, one directory of one entry: tag, SHORT, one of them, its value.
            let exif =
                head + [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1]
                + [0, UInt8(value), 0, 0, 0, 0, 0, 0]
            return [0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif
        }
        return []
    }

    // MARK: PNG

    private static let pngHead: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    private static let pngChunks: Set<String> = [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP",
        "bKGD", "pHYS", "acTL", "fcTL", "fdAT",
    ]

    /// The chunks that the picture needs; `nil` if the bytes are not a PNG.
    static func png(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.starts(with: pngHead) else { return nil }
        var clean = pngHead
        var position = pngHead.count
        while position + 12 <= bytes.count {
            let length = bytes[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
            guard length <= bytes.count - position - 12 else { break }
            let name = String(decoding: bytes[position + 4..<position + 8], as: UTF8.self)
            let end = position + 12 + length
            if pngChunks.contains(name) { clean += bytes[position..<end] }
            if name == "IEND" { break }
            position = end
        }
        return clean
    }
}

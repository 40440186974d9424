import Foundation

/// Where a JPEG was taken, as its Exif data says (CIPA DC-008, section 4.6.6).
enum ExifPosition {
    /// The head of a file is enough: Exif data stands first and has 64 kB at most.
    private static let headBytes = 1 << 17

    /// Latitude and longitude in degrees; `nil` if the file does not tell.
    static func of(_ url: URL) -> (latitude: Double, longitude: Double)? {
        guard let handle = try? FileHandle(forReadingFrom: url) else { return nil }
        defer { try? handle.close() }
        guard let data = try? handle.read(upToCount: headBytes) else { return nil }
        return position([UInt8](data))
    }

    static func position(_ bytes: [UInt8]) -> (latitude: Double, longitude: Double)? {
        guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
        var position = 2
        while position + 4 <= bytes.count, bytes[position] == 0xFF, bytes[position + 1] != 0xDA {
            let length = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
            guard length >= 2 else { return nil }
            let end = min(position + 2 + length, bytes.count)
            let content = bytes[min(position + 4, end)..<end]
            let head = Array("Exif\u{0}\u{0}".utf8)
            if bytes[position + 1] == 0xE1, content.starts(with: head) {
                return TIFF(Array(content.dropFirst(head.count)))?.position
            }
            position += 2 + length
        }
        return nil
    }
}

/// The part of TIFF that leads to a position.
private struct TIFF {
    private let bytes: [UInt8]
    private let isLittle: Bool

    init?(_ bytes: [UInt8]) {
        switch Array(bytes.prefix(4)) {
        case [0x49, 0x49, 0x2A, 0]: isLittle = true
        case [0x4D, 0x4D, 0, 0x2A]: isLittle = false
        default: return nil
        }
        self.bytes = bytes
    }

    var position: (latitude: Double, longitude: Double)? {
        guard let first = number(4, 4), let pointer = entry(0x8825, in: first),
            let directory = number(pointer + 8, 4),
            let latitude = degrees(2, sign: 1, negative: "S", directory), abs(latitude) <= 90,
            let longitude = degrees(4, sign: 3, negative: "W", directory), abs(longitude) <= 180,
            // Cameras without reception write zeros.
            latitude != 0 || longitude != 0
        else { return nil }
        return (latitude, longitude)
    }

    private func number(_ position: Int, _ width: Int) -> Int? {
        guard position >= 0, position <= bytes.count - width else { return nil }
        let digits = bytes[position..<position + width]
        return (isLittle ? Array(digits.reversed()) : Array(digits)).reduce(0) { $0 << 8 | Int($1) }
    }

    /// Where an entry of a directory stands.
    private func entry(_ tag: Int, in directory: Int) -> Int? {
        guard let count = number(directory, 2) else { return nil }
        return (0..<count).lazy.map { directory + 2 + 12 * $0 }.first { number($0, 2) == tag }
    }

    /// Three fractions: degrees, minutes, seconds.
    private func degrees(
        _ tag: Int, sign: Int, negative: Character, _ directory: Int
    ) -> Double? {
        guard let place = entry(tag, in: directory), number(place + 2, 2) == 5,
            number(place + 4, 4) == 3, let at = number(place + 8, 4),
            let side = entry(sign, in: directory), let letter = number(side + 8, 1)
        else { return nil }
        var value = 0.0
        for (index, size) in [1.0, 60, 3_600].enumerated() {
            guard let above = number(at + 8 * index, 4), let below = number(at + 8 * index + 4, 4)
            else { return nil }
            if above > 0 || index == 0 {
                guard below > 0 else { return nil }
                value += Double(above) / Double(below) / size
            }
        }
        return letter == negative.asciiValue.map { Int($0) } ? -value : value
    }
}

import ActivityModel
import Storage

/// Lines for scripts: differences of 1e-5 degrees, zigzag, five bits per character.
enum TrackText {
    private static let letters = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    /// Lines one after the other, separated by full stops.
    static func bytes(_ lines: [TrackLine]) -> [UInt8] {
        var bytes: [UInt8] = []
        for (number, line) in lines.enumerated() {
            if number > 0 { bytes.append(UInt8(ascii: ".")) }
            var last = (0, 0)
            for index in line.latitudes.indices {
                let north = Int(nearest: line.latitudes[index] * 1e5)
                let east = Int(nearest: line.longitudes[index] * 1e5)
                append(north - last.0, to: &bytes)
                append(east - last.1, to: &bytes)
                last = (north, east)
            }
        }
        return bytes
    }

    /// Appends a number.
    static func append(_ number: Int, to bytes: inout [UInt8]) {
        var rest = number < 0 ? ~(number << 1) : number << 1
        repeat {
            let part = rest & 31
            rest >>= 5
            bytes.append(letters[part | (rest > 0 ? 32 : 0)])
        } while rest > 0
    }
}

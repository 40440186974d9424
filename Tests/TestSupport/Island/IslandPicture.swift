import Bytes

/// A photo that was never taken: hills, sea and sky, drawn and written as PNG (ISO/IEC 15948).
struct IslandPicture: Sendable {
    struct Colour: Sendable {
        var red, green, blue: Double

        init(_ red: Double, _ green: Double, _ blue: Double) {
            (self.red, self.green, self.blue) = (red, green, blue)
        }

        func mixed(_ other: Colour, _ part: Double) -> Colour {
            Colour(
                red + (other.red - red) * part, green + (other.green - green) * part,
                blue + (other.blue - blue) * part)
        }

        /// Fewer shades than there could be: they are for a small file.
        var bytes: [UInt8] {
            [red, green, blue].map { UInt8(max(0, min(255, ($0 / 3).rounded() * 3))) }
        }
    }

    static let width = 480
    static let height = 320

    private let shift: Double
    private let sky: (top: Colour, bottom: Colour)
    private let hills: Colour
    private let sea: Colour
    private let sun: Spot
    private let hasBoat: Bool

    init(_ number: Int) {
        shift = Double(number) * 0.37
        let moods: [(Colour, Colour, Colour, Colour)] = [
            (Colour(72, 126, 176), Colour(214, 228, 232), Colour(58, 92, 84), Colour(52, 104, 140)),
            (Colour(58, 66, 112), Colour(244, 176, 130), Colour(54, 52, 76), Colour(96, 92, 126)),
            (
                Colour(116, 138, 152), Colour(208, 212, 208), Colour(72, 86, 82),
                Colour(96, 120, 128)
            ),
            (
                Colour(36, 110, 160), Colour(180, 218, 230), Colour(70, 108, 66),
                Colour(26, 120, 142)
            ),
        ]
        let mood = moods[number % moods.count]
        (sky, hills, sea) = ((mood.0, mood.1), mood.2, mood.3)
        sun = Spot(Double(60 + number * 97 % 360), Double(46 + number * 31 % 70))
        hasBoat = number % 3 == 0
    }

    /// How high a range of hills stands over a column.
    private func skyline(_ layer: Int, _ x: Double) -> Double {
        let along =
            x / Double(Self.width) * (1.1 + Double(layer) * 0.5) + shift * (1 + Double(layer))
        let big = Turns.sine(along * 0.9) * (34 - Double(layer) * 8)
        let small = Turns.sine(along * 3.3 + 0.2) * 11 + Turns.sine(along * 9.1) * 3.4
        return 150 + Double(layer) * 26 - big - small
    }

    private func colour(_ x: Int, _ y: Int) -> Colour {
        let (column, row) = (Double(x), Double(y))
        let horizon = 214.0
        for layer in (0..<3).reversed() where row > skyline(layer, column) && row < horizon {
            let haze = 0.62 - Double(layer) * 0.28
            return hills.mixed(sky.bottom, haze)
        }
        if hasBoat, let sail = boat(column, row) { return sail }
        if row >= horizon {
            let near = (row - horizon) / (Double(Self.height) - horizon)
            let ripple = Turns.sine(row * row / 900 + column / 300) > 0.86 ? 0.3 : 0.0
            return sea.mixed(sky.bottom, 0.42 * (1 - near)).mixed(sky.bottom, ripple * (1 - near))
        }
        let off = Spot(column, row).distance(to: sun)
        let base = sky.top.mixed(sky.bottom, row / horizon)
        if off < 15 { return Colour(255, 246, 220) }
        return off < 60 ? base.mixed(Colour(255, 240, 205), (60 - off) / 150) : base
    }

    private func boat(_ x: Double, _ y: Double) -> Colour? {
        let (left, base) = (300 - shift * 20, 246.0)
        if y < base, y > base - 44, x > left, x < left + (y - base + 44) * 0.5 {
            return Colour(246, 243, 234)
        }
        if y >= base, y < base + 5, x > left - 8 + (y - base), x < left + 26 - (y - base) {
            return Colour(70, 48, 42)
        }
        return nil
    }

    /// The file.
    var png: [UInt8] {
        var rows: [UInt8] = []
        rows.reserveCapacity(Self.height * (Self.width * 3 + 1))
        for y in 0..<Self.height {
            rows.append(0)
            for x in 0..<Self.width { rows += colour(x, y).bytes }
        }
        var (low, high): (UInt32, UInt32) = (1, 0)
        for byte in rows {
            low = (low + UInt32(byte)) % 65_521
            high = (high + low) % 65_521
        }
        func big(_ number: UInt32) -> [UInt8] {
            [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
        }
        func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
            let body = Array(name.utf8) + content
            return big(UInt32(content.count)) + body
                + big(withBytes(of: body) { Checksum.crc32($0) })
        }
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + chunk("IHDR", big(UInt32(Self.width)) + big(UInt32(Self.height)) + [8, 2, 0, 0, 0])
            + chunk(
                "IDAT", [0x78, 0xDA] + Deflate.compress(rows, level: 9) + big(high << 16 | low))
            + chunk("IEND", [])
    }
}

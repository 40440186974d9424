/// A point in metres east and north of a middle.
public struct Spot: Sendable, Equatable {
    /// Metres east.
    public var x: Double
    /// Metres north.
    public var y: Double

    /// A point.
    public init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }

    /// Metres to another.
    public func distance(to other: Spot) -> Double {
        let (dx, dy) = (other.x - x, other.y - y)
        return (dx * dx + dy * dy).squareRoot()
    }

    static func + (left: Spot, right: Spot) -> Spot { Spot(left.x + right.x, left.y + right.y) }
    static func - (left: Spot, right: Spot) -> Spot { Spot(left.x - right.x, left.y - right.y) }
    static func * (spot: Spot, factor: Double) -> Spot { Spot(spot.x * factor, spot.y * factor) }
}

/// Sine and cosine of turns, of nothing but sums and products: a library's may differ by a bit from
/// machine to machine, and fixtures are the same on all.
public enum Turns {
    /// The sine of `turns` full circles.
    public static func sine(_ turns: Double) -> Double {
        var part = turns - turns.rounded(.down)
        var sign = 1.0
        if part >= 0.5 { (part, sign) = (part - 0.5, -1) }
        if part > 0.25 { part = 0.5 - part }
        let angle = part * 6.283185307179586
        let square = angle * angle
        var sum = 0.0
        for step in stride(from: 14.0, to: 0, by: -2) {
            sum = (1 - sum) * square / (step * (step + 1))
        }
        return sign * angle * (1 - sum)
    }

    /// The cosine of `turns` full circles.
    public static func cosine(_ turns: Double) -> Double { sine(turns + 0.25) }

    /// A direction, clockwise from north.
    public static func direction(_ turns: Double) -> Spot { Spot(sine(turns), cosine(turns)) }
}

/// A country of hills: heights at every spot, and where on the globe it lies.
public struct Terrain: Sendable {
    /// A hill: its middle, its height in metres and how wide it is.
    public struct Hill: Sendable {
        var middle: Spot
        var height: Double
        var width: Double
    }

    var latitude: Double
    var longitude: Double
    /// Metres of a degree of longitude there.
    var eastPerDegree: Double
    var floor: Double
    var hills: [Hill]

    /// Metres above the sea, at least one.
    public func height(_ spot: Spot) -> Double {
        var sum = floor
        for hill in hills {
            let off = spot - hill.middle
            let square = (off.x * off.x + off.y * off.y) / (hill.width * hill.width)
            let bump = 1 / (1 + square)
            sum += hill.height * bump * bump
        }
        sum += 9 * Turns.sine(spot.x / 2_300) * Turns.sine(spot.y / 1_900)
        // The shore rolls and is never quite at the sea; the two meet without an edge.
        var shore = 14 + 8 * Turns.sine(spot.x / 3_100 + 0.1) * Turns.sine(spot.y / 2_700)
        shore += 4 * Turns.sine((spot.x + spot.y) / 1_300)
        let off = sum - shore
        return max(1, (sum + shore + (off * off + 300).squareRoot()) / 2 - 6)
    }

    /// 1e-7 degrees.
    public func position(_ spot: Spot) -> (latitude: Int, longitude: Int) {
        (
            Int(((latitude + spot.y / 111_200) * 10_000_000).rounded()),
            Int(((longitude + spot.x / eastPerDegree) * 10_000_000).rounded())
        )
    }

    /// Hale, in the North Atlantic, where there is nothing but water; its hour is UTC−2.
    public static let hale = Terrain(
        latitude: 43.62, longitude: -35.18, eastPerDegree: 80_550, floor: -38,
        hills: [
            Hill(middle: Spot(1_200, 2_600), height: 1_050, width: 3_300),
            Hill(middle: Spot(-3_700, 900), height: 610, width: 2_700),
            Hill(middle: Spot(4_300, -1_900), height: 470, width: 2_300),
            Hill(middle: Spot(-1_600, -4_300), height: 290, width: 1_900),
            Hill(middle: Spot(5_300, 4_200), height: 380, width: 2_000),
            Hill(middle: Spot(-6_200, 4_100), height: 240, width: 1_700),
        ])

    /// The hills of the Garrotxa in Catalonia, roughly: the trip abroad.
    public static let garrotxa = Terrain(
        latitude: 42.18, longitude: 2.49, eastPerDegree: 82_600, floor: 330,
        hills: [
            Hill(middle: Spot(-9_000, 9_000), height: 950, width: 6_000),
            Hill(middle: Spot(6_000, 12_000), height: 620, width: 5_000),
            Hill(middle: Spot(-4_000, -11_000), height: 700, width: 5_500),
            Hill(middle: Spot(11_000, -6_000), height: 430, width: 4_500),
        ])
}

/// The coast of Hale.
public enum Coast {
    /// Metres from the middle to the shore in a direction, in turns from north.
    public static func radius(_ turns: Double) -> Double {
        var radius = 9_900 + 1_750 * Turns.sine(2 * turns + 0.09)
        radius += 1_050 * Turns.sine(3 * turns + 0.31) + 560 * Turns.sine(5 * turns + 0.7)
        radius += 330 * Turns.sine(9 * turns + 0.2) + 150 * Turns.sine(17 * turns)
        // The bay of the port, and a smaller one in the north.
        for (bay, depth, width) in [(harbour, 2_300.0, 0.018), (0.07, 1_300, 0.013)] {
            var off = turns - bay
            off -= off.rounded()
            radius -= depth / (1 + off * off / (width * width))
        }
        return radius
    }

    /// The direction of the port, where everything begins.
    public static let harbour = 0.615

    /// A spot at a part of the way from the middle to the shore.
    public static func spot(_ turns: Double, _ part: Double = 0.965) -> Spot {
        Turns.direction(turns) * (radius(turns) * part)
    }
}

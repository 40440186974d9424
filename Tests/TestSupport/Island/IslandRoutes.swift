/// A way through a terrain, at least 20 m and at most some 60 m from spot to spot.
public struct Way: Sendable {
    /// The spots.
    public private(set) var spots: [Spot] = []
    /// Metres from the first spot to each.
    public private(set) var metres: [Double] = []
    /// Metres above the sea at each.
    public private(set) var heights: [Double] = []

    /// Metres from end to end.
    public var length: Double { metres.last ?? 0 }

    /// A smooth way through some spots (Catmull and Rom's splines).
    init(through nodes: [Spot], in terrain: Terrain, atSea: Bool = false) {
        for index in nodes.indices.dropLast() {
            let (a, b) = (nodes[max(0, index - 1)], nodes[index])
            let (c, d) = (nodes[index + 1], nodes[min(nodes.count - 1, index + 2)])
            let steps = max(1, Int(b.distance(to: c) / 38))
            for step in 0..<steps {
                add(Self.between(a, b, c, d, Double(step) / Double(steps)), terrain, atSea)
            }
        }
        if let last = nodes.last { add(last, terrain, atSea) }
    }

    private mutating func add(_ spot: Spot, _ terrain: Terrain, _ atSea: Bool) {
        let step = spots.last.map { spot.distance(to: $0) } ?? 0
        if !spots.isEmpty, step < 1 { return }
        metres.append((metres.last ?? 0) + step)
        spots.append(spot)
        heights.append(atSea ? 0 : terrain.height(spot))
    }

    private static func between(_ a: Spot, _ b: Spot, _ c: Spot, _ d: Spot, _ t: Double) -> Spot {
        let (second, third) = (t * t, t * t * t)
        let linear = (c - a) * t
        let square = (a * 2 - b * 5 + c * 4 - d) * second
        let cube = (b * 3 - a - c * 3 + d) * third
        return (b * 2 + linear + square + cube) * 0.5
    }

    /// The spot and the height `metres` from the start.
    public func at(_ distance: Double) -> (spot: Spot, height: Double, grade: Double) {
        var (low, high) = (0, max(0, metres.count - 2))
        while low < high {
            let middle = (low + high + 1) / 2
            if metres[middle] <= distance { low = middle } else { high = middle - 1 }
        }
        guard metres.count > 1 else { return (spots.first ?? Spot(0, 0), 0, 0) }
        let span = max(1, metres[low + 1] - metres[low])
        let part = min(1, max(0, (distance - metres[low]) / span))
        let rise = heights[low + 1] - heights[low]
        return (
            spots[low] + (spots[low + 1] - spots[low]) * part, heights[low] + rise * part,
            rise / span
        )
    }
}

/// The roads of Hale.
enum Roads {
    /// Along the shore from one direction to another, with a road's own bends.
    static func coast(_ from: Double, _ to: Double, _ part: Double = 0.965) -> [Spot] {
        let steps = max(2, Int(abs(to - from) * 190))
        return (0...steps).map { step in
            let turns = from + (to - from) * Double(step) / Double(steps)
            return Coast.spot(turns, part + 0.008 * Turns.sine(turns * 37))
        }
    }

    /// Along the line of a height, as roads in hills go; they cut off what is too narrow.
    static func contour(_ height: Double, _ from: Double, _ to: Double) -> [Spot] {
        let steps = max(6, Int(abs(to - from) * 150))
        let turns = (0...steps).map { from + (to - from) * Double($0) / Double(steps) }
        var parts = turns.map { part(height, $0) }
        for _ in 0..<7 {
            let old = parts
            for index in 1..<steps {
                parts[index] = (old[index - 1] + old[index] * 2 + old[index + 1]) / 4
            }
        }
        return zip(turns, parts).map { Coast.spot($0, $1) }
    }

    static func spot(_ height: Double, _ turns: Double) -> Spot {
        Coast.spot(turns, part(height, turns))
    }

    /// Where a height is first met on the way inland.
    private static func part(_ height: Double, _ turns: Double) -> Double {
        var (high, low) = (0.12, 0.93)
        for _ in 0..<24 {
            let middle = (high + low) / 2
            if Terrain.hale.height(Coast.spot(turns, middle)) > height {
                high = middle
            } else {
                low = middle
            }
        }
        return low
    }

    /// Up from the shore to a height, in bends that get wider where it is steep.
    static func climb(_ turns: Double, to height: Double) -> [Spot] {
        let (low, high) = (Coast.spot(turns), spot(height, turns))
        let side = Turns.direction(turns + 0.25)
        let steps = max(4, Int(low.distance(to: high) / 140))
        return (0...steps).map { step in
            let part = Double(step) / Double(steps)
            let bend = Turns.sine(part * Double(steps) / 7) * 150 * part * (1 - part) * 3
            return low + (high - low) * part + side * bend
        }
    }

    /// Around the summit in a spiral, from a height to the top.
    static func summit(
        from height: Double, at turns: Double, around: Double
    ) -> [Spot] {
        let top = Terrain.hale.hills[0].middle
        let first = spot(height, turns)
        let start = first - top
        return (0...44).map { step in
            let part = Double(step) / 44
            let (sine, cosine) = (Turns.sine(part * around), Turns.cosine(part * around))
            let turned = Spot(
                start.x * cosine + start.y * sine, start.y * cosine - start.x * sine)
            return top + turned * ((1 - part) * (1 - part * 0.15))
        }
    }
}

/// A way that has a name and is taken again and again.
struct Route: Sendable {
    var way: Way

    private init(_ nodes: [Spot], in terrain: Terrain = .hale, atSea: Bool = false) {
        way = Way(through: nodes, in: terrain, atSea: atSea)
    }

    private static func thereAndBack(_ nodes: [Spot], atSea: Bool = false) -> Route {
        Route(nodes + nodes.dropLast().reversed(), atSea: atSea)
    }

    private static let home = Coast.harbour

    static let roundTheIsland = Route(Roads.coast(home, home + 1))
    static let west = Route(
        Roads.coast(home, home + 0.36) + Roads.climb(home + 0.37, to: 150)
            + Roads.contour(150, home + 0.37, home + 0.02).dropFirst()
            + Roads.climb(home, to: 150).reversed().dropFirst())
    static let east = Route(
        Roads.climb(home, to: 140) + Roads.contour(140, home, home - 0.4).dropFirst()
            + Roads.climb(home - 0.42, to: 140).reversed() + Roads.coast(home - 0.42, home))
    static let pass = Route(
        Roads.coast(home, home - 0.09) + Roads.climb(home - 0.1, to: 330)
            + Roads.contour(330, home - 0.1, home + 0.16)
            + Roads.climb(home + 0.17, to: 330).reversed() + Roads.coast(home + 0.17, home))
    static let summit = thereAndBack(
        Roads.climb(home, to: 300)
            + Roads.summit(from: 300, at: home, around: 0.8).dropFirst())
    static let top = thereAndBack(
        Roads.contour(180, home - 0.07, home - 0.05)
            + Roads.summit(from: 180, at: home - 0.05, around: 0.22).dropFirst())
    static let gravel = Route(
        Roads.climb(home, to: 220) + Roads.contour(220, home, home + 1).dropFirst()
            + Roads.climb(home, to: 220).reversed().dropFirst())
    /// Loops by another road up, another line of height and another road down each.
    static let loops: [Route] = [
        (0.0, 0.17, 160.0), (-0.1, -0.28, 120), (0.08, 0.28, 240), (0.0, -0.17, 200),
        (-0.17, -0.42, 300), (0.17, 0.42, 130), (0.04, -0.1, 280), (0.28, 0.5, 190),
        (-0.28, -0.5, 150), (-0.04, 0.12, 90),
    ].map { up, down, height in
        Route(
            Roads.coast(home, home + up).dropLast() + Roads.climb(home + up, to: height)
                + Roads.contour(height, home + up, home + down).dropFirst()
                + Roads.climb(home + down, to: height).reversed().dropFirst()
                + Roads.coast(home + down, home).dropFirst())
    }
    static let commute = Route(Roads.coast(home, home + 0.105))
    static let wayHome = Route(Roads.coast(home + 0.105, home))
    static let quay = thereAndBack(Roads.coast(home, home + 0.026))
    static let pier = thereAndBack(Roads.coast(home, home + 0.04))
    static let lighthouse = thereAndBack(Roads.coast(home, home - 0.075))
    static let farBeach = thereAndBack(Roads.coast(home, home + 0.155))
    static let marathon = thereAndBack(Roads.coast(home, home - 0.35))
    static let woods = Route(
        Roads.climb(home, to: 120) + Roads.contour(120, home, home + 0.075).dropFirst()
            + Roads.climb(home + 0.08, to: 120).reversed() + Roads.coast(home + 0.08, home))
    static let ridge = Route(
        Roads.climb(home, to: 300) + Roads.contour(300, home, home + 0.05).dropFirst()
            + Roads.climb(home + 0.052, to: 300).reversed() + Roads.coast(home + 0.052, home))
    static let bay = thereAndBack(Roads.coast(home - 0.012, home + 0.014, 1.03), atSea: true)
    static let paddle = thereAndBack(Roads.coast(home, home + 0.09, 1.05), atSea: true)
    static let sail = Route(
        Roads.coast(home, home + 0.13, 1.12) + Roads.coast(home + 0.12, home, 1.34), atSea: true)

    /// The rides of the trip: a loop around each of some middles, out of the village and back.
    static let abroad: [Route] = [
        (0.05, 6_800.0), (0.17, 9_500), (0.3, 7_600), (0.43, 12_200), (0.57, 8_300), (0.7, 10_900),
        (0.83, 6_100), (0.93, 13_400),
    ].map { turns, reach in
        let middle = Turns.direction(turns) * reach
        let nodes = (0...26).map { step -> Spot in
            let around = turns + 0.5 + Double(step) / 26
            let wobble = 1 + 0.13 * Turns.sine(around * 7 + turns) + 0.07 * Turns.sine(around * 13)
            let loop = Turns.direction(around) * (reach * wobble)
            return step == 0 || step == 26 ? Spot(0, 0) : middle + loop
        }
        return Route(nodes, in: .garrotxa)
    }
}

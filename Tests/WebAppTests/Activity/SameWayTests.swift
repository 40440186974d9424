import ActivityModel
import TestSupport
import Testing

@testable import WebApp

struct SameWayTests {
    /// A way through corners in metres east and north of a place, with a point every 20 m or so,
    /// each of them up to `noise` metres off.
    private func way(
        _ corners: [(Double, Double)], noise: Double = 0, seed: UInt64 = 1, latitude: Double = 47
    ) throws -> SameWay {
        var generator = SeededGenerator(seed: seed)
        let scale = Geography.metresPerDegree(atLatitude: latitude)
        var line = TrackLine()
        for (start, end) in zip(corners, corners.dropFirst()) {
            let length =
                ((end.0 - start.0) * (end.0 - start.0) + (end.1 - start.1) * (end.1 - start.1))
                .squareRoot()
            let steps = max(1, Int(length / 20))
            for step in 0..<steps {
                let share = Double(step) / Double(steps)
                let x = start.0 + (end.0 - start.0) * share
                let y = start.1 + (end.1 - start.1) * share
                line.append(
                    latitude: latitude
                        + (y + Double.random(in: -noise...noise, using: &generator))
                            / Geography.metresPerDegree,
                    longitude: 9 + (x + Double.random(in: -noise...noise, using: &generator))
                        / scale)
            }
        }
        return try #require(SameWay(line))
    }

    private let loop: [(Double, Double)] = [
        (0, 0), (3_000, 200), (4_000, 2_500), (1_500, 3_500), (-500, 1_800), (0, 0),
    ]

    @Test(arguments: 1...20)
    func `the same loop is recognised with the errors of a receiver`(seed: Int) throws {
        let one = try way(loop, noise: 6, seed: UInt64(seed))
        let other = try way(loop, noise: 6, seed: UInt64(seed + 100))
        #expect(one.isSame(as: other))
        #expect(other.isSame(as: one))
    }

    @Test func `the other way round is another way, there and back is not`() throws {
        let there: [(Double, Double)] = [(0, 0), (2_500, 300), (5_000, -400)]
        #expect(try !way(loop).isSame(as: way(loop.reversed())))
        #expect(try !way(there).isSame(as: way(there.reversed())))
        let back = there + there.reversed()
        #expect(try way(back).isSame(as: way(back.reversed())))
        #expect(try !way(back).isSame(as: way(there)))
    }

    @Test func `rounds of a small circle are the same as so many rounds`() throws {
        let round: [(Double, Double)] = [(0, 0), (120, 0), (120, 90), (0, 90)]
        let five = Array(repeating: round, count: 5).flatMap(\.self)
        let ten = Array(repeating: round, count: 10).flatMap(\.self)
        #expect(try way(five, noise: 5).isSame(as: way(five, noise: 5, seed: 9)))
        #expect(try !way(five).isSame(as: way(ten)))
    }

    @Test func `a parallel road, a detour of a quarter, another valley are other ways`() throws {
        let aside = loop.map { ($0.0 + 400, $0.1 + 400) }
        #expect(try !way(loop).isSame(as: way(aside)))
        let cut: [(Double, Double)] = [(0, 0), (3_000, 200), (4_000, 2_500), (800, 800), (0, 0)]
        #expect(try !way(loop).isSame(as: way(cut)))
    }

    @Test func `a short piece more at the end is the same way`() throws {
        let longer = loop + [(300.0, 100.0)]
        #expect(try way(loop).isSame(as: way(longer, noise: 5)))
    }

    @Test func `it holds across the date line and far north`() throws {
        #expect(try way(loop, noise: 5, latitude: 78).isSame(as: way(loop, latitude: 78)))
        var one = TrackLine()
        var other = TrackLine()
        for step in 0..<200 {
            one.append(latitude: 10, longitude: 179.99 + Double(step) * 0.0002)
            other.append(latitude: 10.0001, longitude: -180.01 + Double(step) * 0.0002)
        }
        let way = try #require(SameWay(one))
        #expect(try way.isSame(as: #require(SameWay(other))))
    }

    @Test func `too short a track is no way`() {
        var line = TrackLine()
        for step in 0..<10 { line.append(latitude: 1 + Double(step) * 1e-5, longitude: 1) }
        #expect(SameWay(line) == nil)
        #expect(SameWay(TrackLine()) == nil)
    }
}

import ActivityModel
import TestSupport
import Testing

@testable import WebApp

struct AxisScaleTests {
    @Test(arguments: [
        (0.0, 100.0, [0.0, 25, 50, 75, 100]), (-3, 27, [-10, 0, 10, 20, 30]),
        (88, 168, [75, 100, 125, 150, 175]), (5, 5, []),
    ])
    func `marks are round and enclose the values`(
        least: Double, greatest: Double, expected: [Double]
    ) {
        let scale = AxisScale(least, greatest)
        #expect(scale.low <= least && scale.high >= greatest && scale.high > scale.low)
        #expect((2...5).contains(scale.ticks.count))
        if !expected.isEmpty { #expect(scale.ticks == expected) }
    }

    @Test func `whatever the values, the marks enclose them`() {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<2_000 {
            let least = Double.random(in: -1e5...1e5, using: &generator)
            let greatest = least + Double.random(in: 0...1e4, using: &generator)
            let scale = AxisScale(least, greatest)
            #expect(scale.low <= least + 1e-6 && scale.high >= greatest - 1e-6)
            #expect((2...5).contains(scale.ticks.count))
            #expect(scale.ticks.first == scale.low && scale.ticks.last == scale.high)
        }
    }

    @Test func `a zoomed part has its own extremes, and nothing of the rest`() {
        let time = SampleStream(.time, values: .floating((0..<1_000).map(Double.init)))
        let heart = SampleStream(
            .heartrate, values: .floating((0..<1_000).map { $0 == 10 ? 200 : 100 + Double($0 % 7) })
        )
        let curves = ActivityCurves(
            ActivityStreams([time, heart]), sport: "Run",
            cadence: Cadence(sport: "Run", typical: nil), units: .metric, zones: [],
            wish: ActivityCurves.Wish(axis: .time, window: 100...200))
        #expect(curves.ends == 100...200)
        #expect(curves.whole == 0...999)
        #expect(curves.isZoomed)
        #expect(curves.positions.first == 100 && curves.positions.last == 200)
        #expect(curves.curves.first?.maximum == 106)
        #expect(curves.curves.first?.values.count == 101)
    }
}

import ActivityModel
import TestSupport
import Testing

@testable import WebApp

struct DistanceSplitTests {
    private func streams(
        _ samples: [(time: Double, metres: Double)], altitude: [Double]? = nil,
        heartrate: [Double]? = nil
    ) -> ActivityStreams {
        var streams = [
            SampleStream(.time, values: .floating(samples.map(\.time))),
            SampleStream(.distance, values: .floating(samples.map(\.metres))),
        ]
        if let altitude { streams.append(SampleStream(.altitude, values: .floating(altitude))) }
        if let heartrate { streams.append(SampleStream(.heartrate, values: .floating(heartrate))) }
        return ActivityStreams(streams)
    }

    @Test func `a mark between two samples is reached on the line between them`() throws {
        // 3 m/s to 1,200 m, then 4 m/s; a sample every 400 m, so that no mark has one.
        let splits = DistanceSplits.of(
            streams([(0, 0), (133.25, 400), (266.5, 800), (400, 1_200), (500, 1_600), (700, 2_400)]
            ),
            every: 1_000)
        try #require(splits.count == 3)
        let first = 266.5 + (400 - 266.5) / 2
        #expect(abs(splits[0].elapsedSeconds - first) < 1e-9)
        #expect(abs(splits[1].elapsedSeconds - (600 - first)) < 1e-9)
        #expect(splits.map { $0.metres.rounded() } == [1_000, 1_000, 400])
        #expect(abs(splits.reduce(0) { $0 + $1.elapsedSeconds } - 700) < 1e-9)
    }

    @Test func `standing and a stopped clock count as time, not as motion`() throws {
        // 5 m/s, a minute at the lights recorded each second, 5 m/s, a pause without samples.
        var samples: [(Double, Double)] = (0...100).map { (Double($0), Double($0) * 5) }
        samples += (101...160).map { (Double($0), 500) }
        samples += (161...260).map { (Double($0), 500 + Double($0 - 160) * 5) }
        samples += (0...100).map { (860 + Double($0), 1_004 + Double($0) * 5) }
        let splits = DistanceSplits.of(streams(samples), every: 500)
        try #require(splits.count == 3)
        #expect(abs(splits.reduce(0) { $0 + $1.elapsedSeconds } - 960) < 1e-9)
        let moving = splits.reduce(0) { $0 + $1.movingSeconds }
        #expect((295...301).contains(moving), "\(moving)")
    }

    @Test func `slow steps of a metre are no stops`() throws {
        // 0.7 m/s as whole metres: some seconds repeat the metre before.
        let samples = (0...3_000).map { (Double($0), (Double($0) * 0.7).rounded(.down)) }
        let splits = DistanceSplits.of(streams(samples), every: 1_000)
        #expect(splits.count == 3)
        for split in splits { #expect(split.movingSeconds == split.elapsedSeconds) }
    }

    @Test func `climb and heart rate belong to the split in which they were`() throws {
        let samples = (0...800).map { (Double($0), Double($0) * 2.5) }
        let altitude = (0...800).map { $0 <= 400 ? Double($0) / 4 : 200 - Double($0) / 4 }
        let heartrate = (0...800).map { $0 <= 400 ? 120.0 : 160 }
        let splits = DistanceSplits.of(
            streams(samples, altitude: altitude, heartrate: heartrate), every: 1_000)
        try #require(splits.count == 2)
        #expect(abs(try #require(splits[0].climbMetres) - 100) < 2.01)
        #expect(abs(try #require(splits[1].climbMetres)) < 1e-9)
        #expect(abs(try #require(splits[0].averageHeartrate) - 120) < 1e-6)
        #expect(abs(try #require(splits[1].averageHeartrate) - 160) < 1e-6)
    }

    @Test func `splits add up to the whole, whatever the gaps`() throws {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<50 {
            var time = 0.0
            var metres = 0.0
            var samples: [(Double, Double)] = [(0, 0)]
            for _ in 0..<Int.random(in: 20...400, using: &generator) {
                time += Double(Int.random(in: 1...90, using: &generator))
                metres += Double.random(in: 0...120, using: &generator)
                samples.append((time, metres))
            }
            let splits = DistanceSplits.of(streams(samples), every: 500)
            guard !splits.isEmpty else { continue }
            #expect(abs(splits.reduce(0) { $0 + $1.elapsedSeconds } - time) < 1e-6)
            #expect(abs(splits.reduce(0) { $0 + $1.metres } - metres) < 1e-6)
            #expect(splits.allSatisfy { $0.movingSeconds <= $0.elapsedSeconds + 1e-9 })
            #expect(splits.dropLast().allSatisfy { abs($0.metres - 500) < 1e-6 })
        }
    }

    @Test func `a distance that goes back, or is too short, makes no splits of its own`() {
        #expect(DistanceSplits.of(streams([(0, 0), (10, 900)]), every: 1_000).isEmpty)
        let back = DistanceSplits.of(
            streams([(0, 0), (100, 600), (110, 590), (200, 1_200)]), every: 600)
        #expect(back.count == 2)
        #expect(back.map(\.elapsedSeconds) == [100, 100])
    }
}

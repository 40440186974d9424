import TestSupport
import Testing

@testable import ActivityModel

/// Efforts of invented rides and runs against numpy's.
@Suite(.enabled(if: NumpyEfforts.isThere))
struct EffortsByNumpyTests {
    @Test func `seeded rides with gaps and pauses have the efforts that numpy finds`() throws {
        let recordings = (1...40).map { Self.recording(seed: UInt64($0)) }
        let expected = try NumpyEfforts.efforts(of: recordings)
        var (distances, powers) = (0, 0)
        for (recording, expected) in zip(recordings, expected) {
            let streams = Self.streams(recording)
            let found = Efforts(streams, in: 0..<streams[0].count)
            for (kind, rows) in [(EffortKind.foot, expected.foot), (.ride, expected.ride)] {
                let own = found.distances.filter { $0.kind == kind }
                try #require(own.map(\.metres) == rows.map { $0[0] })
                for (effort, row) in zip(own, rows) {
                    #expect(abs(effort.elapsedSeconds - row[1]) <= 0.001)
                }
                distances += own.count
            }
            try #require(found.powers.map(\.seconds) == expected.power.map { Int($0[0]) })
            for (effort, row) in zip(found.powers, expected.power) {
                #expect(abs(effort.watts - row[1]) < 1e-6)
                #expect(effort.startSeconds == Int(row[2]))
            }
            powers += found.powers.count
        }
        #expect(distances > 100 && powers > 300)
    }

    /// A ride or run of up to six hours: samples every second or few, pauses, values that are
    /// missing, jumps of the receiver, a device that restarts, times that go back.
    private static func recording(seed: UInt64) -> NumpyEfforts.Recording {
        var generator = SeededGenerator(seed: seed)
        func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &generator) == 0 }
        let isRun = chance(2)
        let usual = chance(4) ? 3.0 : 1
        let isFine = chance(4)
        let end = Double(Int.random(in: 300...21_600, using: &generator))
        var (now, here, north, east) = (1_700_000_000.0, 0.0, 47.0, 179.99)
        var recording = NumpyEfforts.Recording(time: [])
        var (distance, latitude, longitude, watts) = (
            [Double?](), [Double?](), [Double?](), [Double?]()
        )
        let last = now + end
        while now < last {
            let speed = Double.random(in: isRun ? 2...5 : 4...14, using: &generator)
            recording.time.append(chance(500) ? nil : chance(700) ? now - 40 : now)
            distance.append(chance(50) ? nil : (here * 100).rounded() / 100)
            latitude.append(chance(50) ? nil : north)
            longitude.append(chance(50) ? nil : east)
            watts.append(
                chance(30)
                    ? nil
                    : chance(2_000) ? 65_535 : Double(Int.random(in: 0...500, using: &generator)))
            var step = chance(90) ? Double(Int.random(in: 2...15, using: &generator)) : usual
            if isFine { step += Double(Int.random(in: 0...3, using: &generator)) / 8 }
            let isPause = chance(900)
            if isPause { step += Double(Int.random(in: 30...1_800, using: &generator)) }
            now += step
            let metres = (isPause ? 0 : speed * step) + (chance(1_500) ? 800 : 0)
            here += metres
            if chance(4_000) { here = 0 }
            if chance(1_000) { here -= 5 }
            north += metres / 111_194.9266
            if chance(1_000) { east = -east }
        }
        if chance(3) {
            (recording.latitude, recording.longitude) = (latitude, longitude)
        } else {
            recording.distance = distance
        }
        recording.watts = watts
        return recording
    }

    private static func streams(_ recording: NumpyEfforts.Recording) -> [SampleStream] {
        func floating(_ name: StreamName, _ values: [Double?]?) -> SampleStream? {
            values.map { SampleStream(name, values: .floating($0.map { $0 ?? .nan })) }
        }
        let times = recording.time.map { $0.map { Int64($0 * 1e6) } ?? SampleStream.missing }
        return [SampleStream(.time, values: .scaled(times, .microseconds))]
            + [
                floating(.distance, recording.distance), floating(.latitude, recording.latitude),
                floating(.longitude, recording.longitude), floating(.watts, recording.watts),
            ].compactMap(\.self)
    }
}

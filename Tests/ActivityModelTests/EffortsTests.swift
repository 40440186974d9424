import TestSupport
import Testing

@testable import ActivityModel

/// The fastest parts and the highest power of recordings.
struct EffortsTests {
    /// The streams of samples at seconds, with a distance in metres and a power in watts.
    private func streams(
        _ seconds: [Double], metres: [Double] = [], watts: [Double] = []
    ) -> [SampleStream] {
        var streams = [
            SampleStream(
                .time,
                values: .scaled(
                    seconds.map { $0.isNaN ? SampleStream.missing : Int64($0 * 1e6) + 1_000_000 },
                    .microseconds))
        ]
        if !metres.isEmpty { streams.append(.init(.distance, values: .floating(metres))) }
        if !watts.isEmpty { streams.append(.init(.watts, values: .floating(watts))) }
        return streams
    }

    private func efforts(_ streams: [SampleStream]) -> Efforts {
        Efforts(streams, in: 0..<streams[0].count)
    }

    private func time(
        _ metres: Double, _ streams: [SampleStream], _ kind: EffortKind = .foot
    ) -> DistanceEffort? {
        efforts(streams).distances.first { $0.kind == kind && $0.metres == metres }
    }

    @Test(arguments: [(EffortKind.foot, 3.5, 1_000.0), (.ride, 9, 5_000)], [1, 2, 4, 5, 10])
    func `a distance that is renewed every few seconds is all progress`(
        recording: (kind: EffortKind, speed: Double, metres: Double), renewal: Int
    ) throws {
        let seconds = (0...900).map(Double.init)
        let metres = seconds.map {
            Double(Int($0) / renewal * renewal) * recording.speed
        }
        let effort = try #require(
            time(recording.metres, streams(seconds, metres: metres), recording.kind))
        #expect(abs(effort.elapsedSeconds - recording.metres / recording.speed) <= Double(renewal))
    }

    @Test func `a jump after a stop is no progress`() {
        let seconds = (0...300).map(Double.init)
        let metres = seconds.map { $0 < 100 ? $0 * 3 : $0 < 200 ? 300 : 300 + ($0 - 200) * 3 + 500 }
        #expect(time(1_000, streams(seconds, metres: metres)) == nil)
        #expect(time(400, streams(seconds, metres: metres)) != nil)
    }

    @Test func `a distance begins or ends between two samples`() throws {
        // 5 m/s, then 4 m/s: the fastest 400 m end between samples.
        let effort = try #require(time(400, streams([0, 60, 160], metres: [0, 300, 700])))
        #expect(effort.elapsedSeconds == 85)
        #expect(effort.startSeconds == 0)
        // And the other way around they begin between two.
        let late = try #require(time(400, streams([0, 100, 160], metres: [0, 400, 700])))
        #expect(late.elapsedSeconds == 85)
        #expect(late.startSeconds == 75)
    }

    @Test func `a pause counts`() throws {
        let effort = try #require(
            time(1_000, streams([0, 100, 400, 500], metres: [0, 500, 500, 1_000])))
        #expect(effort.elapsedSeconds == 500)
    }

    @Test func `a jump of the receiver is no progress`() throws {
        let seconds = (0...200).map(Double.init)
        let metres = seconds.map { $0 * 4 + ($0 > 100 ? 300 : 0) }
        #expect(time(400, streams(seconds, metres: metres))?.elapsedSeconds == 100)
        // The step itself does not count, so that all of it is 796 m.
        #expect(time(1_000, streams(seconds, metres: metres)) == nil)
        #expect(efforts(streams(seconds, metres: metres)).distances.count == 1)
    }

    @Test func `nobody is faster than the world`() {
        let ride = streams([0, 1_000], metres: [0, 10_000])
        #expect(time(10_000, ride) == nil)
        #expect(time(10_000, ride, .ride)?.elapsedSeconds == 1_000)
    }

    @Test func `a device that restarts goes on, one that corrects itself stands`() {
        let restarted = streams([0, 100, 101, 201], metres: [0, 300, 0, 300])
        #expect(time(400, restarted)?.elapsedSeconds == 134.333)
        let corrected = streams([0, 100, 110, 120, 220], metres: [0, 300, 290, 300, 600])
        #expect(time(400, corrected)?.elapsedSeconds == 153.333)
    }

    @Test func `without a distance the way along the positions counts`() throws {
        let seconds = (0...100).map { Double($0) * 10 }
        var track = streams(seconds)
        let degrees = seconds.map { 0.00002 * $0 }
        track.append(.init(.latitude, values: .floating(degrees)))
        track.append(.init(.longitude, values: .floating(seconds.map { _ in 7.5 })))
        let effort = try #require(time(1_000, track))
        #expect(abs(effort.elapsedSeconds - 1_000 / (0.00002 * 111_194.9266)) < 0.001)
    }

    @Test func `seconds without a value are zero`() {
        // Ten seconds of 200 W, ten without any sample, ten of 300 W.
        let seconds = (0..<10).map(Double.init) + (20..<30).map(Double.init)
        let watts = Array(repeating: 200.0, count: 10) + Array(repeating: 300.0, count: 10)
        #expect(
            efforts(streams(seconds, watts: watts)).powers == [
                .init(seconds: 5, watts: 300, startSeconds: 20),
                .init(seconds: 10, watts: 300, startSeconds: 20),
                .init(seconds: 15, watts: 200, startSeconds: 15),
                .init(seconds: 30, watts: 5_000.0 / 30, startSeconds: 0),
            ])
    }

    @Test func `a value stands for the usual interval of its recording`() {
        let seconds = (0...5).map { Double($0) * 4 }
        let powers = efforts(streams(seconds, watts: [100, 100, 100, 100, 100, 100])).powers
        #expect(powers.map(\.watts) == [100, 100, 100])
    }

    @Test func `the fault of a meter sets no record`() {
        let seconds = (0..<10).map(Double.init)
        let watts = seconds.map { $0 == 4 ? 60_000.0 : $0 == 5 ? -50 : 100 }
        #expect(efforts(streams(seconds, watts: watts)).powers.map(\.watts) == [80, 80])
    }

    @Test(
        arguments: [
            [], [0], [.nan, .nan], [5, 5, 5], [0, 9e9], [.nan, 3, 1, 2],
        ] as [[Double]])
    func `damaged times give nothing`(seconds: [Double]) {
        let values = seconds.map { _ in 100.0 }
        #expect(efforts(streams(seconds, metres: values, watts: values)).isEmpty)
    }

    @Test func `every window and every part of a short recording was tried`() {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<200 {
            let count = Int.random(in: 2...60, using: &generator)
            var (now, here) = (0.0, 0.0)
            var (seconds, metres, watts) = ([Double](), [Double](), [Double]())
            for _ in 0..<count {
                seconds.append(now)
                metres.append(here)
                watts.append(Double(Int.random(in: 0...400, using: &generator)))
                now +=
                    Bool.random(using: &generator)
                    ? 1 : Double(Int.random(in: 1...9, using: &generator))
                here += Double(Int.random(in: 0...9, using: &generator))
            }
            let found = efforts(streams(seconds, metres: metres, watts: watts))
            let expected = Self.bruteForce(seconds, metres, 400)
            let effort = found.distances.first { $0.kind == .foot && $0.metres == 400 }
            if let expected, expected >= 43.03 {
                #expect(abs((effort?.elapsedSeconds ?? 0) - expected) <= 0.001)
            } else {
                #expect(effort == nil)
            }
        }
    }

    /// The shortest time over a distance, from and to every sample.
    private static func bruteForce(
        _ seconds: [Double], _ metres: [Double], _ distance: Double
    ) -> Double? {
        func moment(_ goal: Double, _ isLast: Bool) -> Double? {
            let steps = zip(metres.indices.dropLast(), metres.indices.dropFirst())
            let moments = steps.compactMap { one, two -> Double? in
                guard metres[one] <= goal, goal <= metres[two], metres[one] < metres[two] else {
                    return nil
                }
                return seconds[one] + (goal - metres[one]) / (metres[two] - metres[one])
                    * (seconds[two] - seconds[one])
            }
            return isLast ? moments.last : moments.first
        }
        var best: Double?
        for index in metres.indices {
            if let end = moment(metres[index] + distance, false), end >= seconds[index] {
                best = min(best ?? .infinity, end - seconds[index])
            }
            if let start = moment(metres[index] - distance, true), start <= seconds[index] {
                best = min(best ?? .infinity, seconds[index] - start)
            }
        }
        return best
    }
}

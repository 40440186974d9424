import ActivityModel
import Bytes
import Foundation
import Storage
import TestSupport
import Testing

struct StreamRecordTests {
    private static let streams: [(String, SampleStream)] = [
        ("all present", SampleStream(.heartrate, values: .scaled([90, 91, 95, 60], .one))),
        (
            "gaps",
            SampleStream(
                .watts, values: .scaled([SampleStream.missing, 1, 2, SampleStream.missing], .one))
        ),
        ("extremes", SampleStream(.distance, values: .scaled([.max, .min + 1, 0, .max], .one))),
        (
            "whole seconds",
            SampleStream(.time, values: .scaled([5_000_000, 6_000_000], .microseconds))
        ),
        (
            "milliseconds",
            SampleStream(.time, values: .scaled([5_000_000, 6_001_000], .microseconds))
        ),
        ("microseconds", SampleStream(.time, values: .scaled([-5, 6_000_001], .microseconds))),
        ("semicircles", SampleStream(.latitude, values: .scaled([624_000_000, -1], .semicircles))),
        ("doubles", SampleStream(.init(rawValue: "core"), values: .floating([36.6, -0.0, 1e300]))),
        (
            "developer field",
            SampleStream(
                .init(rawValue: "power"), unit: "W",
                source: .developer(application: "ab", field: 2),
                values: .scaled([1, 2], Scale(divisor: 10, offset: -5)))
        ),
    ]

    @Test(arguments: streams.map(\.0))
    func `what is encoded decodes to the same stream`(name: String) throws {
        let stream = try #require(Self.streams.first { $0.0 == name }).1
        #expect(try StreamEncoder().encode(stream).decoded() == stream)
    }

    @Test func `random streams survive, whatever their gaps`() throws {
        let encoder = StreamEncoder()
        for seed in 0..<200 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let raw = (0..<Int.random(in: 1...300, using: &generator)).map { _ in
                Int.random(in: 0..<4, using: &generator) == 0
                    ? SampleStream.missing : Int64.random(in: -70_000...70_000, using: &generator)
            }
            let stream = SampleStream(
                .altitude, values: .scaled(raw, Scale(divisor: 5, offset: -500)))
            #expect(try encoder.encode(stream).decoded() == stream, "seed \(seed)")
        }
    }

    @Test func `a stream of doubles keeps which samples have none`() throws {
        let record = StreamEncoder().encode(
            SampleStream(.cadence, values: .floating([1, .nan, 3])))
        let stream = try record.decoded()
        #expect([stream[0], stream[1], stream[2]] == [1, nil, 3])
    }
}

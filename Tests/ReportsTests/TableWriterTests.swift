import ActivityModel
import Reports
import TestSupport
import Testing

struct TableWriterTests {
    private func lines(_ format: TableFormat, _ file: ActivityFile) -> [Substring] {
        let table = file.table(.samples)
        var schema = DataSchema()
        schema.add(table)
        var bytes: [UInt8] = []
        var writer = TableWriter(format, schema, namesFiles: false) { bytes += $0 }
        writer.add(table, file: "x")
        writer.finish()
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    }

    private func file(_ streams: [SampleStream]) -> ActivityFile {
        var file = ActivityFile(format: .fit, outcome: .decoded)
        file.streams = streams
        file.sampleCount = streams.first?.count ?? 0
        return file
    }

    @Test func `every number reads back as the same double`() {
        var generator = SeededGenerator(seed: 7)
        let scales =
            (0...9).map { power in
                Scale(divisor: (0..<power).reduce(1.0) { product, _ in product * 10 })
            }
            + [
                Scale(divisor: 5, offset: -500), .semicircles, Scale(multiplier: 5, divisor: 18),
                Scale(divisor: 128), Scale(divisor: 1e12),
            ]
        for scale in scales {
            let raw = (0..<500).map { index -> Int64 in
                switch index {
                case 0: 0
                case 1: SampleStream.missing
                case 2: .max
                case 3: -1
                default:
                    Int64.random(in: .min / 2...Int64.max, using: &generator) >> Int64(index % 60)
                }
            }
            let stream = SampleStream(.altitude, values: .scaled(raw, scale))
            let cells = lines(.csv, file([stream])).dropFirst()
            // A line without a cell is empty, and was left out by the split.
            let known = (0..<500).compactMap { stream[$0] }
            #expect(cells.count == known.count)
            for (cell, value) in zip(cells, known) where Double(cell) != value {
                Issue.record("\(cell) is not \(value) at \(scale)")
            }
        }
    }

    @Test func `decimals are written without zeros behind them`() {
        let stream = SampleStream(
            .altitude, values: .scaled([0, 5, -5, 100, 12_340, -7], Scale(divisor: 100)))
        #expect(
            lines(.csv, file([stream]))
                == ["altitude (m)", "0", "0.05", "-0.05", "1", "123.4", "-0.07"])
    }

    @Test func `times keep their microseconds, before 1970 too`() {
        let times: [Int64] = [0, -1, 1_600_000_000_250_000, 86_399_999_999, -86_400_000_000]
        let stream = SampleStream(.time, values: .scaled(times, .microseconds))
        let expected = times.map { Timestamp(microseconds: $0).description }
        #expect(lines(.csv, file([stream])).dropFirst().map(String.init) == expected)
        #expect(
            lines(.jsonl, file([stream])).map(String.init)
                == expected.map { "{\"time\":\"\($0)\"}" })
    }

    @Test func `columns with one name stay apart`() {
        let streams = [
            SampleStream(.watts, values: .scaled([1], .one)),
            SampleStream(
                .watts, source: .developer(application: "a", field: 1), values: .floating([2.5])),
        ]
        #expect(lines(.csv, file(streams)) == ["watts (W),watts_2 (W)", "1,2.5"])
        #expect(lines(.jsonl, file(streams)) == ["{\"watts\":1,\"watts_2\":2.5}"])
    }

    @Test func `integers and fractions of two files share a column`() {
        var schema = DataSchema()
        let whole = file([SampleStream(.watts, values: .scaled([200], .one))]).table(.samples)
        let parts = file([SampleStream(.watts, values: .floating([200.5]))]).table(.samples)
        schema.add(whole)
        schema.add(parts)
        var bytes: [UInt8] = []
        var writer = TableWriter(.csv, schema, namesFiles: true) { bytes += $0 }
        writer.add(whole, file: "a")
        writer.add(parts, file: "b,c")
        writer.finish()
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == "file,watts (W)\na,200\n\"b,c\",200.5\n")
    }
}

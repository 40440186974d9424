import TestSupport
import Testing
import TrackXML

struct RoundTripTests {
    /// What a random point says, as integers.
    private struct Sample {
        var latitude: Int64?
        var longitude: Int64?
        var elevation: Int64?
        var time: Int64?
        var heartRate: Int64?
    }

    @Test(arguments: Array(UInt64(1)...40))
    func `what the writers write the decoder reads, digit by digit`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let decimals = (0..<3).map { _ in Int.random(in: 0...9, using: &random) }
        let segments = (0..<Int.random(in: 1...4, using: &random)).map { _ in
            (0..<Int.random(in: 0...30, using: &random)).map { _ in sample(&random) }
        }
        var builder = GPXBuilder()
        builder.addTrack(
            segments.map { segment in segment.map { gpxPoint($0, decimals) } })
        let document = try gpx(builder.bytes)
        let track = TCXBuilder(
            segments.map { segment in
                TCXBuilder.Lap(tracks: [segment.map { tcxPoint($0, decimals) }])
            })
        let other = try tcx(track.bytes)

        let samples = segments.flatMap { $0 }
        for points in [document.points, other.points] {
            #expect(points.count == samples.count)
            check(points[.latitude], samples.map(\.latitude), decimals[0])
            check(points[.longitude], samples.map(\.longitude), decimals[1])
            check(points[.elevation], samples.map(\.elevation), decimals[2])
            check(points[.heartRate], samples.map(\.heartRate), 0)
            let times = samples.map { $0.time ?? TrackpointColumns.missingTime }
            #expect(points.times == (samples.contains { $0.time != nil } ? times : []))
        }
        #expect(document.tracks.first?.segments.map(\.count) == segments.map(\.count))
        #expect(other.activities.first?.laps.map(\.points.count) == segments.map(\.count))
    }

    private func check(_ column: DecimalColumn?, _ values: [Int64?], _ decimals: Int) {
        guard values.contains(where: { $0 != nil }) else {
            #expect(column == nil)
            return
        }
        #expect(column?.decimals == decimals)
        #expect(column?.mantissas == values.map { $0 ?? DecimalColumn.missing })
    }

    private func sample(_ random: inout SeededGenerator) -> Sample {
        func value(_ range: ClosedRange<Int64>) -> Int64? {
            Int.random(in: 0..<8, using: &random) == 0 ? nil : .random(in: range, using: &random)
        }
        return Sample(
            latitude: value(-90_000_000...90_000_000), longitude: value(-180_000_000...180_000_000),
            elevation: value(-5_000...90_000),
            time: value(0...86_399_999).map { 1_614_816_000_000_000 + $0 * 1_000 },
            heartRate: value(30...250))
    }

    private func gpxPoint(_ sample: Sample, _ decimals: [Int]) -> GPXBuilder.Point {
        GPXBuilder.Point(
            sample.latitude.map { decimalText($0, decimals: decimals[0]) },
            sample.longitude.map { decimalText($0, decimals: decimals[1]) },
            ele: sample.elevation.map { decimalText($0, decimals: decimals[2]) },
            time: sample.time.map(timeText),
            extensions: sample.heartRate.map { "<hr>\($0)</hr>" } ?? "")
    }

    private func tcxPoint(_ sample: Sample, _ decimals: [Int]) -> TCXBuilder.Point {
        TCXBuilder.Point(
            time: sample.time.map(timeText),
            sample.latitude.map { decimalText($0, decimals: decimals[0]) },
            sample.longitude.map { decimalText($0, decimals: decimals[1]) },
            altitude: sample.elevation.map { decimalText($0, decimals: decimals[2]) },
            heartRate: sample.heartRate.map(String.init))
    }

    /// A time of 2021-03-04 with milliseconds.
    private func timeText(_ microseconds: Int64) -> String {
        let milliseconds = (microseconds - 1_614_816_000_000_000) / 1_000
        func padded(_ number: Int64, _ width: Int) -> String {
            String(repeating: "0", count: width - String(number).count) + String(number)
        }
        return "2021-03-04T" + padded(milliseconds / 3_600_000, 2) + ":"
            + padded(milliseconds / 60_000 % 60, 2) + ":" + padded(milliseconds / 1_000 % 60, 2)
            + "."
            + padded(milliseconds % 1_000, 3) + "Z"
    }
}

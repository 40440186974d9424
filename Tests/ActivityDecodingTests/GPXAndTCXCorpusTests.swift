import ActivityModel
import Foundation
import TestSupport
import Testing

/// Real files, against what independent readers got from the same bytes.
struct GPXAndTCXCorpusTests {
    @Test(.enabled(if: Fixtures.corpus != nil, "no folder of real files: set WAYMARK_CORPUS"))
    func `real files read as independent readers read them`() throws {
        let files = try RealFile.all("gpx", "tcx")
        #expect(files.count > 100)
        for file in files {
            let row = try JSONSerialization.jsonObject(with: file.expectation) as? [String: Any]
            guard let expected = row?["expected"] as? [String: Any] else { continue }
            let expectation = TrackExpectation(features: file.features, expected: expected)
            #expect(expectation.disagreements(with: file.decoded()).isEmpty, "\(file.path)")
        }
    }

    @Test(.enabled(if: Fixtures.corpus != nil, "no folder of real files: set WAYMARK_CORPUS"))
    func `no issue tells a position, name or description`() throws {
        for file in try RealFile.all("gpx", "tcx") {
            for issue in file.decoded().issues {
                #expect(!issue.message.contains { $0 == "." || $0 == "\"" }, "\(file.path)")
            }
        }
    }
}

/// What independent readers got from a GPX or TCX file.
struct TrackExpectation {
    var features: [String]
    var expected: [String: Any]

    /// Where the decoder and the independent readers differ.
    func disagreements(with file: ActivityFile) -> [String] {
        let samples = (expected["trkpt"] ?? expected["trackpoints"]) as? Int ?? 0
        if features.contains("malformed_xml") {
            return file.sampleCount >= samples * 9 / 10 ? [] : ["samples"]
        }
        var found: [String] = []
        if file.sampleCount != samples { found.append("samples") }
        if let laps = expected["laps"] as? Int, file.laps.count != laps { found.append("laps") }
        found += timeDisagreements(with: file)
        let names: [(String, StreamName)] = [
            ("lat", .latitude), ("lon", .longitude), ("ele", .altitude), ("alt", .altitude),
            ("hr", .heartrate), ("power", .watts), ("watts", .watts), ("atemp", .temperature),
            (file.format == .gpx ? "cad" : "cadence", .cadence),
        ]
        for (key, name) in names {
            guard let wanted = expected[key] as? [String: Any] else { continue }
            if key == "cadence", count(of: expected["run_cadence"]) > 0 { continue }
            let summary = file.stream(name)?.summary ?? SampleSummary()
            let sum = (wanted["sum"] as? NSNumber)?.doubleValue ?? 0
            if summary.count != count(of: wanted) || abs(summary.sum - sum) > 1e-9 * abs(sum) + 1e-6
            {
                found.append(key)
            }
        }
        return found
    }

    private func timeDisagreements(with file: ActivityFile) -> [String] {
        guard let times = expected["time"] as? [String: Any], count(of: times) > 0,
            times["unparsed"] as? Int == 0,
            let first = (times["first"] as? NSNumber)?.doubleValue,
            let last = (times["last"] as? NSNumber)?.doubleValue
        else { return [] }
        let isNear = { (time: Timestamp?, wanted: Double) in
            abs((time?.secondsSinceEpoch ?? .infinity) - wanted) < 0.000_01
        }
        return (isNear(file.firstTime, first) ? [] : ["first time"])
            + (isNear(file.lastTime, last) ? [] : ["last time"])
    }

    private func count(of value: Any?) -> Int { (value as? [String: Any])?["count"] as? Int ?? 0 }
}

import ActivityDecoding
import ActivityModel
import Foundation
import TestSupport
import Testing

/// Real files, against what independent readers got from the same bytes.
struct GPXAndTCXCorpusTests {
    static let corpus = RealFiles(kinds: ["gpx", "tcx"])

    @Test(.enabled(if: Fixtures.corpus != nil, "no folder of real files: set WAYMARK_CORPUS"))
    func `real files read as independent readers read them`() throws {
        let files = try Self.corpus.read()
        try #require(!files.isEmpty)
        for file in files {
            let decoded = decodeFile(file.bytes)
            #expect(file.disagreements(with: decoded).isEmpty, "\(file.path)")
        }
    }

    @Test(.enabled(if: Fixtures.corpus != nil, "no folder of real files: set WAYMARK_CORPUS"))
    func `no issue tells a position, name or description`() throws {
        for file in try Self.corpus.read() {
            for issue in decodeFile(file.bytes).issues {
                #expect(!issue.message.contains { $0 == "." || $0 == "\"" }, "\(file.path)")
            }
        }
    }
}

/// The files of the corpus with what is expected of them.
struct RealFiles: Sendable {
    var kinds: [String]

    struct File {
        var path: String
        var bytes: [UInt8]
        var features: [String]
        var expected: [String: Any]
    }

    func read() throws -> [File] {
        guard let folder = Fixtures.corpus else { return [] }
        let list = try String(contentsOf: folder.appending(path: "expected.jsonl"), encoding: .utf8)
        return try list.split(separator: "\n").compactMap { line in
            let row = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            guard let row, let kind = row["kind"] as? String, kinds.contains(kind),
                let path = row["path"] as? String,
                let expected = row["expected"] as? [String: Any],
                let bytes = try bytes(of: folder.appending(path: path))
            else { return nil }
            return File(
                path: path, bytes: bytes, features: row["features"] as? [String] ?? [],
                expected: expected)
        }
    }

    private func bytes(of file: URL) throws -> [UInt8]? {
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        guard file.pathExtension == "gz" else { return [UInt8](try Data(contentsOf: file)) }
        let gzip = Process()
        gzip.executableURL = URL(filePath: "/usr/bin/env")
        gzip.arguments = ["gzip", "-dc", file.path]
        let output = Pipe()
        gzip.standardOutput = output
        try gzip.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        gzip.waitUntilExit()
        return [UInt8](data)
    }
}

extension RealFiles.File {
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
            let summary = file.stream(name)?.summary ?? StreamSummary()
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

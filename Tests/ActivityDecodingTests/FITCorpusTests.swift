import ActivityModel
import Foundation
import TestSupport
import Testing

/// Real files, compared with what independent decoders read from the same bytes.
@Suite("FIT corpus", .enabled(if: Fixtures.corpus != nil, "no corpus at WAYMARK_CORPUS"))
struct FITCorpusTests {
    /// What independent decoders agree on for one file.
    struct Expectation: Decodable, Sendable {
        struct Merged: Decodable, Sendable {
            var count: Int
            var sum: Double
        }
        var path: String
        var decoders: [String: String]
        var consensus: [String: Figure]?
        var mergedHeartRate: Merged?

        /// Whether a decoder read the file to its end without an error.
        var isClean: Bool { decoders.values.contains("ok") }

        enum CodingKeys: String, CodingKey {
            case path, decoders, consensus
            case mergedHeartRate = "merged_heart_rate"
        }
    }

    enum Figure: Decodable, Equatable, Sendable {
        case number(Double)
        case text(String)
        case none

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else if let text = try? container.decode(String.self) {
                self = .text(text)
            } else {
                self = .none
            }
        }

        var number: Double? { if case .number(let number) = self { number } else { nil } }
        var text: String? { if case .text(let text) = self { text } else { nil } }
    }

    private func files() throws -> [(file: RealFile, expectation: Expectation)] {
        try RealFile.all("fit").map { file in
            (file, try JSONDecoder().decode(Expectation.self, from: file.expectation))
        }
    }

    @Test func `clean files read as independent decoders read them`() throws {
        let files = try files().filter(\.expectation.isClean)
        #expect(files.count > 200)
        for (real, expectation) in files {
            let file = real.decoded()
            let figures = expectation.consensus ?? [:]
            func compare(_ key: String, _ got: Double?, within tolerance: Double) {
                guard let want = figures[key]?.number else { return }
                #expect(
                    abs((got ?? .nan) - want) <= tolerance,
                    "\(expectation.path): \(key) expected \(want), got \(String(describing: got))")
            }
            compare("counts.record", Double(file.sampleCount), within: 0)
            compare("counts.session", Double(file.sessions.count), within: 0)
            compare("counts.lap", Double(file.laps.count), within: 0)
            compare("counts.event", Double(file.events.count), within: 0)
            compare("counts.length", Double(file.lengths.count), within: 0)
            compare(
                "records.first_timestamp", file.firstTime?.secondsSinceEpoch, within: 0.5)
            compare("records.last_timestamp", file.lastTime?.secondsSinceEpoch, within: 0.5)
            compare("records.last_distance_m", file.distanceMetres, within: 0.02)
            let semicircles = 2_147_483_648.0 / 180
            for (key, name, scale, each) in [
                ("position_lat", StreamName.latitude, semicircles, 0.01),
                ("position_long", .longitude, semicircles, 0.01),
                ("altitude_m", .altitude, 1, 1e-6),
                ("speed_mps", .velocity, 1, 1e-6), ("heart_rate", .heartrate, 1, 0),
                ("cadence", .cadence, 1, 0), ("power", .watts, 1, 0),
                ("temperature", .temperature, 1, 0),
            ] {
                let summary = file.stream(name)?.summary
                let count = Double(summary?.count ?? 0)
                compare("records.\(key).count", count, within: 0)
                compare(
                    "records.\(key).sum", summary.map { $0.sum * scale },
                    within: each * count + 0.01)
            }
            compare(
                "session[0].total_distance", file.sessions.first?.totals.distanceMetres,
                within: 0.02)
            compare(
                "session[0].total_elapsed_time", file.sessions.first?.totals.elapsedSeconds,
                within: 0.02)
            compare(
                "session[0].avg_heart_rate", file.sessions.first?.totals.averageHeartrate, within: 0
            )
            compare(
                "session[0].max_heart_rate", file.sessions.first?.totals.maximumHeartrate, within: 0
            )
            compare("session[0].avg_power", file.sessions.first?.totals.averageWatts, within: 0)
            compare("session[0].total_ascent", file.sessions.first?.totals.ascentMetres, within: 0)
            compare("session[0].total_calories", file.sessions.first?.totals.calories, within: 0)
            compare("session[0].pool_length", file.sessions.first?.poolLengthMetres, within: 0.005)
            if let sport = figures["session[0].sport"]?.text {
                #expect(file.sessions.first?.sport == sport, "\(expectation.path)")
            }
            if let subSport = figures["session[0].sub_sport"]?.text {
                #expect(file.sessions.first?.subSport == subSport, "\(expectation.path)")
            }
        }
    }

    @Test func `damaged files give what can be read and an issue`() throws {
        let files = try files().filter { !$0.expectation.isClean }
        #expect(files.count > 5)
        for (real, expectation) in files {
            let file = real.decoded()
            let readable = expectation.consensus?["counts.record"]?.number ?? 0
            #expect(Double(file.sampleCount) >= readable, "\(expectation.path)")
            #expect(!file.issues.isEmpty, "\(expectation.path)")
        }
    }

    @Test func `beats given later are merged as the official decoder merges them`() throws {
        let files = try files().filter { $0.expectation.mergedHeartRate != nil }
        #expect(files.count > 5)
        for (real, expectation) in files {
            let merged = try #require(expectation.mergedHeartRate)
            let summary = real.decoded().stream(StreamName(rawValue: "heartrate_merged"))?
                .summary
            #expect(summary?.count == merged.count, "\(expectation.path)")
            #expect(summary?.sum == merged.sum, "\(expectation.path)")
        }
    }
}

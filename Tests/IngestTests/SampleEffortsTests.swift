import ActivityModel
import Foundation
import Storage
import TestSupport
import Testing

/// The efforts of every activity of the sample, as its library has them, against numpy's.
@Suite(.enabled(if: NumpyEfforts.isThere))
struct SampleEffortsTests {
    @Test func `the sample has the efforts that numpy finds`() throws {
        let importing = try Importing()
        try importing.run(Fixtures.folder.appending(path: "export_12345678.zip").path)
        let library = try Library.open(importing.library)
        let activities = try library.activities()
        let recordings = try activities.map { activity in
            let streams = try library.streams(ofActivity: activity.id)
            func values(_ name: StreamName) -> [Double?]? {
                streams.channel(name).map { stream in (0..<stream.count).map { stream[$0] } }
            }
            return NumpyEfforts.Recording(
                time: values(.time) ?? [], distance: values(.distance),
                latitude: values(.latitude), longitude: values(.longitude), watts: values(.watts))
        }
        var (distances, powers) = (0, 0)
        for (activity, expected) in zip(
            activities, try NumpyEfforts.efforts(of: recordings))
        {
            let kind = Sport(rawValue: activity.sport).flatMap(EffortKind.init)
            let rows = kind.map { $0 == .foot ? expected.foot : expected.ride } ?? []
            let own = try library.bestEfforts(ofActivity: activity.id)
            try #require(own.map(\.metres) == rows.map { $0[0] }, "\(activity.id)")
            for (effort, row) in zip(own, rows) {
                #expect(abs(effort.elapsedSeconds - row[1]) <= 0.001, "\(activity.id)")
            }
            let curve = try library.powerCurve(ofActivity: activity.id)
            try #require(curve.map(\.seconds) == expected.power.map { Int($0[0]) })
            for (effort, row) in zip(curve, expected.power) {
                #expect(abs(effort.watts - row[1]) < 1e-6, "\(activity.id)")
                #expect(effort.startSeconds == Int(row[2]), "\(activity.id)")
            }
            distances += own.count
            powers += curve.count
        }
        #expect(distances > 0 && powers > 0)
    }
}

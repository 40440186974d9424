import Bytes

@testable import TrackXML

/// What ``TrackDocumentDecoder`` guarantees for any text, and what the domain makes of it.
enum TrackXMLInvariants {
    static func check(_ input: ByteSlice, name: String) {
        let scanned = decode(input, isScanning: true)
        switch scanned {
        case .success(.gpx(let document)): check(document)
        case .success(.tcx(let document)): check(document)
        case .failure(let error): expectOwnWords(error.description, "an error")
        }
        // NaN, which stands for a missing number, does not equal itself; its text does.
        let parsed = decode(input, isScanning: false)
        expect(
            scanned == parsed || "\(scanned)" == "\(parsed)",
            "a text of the common shape is read as libxml2 reads it")
        ActivityInvariants.check(input, name: name)
    }

    private static func decode(
        _ input: ByteSlice, isScanning: Bool
    ) -> Result<TrackDocument, TrackXMLError> {
        var decoder = TrackDocumentDecoder()
        decoder.scansCommonShapes = isScanning
        return Result { () throws(TrackXMLError) in try decoder.decode(input) }
    }

    private static func check(_ document: GPXDocument) {
        check(document.points, document.problems)
        checkParts(document.tracks.map(\.points), in: 0..<document.points.count)
        for track in document.tracks { checkParts(track.segments, in: track.points) }
    }

    private static func check(_ document: TCXDocument) {
        check(document.points, document.problems)
        let all = 0..<document.points.count
        checkParts(document.activities.map(\.points), in: all)
        checkParts(document.courses.map(\.points), in: all)
        for activity in document.activities {
            checkParts(activity.laps.map(\.points), in: activity.points)
            for lap in activity.laps { checkParts(lap.tracks, in: lap.points) }
        }
    }

    /// Parts of a text come one after the other and inside the whole.
    private static func checkParts(_ parts: [Range<Int>], in whole: Range<Int>) {
        var end = whole.lowerBound
        for part in parts {
            expect(part.lowerBound >= end, "parts are in order")
            expect(part.upperBound <= whole.upperBound, "a part lies in the whole")
            end = part.upperBound
        }
    }

    private static func check(_ points: TrackpointColumns, _ problems: [TrackXMLProblem]) {
        expect([0, points.count].contains(points.times.count), "points have a time each or none")
        let columns =
            TrackpointChannel.allCases.compactMap { points[$0] } + points.extensions.map(\.column)
        for column in columns {
            expect(column.count == points.count, "columns are as long as there are points")
            expect((0..<column.count).contains { column[$0] != nil }, "no column is empty")
        }
        for problem in problems {
            expect(problem.line > 0 && problem.column > 0, "lines and columns count from 1")
            expect(problem.count > 0, "a problem was met")
            expectOwnWords(problem.element ?? "", "a problem's element")
        }
    }
}

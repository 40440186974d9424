import Bytes
import TrackXML

/// What ``TrackDocumentDecoder`` promises of any text, and what the domain makes of it.
enum TrackXMLPromises {
    static func check(_ input: ByteSlice, name: String) {
        do throws(TrackXMLError) {
            switch try TrackDocumentDecoder().decode(input) {
            case .gpx(let document): check(document)
            case .tcx(let document): check(document)
            }
        } catch {
            expectOwnWords(error.description, "an error")
        }
        ActivityPromises.check(input, name: name)
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

import ActivityModel
import Bytes
import TrackXML

/// The part of the mapping to the model that GPX and TCX share.
enum XMLMapping {
    /// Whether the bytes begin like XML, or like a GPX or TCX text that lost its beginning.
    static func recognises(_ bytes: ByteSlice) -> Bool {
        TrackDocumentDecoder.recognises(bytes)
    }

    /// Decodes a GPX or TCX text; the result has no samples if it is neither.
    static func activityFile(from bytes: ByteSlice) -> ActivityFile {
        do {
            switch try TrackDocumentDecoder().decode(bytes) {
            case .gpx(let document): return GPXMapping.activityFile(from: document)
            case .tcx(let document): return TCXMapping.activityFile(from: document)
            }
        } catch {
            return unreadable(error)
        }
    }

    private static func unreadable(_ error: TrackXMLError) -> ActivityFile {
        let code: IssueCode
        var file = ActivityFile(format: .unknown, outcome: .failed)
        switch error.kind {
        case .otherRoot:
            code = .fileUnknownFormat
            file.outcome = .unsupported
        case .noElement: code = .xmlMalformed
        case .documentType: code = .xmlDocumentType
        case .limitExceeded: code = .xmlLimit
        case .unreadable: code = .fileUnreadable
        }
        file.issues = [
            ImportIssue(
                code, error.reason, at: .line(error.line, column: error.column), severity: .error)
        ]
        return file
    }

    static func outcome(of problems: [TrackXMLProblem]) -> DecodingOutcome {
        let isDamaged = problems.contains { problem in
            switch problem.kind {
            case .malformed, .truncated, .limitExceeded: true
            default: false
            }
        }
        return isDamaged ? .partial : .decoded
    }

    /// The offset of local time from UTC, if it is one that occurs on Earth.
    static func utcOffset(_ seconds: Int?, source: String) -> UTCOffset? {
        guard let seconds, abs(seconds) <= 50_400 else { return nil }
        return UTCOffset(seconds: seconds, source: source)
    }

    /// The time of the first point in a range that has one.
    static func firstTime(in range: Range<Int>, of points: TrackpointColumns) -> Timestamp? {
        guard !points.times.isEmpty else { return nil }
        return points.times[range].first { $0 != TrackpointColumns.missingTime }
            .map { Timestamp(microseconds: $0) }
    }

    /// The time of the last point in a range that has one.
    static func lastTime(in range: Range<Int>, of points: TrackpointColumns) -> Timestamp? {
        guard !points.times.isEmpty else { return nil }
        return points.times[range].last { $0 != TrackpointColumns.missingTime }
            .map { Timestamp(microseconds: $0) }
    }

    /// Words for people as messages: a row for each track, lap or course, so that the numbers agree;
    /// `nil` if there are none.
    ///
    /// - Parameter rows: the same names in each.
    static func texts(_ name: String, _ rows: [[(name: String, text: String?)]]) -> MessageGroup? {
        guard let names = rows.first?.map(\.name) else { return nil }
        let used = names.indices.filter { column in rows.contains { $0[column].text != nil } }
        guard !used.isEmpty else { return nil }
        return MessageGroup(
            name, count: rows.count, fields: used.map { .init(names[$0]) },
            rows: rows.map { row in used.map { row[$0].text.map { .text($0) } } })
    }

    /// Events at the start and end of each part of a recording, which mark its interruptions.
    /// `data` is the index of the part's first sample, or the index after its last.
    static func segmentEvents(_ parts: [Range<Int>], of points: TrackpointColumns)
        -> [ActivityEvent]
    {
        let parts = parts.filter { !$0.isEmpty }
        guard parts.count > 1 else { return [] }
        return parts.flatMap { part in
            [
                ActivityEvent(
                    time: firstTime(in: part, of: points), event: "segment", type: "start",
                    data: Int64(part.lowerBound)),
                ActivityEvent(
                    time: lastTime(in: part, of: points), event: "segment", type: "stop",
                    data: Int64(part.upperBound)),
            ]
        }
    }
}

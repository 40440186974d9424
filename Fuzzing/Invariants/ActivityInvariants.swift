import ActivityDecoding
import ActivityModel
import Bytes

/// What an ``ActivityFile`` promises, whatever it was decoded from.
enum ActivityInvariants {
    /// One for all inputs, as a worker has it: nothing of one file may show in the next.
    nonisolated(unsafe) private static let decoder = ActivityFileDecoder()

    static func check(_ input: ByteSlice, name: String) {
        let file = decoder.decode(input, name: name)
        expect(
            file.outcome != .failed || !file.issues.isEmpty, "a failure has a reason")
        expect(file.outcome != .failed || file.sampleCount == 0, "a failure has no samples")
        checkStreams(of: file)
        checkParts(file.sessions.map(\.samples), of: file, "a session")
        checkParts(file.laps.map(\.samples), of: file, "a lap")
        expect(abs(file.utcOffset?.seconds ?? 0) <= 50_400, "somebody can live with the offset")
        for time in times(of: file) {
            expect(time.description.hasSuffix("Z"), "a time can be written")
        }
        // Places in a gzip file are those of what it inflates to.
        let isPlain = !input.starts(with: [0x1F, 0x8B])
        for issue in file.issues { check(issue, byteCount: isPlain ? input.count : .max) }
    }

    private static func checkStreams(of file: ActivityFile) {
        var names: Set<[String]> = []
        for stream in file.streams {
            expect(stream.count == file.sampleCount, "streams are as long as there are samples")
            expect(stream.summary.count > 0, "no stream is empty")
            expect(
                names.insert([stream.name.rawValue, "\(stream.source)"]).inserted,
                "no stream is there twice")
            if case .scaled(_, let scale) = stream.values {
                expect(scale.divisor != 0 && scale.multiplier != 0, "a stream has a scale")
            }
        }
    }

    /// No sample belongs to two sessions, or to two laps, except those of a lap that sums up all
    /// the others.
    private static func checkParts(
        _ parts: [Range<Int>?], of file: ActivityFile, _ what: String
    ) {
        let known = parts.compactMap(\.self)
        let all = (known.map(\.lowerBound).min() ?? 0)..<(known.map(\.upperBound).max() ?? 0)
        expect(all.upperBound <= file.sampleCount, "\(what) has samples of the file")
        var end = 0
        for part in known.sorted(by: { $0.lowerBound < $1.lowerBound }) where part != all {
            expect(part.lowerBound >= end, "\(what) has its own samples")
            end = part.upperBound
        }
    }

    private static func times(of file: ActivityFile) -> [Timestamp] {
        let all =
            [file.firstTime, file.lastTime, file.created] + file.sessions.map(\.start)
            + file.laps.map(\.start) + file.lengths.map(\.start) + file.events.map(\.time)
        return all.compactMap(\.self)
    }

    private static func check(_ issue: ImportIssue, byteCount: Int) {
        expectOwnWords(issue.message, "an issue")
        expectOwnWords(issue.position?.description ?? "", "an issue's place")
        expect(issue.file == nil, "the caller names the file")
        switch issue.position {
        case .byte(let offset):
            expect((0...byteCount).contains(offset), "an issue lies in the file")
        case .line(let line, let column): expect(line > 0 && column > 0, "lines count from 1")
        default: break
        }
    }
}

import ActivityModel
import FIT

/// Assigns samples and laps to sessions by time, because summaries may come before, between or
/// after the records.
extension FITMapping {
    /// The samples of each session.
    static func sessionSamples(of fit: FITFile) -> [Range<Int>?] {
        samples(of: fit.sessions.map(\.summary), in: fit) { $0.sessions }
    }

    /// The samples of each lap.
    static func lapSamples(of fit: FITFile) -> [Range<Int>?] {
        var summaries = fit.laps.map(\.summary)
        let whole = wholeLaps(summaries)
        for index in whole { summaries[index].startTime = nil }
        var ranges = samples(of: summaries, in: fit) { $0.laps }
        let all = ranges.compactMap(\.self)
        for index in whole {
            guard let first = all.map(\.lowerBound).min(), let last = all.map(\.upperBound).max()
            else { break }
            ranges[index] = first..<last
        }
        return ranges
    }

    /// Laps that sum up the others beside them: they share their samples.
    private static func wholeLaps(_ laps: [SessionTotals]) -> [Int] {
        guard laps.count >= 3 else { return [] }
        let elapsed = laps.map { $0.totalElapsedTime ?? $0.totalTimerTime ?? 0 }
        let total = elapsed.reduce(0, +)
        guard let first = laps.compactMap(\.startTime).min() else { return [] }
        return laps.indices.filter { index in
            guard let start = laps[index].startTime else { return false }
            let others = total - elapsed[index]
            return start.raw <= first.raw &+ 2 && others > 0
                && abs(elapsed[index] - others) <= 2 + others * 0.02
        }
    }

    /// The number of laps that begin within each session, for files that do not state it.
    static func lapCounts(of fit: FITFile) -> [Int] {
        var counts = [Int](repeating: 0, count: fit.sessions.count)
        let sessions = byStart(fit.sessions.map(\.summary), 0..<fit.sessions.count)
        guard !sessions.isEmpty else { return counts }
        var place = 0
        for lap in byStart(fit.laps.map(\.summary), 0..<fit.laps.count) {
            while place + 1 < sessions.count, sessions[place + 1].start <= lap.start { place += 1 }
            counts[sessions[place].index] += 1
        }
        return counts
    }

    /// The samples of each summary. Chained files are treated one by one, unless summaries and
    /// records are in different ones.
    private static func samples(
        of summaries: [SessionTotals], in fit: FITFile, _ members: (FITFile.Part) -> Range<Int>
    ) -> [Range<Int>?] {
        var ranges = [Range<Int>?](repeating: nil, count: summaries.count)
        let isApart = fit.parts.contains { !members($0).isEmpty && $0.records.isEmpty }
        if isApart || fit.parts.count == 1 {
            assign(0..<fit.records.count, to: 0..<summaries.count, summaries, fit, &ranges)
        } else {
            for part in fit.parts {
                assign(part.records, to: members(part), summaries, fit, &ranges)
            }
        }
        return ranges
    }

    /// Distributes samples. Those of one summary end where the next begins, so that no sample
    /// belongs to two. The first also has the samples before it; samples more than a minute after
    /// the end of the last belong to none.
    private static func assign(
        _ samples: Range<Int>, to members: Range<Int>, _ summaries: [SessionTotals], _ fit: FITFile,
        _ ranges: inout [Range<Int>?]
    ) {
        guard !samples.isEmpty else { return }
        guard let times = fit.records.timestamps?[samples],
            times.contains(where: { $0 != RecordColumn.missing })
        else {
            if members.count == 1 { ranges[members.lowerBound] = samples }
            return
        }
        let order = byStart(summaries, members)
        guard let last = order.last else { return }
        var bounds = [samples.lowerBound]
        for summary in order.dropFirst() {
            let start = Int64(summary.start.raw)
            let from = bounds[bounds.count - 1]
            // Two in a row, so that a single wrong time does not divide the samples.
            let bound = times[from...].indices.first { index in
                times[index] >= start && (index + 1 == times.endIndex || times[index + 1] >= start)
            }
            bounds.append(bound ?? samples.upperBound)
        }
        let from = bounds[bounds.count - 1]
        let end = end(of: summaries[last.index], start: last.start) + 60
        let within = times[from...].lastIndex { $0 != RecordColumn.missing && $0 <= end }
        bounds.append(within.map { $0 + 1 } ?? samples.upperBound)
        for (place, summary) in order.enumerated() where bounds[place] < bounds[place + 1] {
            ranges[summary.index] = bounds[place]..<bounds[place + 1]
        }
    }

    /// Summaries with a start, in time order.
    private static func byStart(
        _ summaries: [SessionTotals], _ members: Range<Int>
    ) -> [(index: Int, start: FITTimestamp)] {
        members
            .compactMap { index in summaries[index].startTime.map { (index: index, start: $0) } }
            .sorted { ($0.start, $0.index) < ($1.start, $1.index) }
    }

    /// The end of a summary in seconds since the FIT epoch: the latest that any of its fields
    /// states.
    private static func end(of summary: SessionTotals, start: FITTimestamp) -> Int64 {
        let seconds = max(summary.totalElapsedTime ?? 0, summary.totalTimerTime ?? 0)
        // A float may have any value; no recording is longer than the clock that times it.
        let computed = Int64(start.raw) + Int64(min(seconds, Double(UInt32.max)).rounded(.up))
        return max(computed, summary.timestamp.map { Int64($0.raw) } ?? 0)
    }
}

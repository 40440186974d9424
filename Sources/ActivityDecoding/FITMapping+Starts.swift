import ActivityModel
import FIT

extension FITMapping {
    /// Gives laps and sessions a start that have none, or their end instead of it: the end less what
    /// elapsed, where the records prove that.
    static func mendStarts(of fit: inout FITFile) {
        let times = fit.records.timestamps?.filter { $0 != RecordColumn.missing } ?? []
        let lapStarts = fit.laps.map(\.summary.startTime)
        for index in fit.laps.indices {
            // The lap after one whose start is its end begins at the same second.
            let isShared = lapStarts.indices.contains { other in
                other != index && lapStarts[other] != nil && lapStarts[other] == lapStarts[index]
            }
            mend(&fit.laps[index].summary, times, isProved: isShared)
        }
        for index in fit.sessions.indices {
            mend(&fit.sessions[index].summary, times, isProved: false)
        }
    }

    private static func mend(_ summary: inout SessionTotals, _ times: [Int64], isProved: Bool) {
        let elapsed = summary.totalElapsedTime ?? summary.totalTimerTime ?? 0
        guard let end = summary.timestamp, elapsed >= 1, elapsed <= Double(end.raw) else { return }
        let start = FITTimestamp(raw: end.raw - UInt32(elapsed.rounded()))
        guard let stated = summary.startTime else {
            summary.startTime = start
            return
        }
        // Some watches write the start as the message's own time; their records come after it.
        guard stated == end, isProved || !records(after: end, times, during: elapsed),
            records(after: start, times, during: elapsed)
        else { return }
        summary.startTime = start
    }

    private static func records(
        after start: FITTimestamp, _ times: [Int64], during elapsed: Double
    ) -> Bool {
        let first = Int64(start.raw)
        let last = first + Int64(elapsed.rounded())
        return times.contains { $0 > first && $0 < last }
    }
}

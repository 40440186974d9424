import ActivityModel
import FIT

extension FITMapping {
    /// Sets the start of laps and sessions that have none, or have their end in its place: the end
    /// minus the elapsed time, if the records confirm it.
    static func mendStarts(of fit: inout FITFile) {
        let isOdd: (SessionTotals) -> Bool = { $0.startTime == nil || $0.startTime == $0.timestamp }
        guard
            fit.laps.contains(where: { isOdd($0.summary) })
                || fit.sessions.contains(where: { isOdd($0.summary) })
        else { return }
        // Sorted, because a hostile file has as many laps as records.
        let times = (fit.records.timestamps ?? []).filter { $0 != RecordColumn.missing }.sorted()
        var laps: [FITTimestamp: Int] = [:]
        for start in fit.laps.compactMap(\.summary.startTime) { laps[start, default: 0] += 1 }
        for index in fit.laps.indices {
            // The lap after one whose start is its end begins at the same second.
            let isShared = fit.laps[index].summary.startTime.map { laps[$0, default: 0] > 1 }
            mend(&fit.laps[index].summary, times, isProved: isShared ?? false)
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

    /// Whether there is a record within so many seconds after a time.
    ///
    /// - Parameter times: sorted.
    private static func records(
        after start: FITTimestamp, _ times: [Int64], during elapsed: Double
    ) -> Bool {
        let first = Int64(start.raw)
        var (low, high) = (0, times.count)
        while low < high {
            let middle = (low + high) / 2
            if times[middle] > first { high = middle } else { low = middle + 1 }
        }
        return low < times.count && times[low] < first + Int64(elapsed.rounded())
    }
}

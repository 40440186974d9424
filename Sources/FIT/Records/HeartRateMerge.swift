extension FITFile {
    /// The heart rate of each record in beats per minute, after merging beats that a strap
    /// delivered later; `nil` if there is none. Equals the field `heart_rate` if there are no such
    /// beats.
    public var mergedHeartRates: [Double?] {
        if let merged = records.heartRates(merging: heartRates) {
            return merged.map { $0 == RecordColumn.missing ? nil : Double($0) }
        }
        return records.column(RecordField.heartRate)?.scaled
            ?? [Double?](repeating: nil, count: records.count)
    }
}

extension RecordTable {
    /// The heart rate of each record after merging `hr` messages: the rounded mean of the strap's
    /// beats between the previous record (exclusive) and this one (inclusive), otherwise the
    /// record's own value. ``RecordColumn/missing`` if there is neither. Returns `nil` if there are
    /// no beats.
    ///
    /// This follows the FIT SDK's plugin for heart-rate straps: a beat counts again every quarter
    /// of a second until the next one, for at most five seconds.
    package func heartRates(merging messages: [HeartRateMessage]) -> [Int64]? {
        let beats = Self.beats(of: messages)
        guard !beats.isEmpty, let timestamps else { return nil }
        var merged = [Int64](repeating: RecordColumn.missing, count: count)
        if case .integers(let raw) = column(RecordField.heartRate)?.values { merged = raw }

        var next = 0
        var start: Double?
        for index in timestamps.indices where timestamps[index] != RecordColumn.missing {
            let end = Double(timestamps[index])
            var begin = start ?? end
            if begin == end {
                begin -= 1
                next = max(next - 1, 0)
            }
            var sum = 0, count = 0
            while next < beats.count, beats[next].time <= end {
                if beats[next].time > begin {
                    sum += beats[next].bpm
                    count += 1
                }
                next += 1
            }
            start = begin
            // Without a later beat, it is unknown whether this record has all of its own.
            guard next < beats.count else { continue }
            if count > 0 {
                merged[index] = Int64((Double(sum) / Double(count) + 0.5).rounded(.down))
            }
            start = end
        }
        return merged
    }

    /// All beats with their times in seconds since the FIT epoch, gaps filled.
    private static func beats(of messages: [HeartRateMessage]) -> [(time: Double, bpm: Int)] {
        var beats: [(time: Double, bpm: Int)] = []
        var anchor: (time: Double, clock: Int)?
        for message in messages where message.eventTimestamps.count == message.filteredBPM.count {
            if let time = message.anchor, let clock = message.eventTimestamps.first {
                anchor = (time, clock)
            }
            guard let anchor else { continue }
            for (clock, bpm) in zip(message.eventTimestamps, message.filteredBPM) {
                guard let bpm, clock >= anchor.clock else { continue }
                let time = anchor.time + Double(clock - anchor.clock) / 1024
                if let last = beats.last {
                    var gap = abs(time - last.time)
                    for step in 1...20 where gap > 0.25 {
                        beats.append((last.time + 0.25 * Double(step), last.bpm))
                        gap -= 0.25
                    }
                }
                beats.append((time, bpm))
            }
        }
        return beats
    }
}

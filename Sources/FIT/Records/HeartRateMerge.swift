extension FITFile {
    /// The heart rate of each record in beats per minute after merging what a strap gave later;
    /// `nil` where there is none. The same as the field `heart_rate` without such beats.
    public var mergedHeartRates: [Double?] {
        if let merged = records.heartRates(merging: heartRates) {
            return merged.map { $0 == RecordColumn.missing ? nil : Double($0) }
        }
        return records.column(RecordField.heartRate)?.scaled
            ?? [Double?](repeating: nil, count: records.count)
    }
}

extension RecordTable {
    /// The heart rate of each record after merging `hr` messages: where beats of the strap fall
    /// between the record before (exclusive) and this one (inclusive), their mean, rounded; else
    /// the record's own. ``RecordColumn/missing`` where there is neither. `nil` without any beat.
    ///
    /// The way the FIT SDK's plugin for heart-rate straps does it: a beat counts again every
    /// quarter of a second until the next one, for at most five seconds.
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
            // Without a later beat nobody knows whether this record has all of its own.
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

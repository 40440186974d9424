/// Power for each second of the elapsed clock.
struct PowerSeconds {
    /// More is a fault of the meter and counts as no value (W).
    static let limit = 3_000.0
    /// A longer recording, of two weeks, has damaged times.
    private static let longest = 1_209_600
    /// The longest time that a value stands for in a recording with few samples.
    private static let longestHold = 10

    /// Joules before each second; one more than there are seconds.
    private var joules: [Double]

    /// The seconds of some samples; `nil` without any power or with damaged times.
    ///
    /// A sample's second is its time after the first one, rounded. A value stands for the seconds
    /// until the next sample, but at most for the usual interval of the recording: one second for
    /// most devices. All other seconds have zero.
    init?(_ watts: SampleStream, _ instants: [Int64], _ range: Range<Int>) {
        guard watts.count == instants.count,
            let first = instants[range].first(where: { $0 != SampleStream.missing })
        else { return nil }
        let values = watts.doubles
        var (counts, last) = ([Int](repeating: 0, count: Self.longestHold + 1), 0)
        for index in range {
            let second = Self.second(instants[index], since: first)
            guard second > last else { continue }
            counts[min(second - last, Self.longestHold)] += 1
            last = second
        }
        guard last > 0, last < Self.longest else { return nil }
        let hold = Self.median(of: counts)
        joules = [Double](repeating: 0, count: last + 2)
        var hasPower = false
        var (second, value) = (0, 0.0)
        func fill(until next: Int, _ joules: inout [Double]) {
            guard value > 0 else { return }
            hasPower = true
            for second in second..<min(next, second + hold, last + 1) {
                joules[second + 1] = value
            }
        }
        for index in range {
            let now = Self.second(instants[index], since: first)
            guard now >= second else { continue }
            let present = values[index] > 0 && values[index] <= Self.limit ? values[index] : 0
            if now > second {
                fill(until: now, &joules)
                (second, value) = (now, present)
            } else if present > 0 {
                value = present
            }
        }
        fill(until: last + 1, &joules)
        guard hasPower else { return nil }
        var sum = 0.0
        for second in joules.indices {
            sum += joules[second]
            joules[second] = sum
        }
    }

    /// The second of a sample; −1 without a time.
    private static func second(_ instant: Int64, since first: Int64) -> Int {
        guard instant != SampleStream.missing, instant >= first else { return -1 }
        return Int(((instant &- first) &+ 500_000) / 1_000_000)
    }

    private static func median(of counts: [Int]) -> Int {
        let total = counts.reduce(0, +)
        var seen = 0
        for (interval, count) in counts.enumerated() {
            seen += count
            if seen * 2 >= total { return max(1, interval) }
        }
        return 1
    }

    /// The best mean of every window that is not longer than the recording; the first one if
    /// several are equal.
    func efforts() -> [PowerEffort] {
        PowerEffort.windows.prefix { $0 < joules.count }.compactMap { window in
            var best = (joules: 0.0, start: 0)
            joules.withUnsafeBufferPointer { joules in
                for start in 0..<(joules.count - window) {
                    let work = joules[start + window] - joules[start]
                    if work > best.joules { best = (work, start) }
                }
            }
            guard best.joules > 0 else { return nil }
            return PowerEffort(
                seconds: window, watts: best.joules / Double(window), startSeconds: best.start)
        }
    }
}

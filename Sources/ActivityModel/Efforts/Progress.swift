import Foundation

/// The distance over the elapsed time: samples whose time is known and later than the one before.
struct Progress {
    /// Seconds since the first sample with a time.
    private var seconds: [Double] = []
    /// Metres since the sample before.
    private var steps: [Double] = []

    /// The measured distance or, where no device measured it, the way along the positions; `nil` if
    /// there is neither.
    init?(_ streams: [SampleStream], _ instants: [Int64], _ range: Range<Int>) {
        guard let first = instants[range].first(where: { $0 != SampleStream.missing }) else {
            return nil
        }
        seconds.reserveCapacity(range.count)
        steps.reserveCapacity(range.count)
        if let distance = streams.channel(.distance), distance.count == instants.count {
            add(distance, instants, range, since: first)
        }
        if seconds.count < 2, let latitude = streams.channel(.latitude),
            let longitude = streams.channel(.longitude),
            latitude.count == instants.count, longitude.count == instants.count
        {
            (seconds, steps) = ([], [])
            add(latitude, longitude, instants, range, since: first)
        }
        guard seconds.count > 1 else { return nil }
    }

    private mutating func add(
        _ distance: SampleStream, _ instants: [Int64], _ range: Range<Int>, since first: Int64
    ) {
        let metres = distance.doubles
        var latest = first - 1
        var last = Double.nan
        for index in range where instants[index] > latest && !metres[index].isNaN {
            latest = instants[index]
            let here = metres[index]
            // A correction goes back a little and is no progress; a device that restarted at zero
            // goes back most of the way.
            let isRestart = here < last / 2 && last - here > 50
            let step = seconds.isEmpty ? 0 : isRestart ? here : here - last
            append(step, at: latest, since: first)
            last = seconds.count == 1 || isRestart ? here : max(last, here)
        }
    }

    private mutating func add(
        _ latitude: SampleStream, _ longitude: SampleStream, _ instants: [Int64],
        _ range: Range<Int>, since first: Int64
    ) {
        let (north, east) = (latitude.doubles, longitude.doubles)
        var latest = first - 1
        var last: Int?
        for index in range
        where instants[index] > latest && !north[index].isNaN && !east[index].isNaN {
            latest = instants[index]
            var step = 0.0
            if let last {
                var turn = east[index] - east[last]
                // Across the date line, the other way around is shorter.
                if abs(turn) > 180 { turn -= turn > 0 ? 360 : -360 }
                let scale = Geography.metresPerDegree(atLatitude: north[last])
                let up = (north[index] - north[last]) * Geography.metresPerDegree
                step = (up * up + turn * turn * scale * scale).squareRoot()
            }
            append(step, at: latest, since: first)
            last = index
        }
    }

    private mutating func append(_ step: Double, at instant: Int64, since first: Int64) {
        seconds.append(Double(instant &- first) / 1_000_000)
        steps.append(max(0, step))
    }

    /// The efforts that are possible, for the distances that the recording has.
    func efforts(_ kind: EffortKind) -> [DistanceEffort] {
        var metres = [Double](repeating: 0, count: steps.count)
        var sum = 0.0
        // Some devices repeat a distance for a few seconds: the step then covers all of them.
        var moved = seconds[0]
        for index in steps.indices.dropFirst() {
            let step = steps[index]
            let interval = max(
                seconds[index] - seconds[index - 1],
                min(seconds[index] - moved, Self.longestRepetition))
            if step <= kind.fastestStep * interval { sum += step }
            if step > 0 { moved = seconds[index] }
            metres[index] = sum
        }
        return kind.distances.prefix { $0 <= sum }.compactMap { distance in
            let (elapsed, start) = fastest(distance, metres)
            guard elapsed >= kind.shortestSeconds(over: distance) else { return nil }
            return DistanceEffort(
                kind: kind, metres: distance, elapsedSeconds: Self.milliseconds(elapsed),
                startSeconds: Self.milliseconds(start))
        }
    }

    /// The number of seconds for which devices repeat a distance, at most; whoever stands longer did
    /// not move meanwhile.
    private static let longestRepetition = 10.0

    private static func milliseconds(_ seconds: Double) -> Double {
        (seconds * 1_000).rounded() / 1_000
    }

    /// The shortest time over a distance that is not longer than all of it, and its start; the
    /// first one if several are equal.
    ///
    /// Distance is linear between samples, so the shortest part starts or ends at a sample.
    private func fastest(
        _ distance: Double, _ metres: [Double]
    ) -> (elapsed: Double, start: Double) {
        var best = (elapsed: Double.infinity, start: 0.0)
        metres.withUnsafeBufferPointer { metres in
            seconds.withUnsafeBufferPointer { seconds in
                // From each sample to the moment at which the distance is done.
                var end = 0
                for start in metres.indices {
                    let goal = metres[start] + distance
                    while end < metres.count, metres[end] < goal { end += 1 }
                    guard end < metres.count else { break }
                    let step = metres[end] - metres[end - 1]
                    let moment =
                        seconds[end - 1]
                        + (goal - metres[end - 1]) / step * (seconds[end] - seconds[end - 1])
                    if moment - seconds[start] < best.elapsed {
                        best = (moment - seconds[start], seconds[start])
                    }
                }
                // To each sample from the moment at which the distance began.
                var start = 0
                for end in metres.indices where metres[end] >= distance {
                    let goal = metres[end] - distance
                    while metres[start + 1] <= goal { start += 1 }
                    let step = metres[start + 1] - metres[start]
                    let moment =
                        seconds[start]
                        + (goal - metres[start]) / step * (seconds[start + 1] - seconds[start])
                    if seconds[end] - moment < best.elapsed {
                        best = (seconds[end] - moment, moment)
                    }
                }
            }
        }
        return best
    }
}

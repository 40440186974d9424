import ActivityModel
import Foundation

/// A stretch of an activity between two marks of its distance.
struct DistanceSplit: Equatable, Sendable {
    /// Its length in metres; the last one is what remains.
    var metres: Double
    /// Seconds from mark to mark.
    var elapsedSeconds: Double
    /// The same without stops.
    var movingSeconds: Double
    /// Metres climbed; `nil` without altitudes.
    var climbMetres: Double?
    /// Mean over time in beats per minute; `nil` without heart rate.
    var averageHeartrate: Double?
}

/// Divides an activity at every kilometre or mile. The moment of a mark lies on the straight line
/// between the samples before and behind it, and so does everything that is counted up to it.
enum DistanceSplits {
    /// A shorter remainder belongs to the split before it.
    private static let leastRest = 10.0
    /// More splits than this come from a distance that is no distance.
    private static let most = 2_000
    /// Who stays within so many metres for so many seconds stands: at 0.3 m/s nobody walks, and a
    /// single sample of a slow walker may repeat the distance before.
    private static let stop = (metres: 3.0, seconds: 10.0)
    /// Altitudes that vary less are noise, in metres.
    private static let noise = 2.0

    /// - Parameter metres: the distance between two marks.
    static func of(_ streams: ActivityStreams, every metres: Double) -> [DistanceSplit] {
        guard let time = streams[.time], let distance = streams.distance, metres > 0 else {
            return []
        }
        let course = Course(
            time, distance, altitude: streams[.altitude], heartrate: streams[.heartrate],
            stop: stop, noise: noise)
        guard let first = course.sums.first, let last = course.sums.last else { return [] }
        let length = last.metres - first.metres
        guard length >= metres, length / metres < Double(most) else { return [] }
        var marks = Array(
            stride(from: first.metres + metres, to: last.metres - leastRest, by: metres))
        marks.append(last.metres)
        var splits: [DistanceSplit] = []
        var before = first
        var index = 1
        for (number, mark) in marks.enumerated() {
            while index < course.sums.count - 1, course.sums[index].metres < mark { index += 1 }
            // Whoever stands at the end still belongs to the last split.
            let here = number == marks.count - 1 ? last : course.at(mark, before: index)
            splits.append(DistanceSplit(from: before, to: here))
            before = here
        }
        return splits
    }
}

extension DistanceSplit {
    fileprivate init(from start: Course.Sums, to end: Course.Sums) {
        metres = end.metres - start.metres
        elapsedSeconds = end.seconds - start.seconds
        movingSeconds = end.moving - start.moving
        climbMetres = end.climb.flatMap { climb in start.climb.map { climb - $0 } }
        let beating = end.beating - start.beating
        averageHeartrate = beating > 0 ? (end.beats - start.beats) / beating : nil
    }
}

/// What has been counted up to each sample that has a time and a distance.
private struct Course {
    struct Sums {
        var seconds: Double
        var metres: Double
        var moving = 0.0
        var climb: Double?
        /// Heart rate times seconds, and the seconds that have one.
        var beats = 0.0
        var beating = 0.0
    }

    private(set) var sums: [Sums] = []

    init(
        _ time: SampleStream, _ distance: SampleStream, altitude: SampleStream?,
        heartrate: SampleStream?, stop: (metres: Double, seconds: Double), noise: Double
    ) {
        var rates: [Double?] = []
        var ground: Double?
        for index in 0..<min(time.count, distance.count) {
            guard let now = time[index], let here = distance[index], here.isFinite else { continue }
            // Time and distance that go back count when they have caught up.
            if let last = sums.last, now <= last.seconds || here < last.metres { continue }
            var next = Sums(seconds: now, metres: here)
            next.climb = sums.last?.climb
            if let altitude, index < altitude.count, let height = altitude[index] {
                let base = ground ?? height
                if abs(height - base) >= noise || ground == nil {
                    next.climb = (next.climb ?? 0) + max(0, height - base)
                    ground = height
                }
            }
            sums.append(next)
            rates.append(heartrate.flatMap { index < $0.count ? $0[index] : nil })
        }
        count(rates, stops(stop))
    }

    /// Adds up time in motion and heartbeats.
    private mutating func count(_ rates: [Double?], _ isStop: [Bool]) {
        for index in sums.indices.dropFirst() {
            let span = sums[index].seconds - sums[index - 1].seconds
            sums[index].moving = sums[index - 1].moving + (isStop[index] ? 0 : span)
            sums[index].beats = sums[index - 1].beats
            sums[index].beating = sums[index - 1].beating
            if let rate = rates[index], !isStop[index] {
                sums[index].beats += rate * span
                sums[index].beating += span
            }
        }
    }

    /// Whether the interval that ends with a sample belongs to a stop.
    private func stops(_ stop: (metres: Double, seconds: Double)) -> [Bool] {
        var isStop = [Bool](repeating: false, count: sums.count)
        var end = 0
        var marked = 0
        for start in sums.indices {
            end = max(end, start)
            while end + 1 < sums.count, sums[end + 1].metres - sums[start].metres <= stop.metres {
                end += 1
            }
            if sums[end].seconds - sums[start].seconds >= stop.seconds {
                for index in min(max(start, marked), end)..<end { isStop[index + 1] = true }
                marked = max(marked, end)
            }
            // A clock that stood still is one long interval.
            guard start > 0 else { continue }
            let span = sums[start].seconds - sums[start - 1].seconds
            let slowest = stop.metres / stop.seconds * span
            if span >= stop.seconds, sums[start].metres - sums[start - 1].metres <= slowest {
                isStop[start] = true
            }
        }
        return isStop
    }

    /// The sums at a distance between the sample `index - 1` and the sample `index`.
    func at(_ metres: Double, before index: Int) -> Sums {
        let (one, other) = (sums[index - 1], sums[index])
        let span = other.metres - one.metres
        let share = span > 0 ? (metres - one.metres) / span : 1
        func between(_ start: Double, _ end: Double) -> Double { start + (end - start) * share }
        return Sums(
            seconds: between(one.seconds, other.seconds), metres: metres,
            moving: between(one.moving, other.moving),
            climb: other.climb.map { between(one.climb ?? $0, $0) },
            beats: between(one.beats, other.beats), beating: between(one.beating, other.beating))
    }
}

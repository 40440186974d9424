import ActivityModel
import Foundation

/// Values that a recording lacks, derived from its other streams, only for the curves: the library
/// keeps what was recorded.
enum DerivedStream {
    /// Cumulative metres for a device that restarted at zero, as with every sport of a multisport
    /// recording.
    static func continued(_ distance: SampleStream) -> SampleStream {
        var values = [Double](repeating: .nan, count: distance.count)
        var before = 0.0
        var last = 0.0
        var isRestarted = false
        for index in values.indices {
            guard let metres = distance[index] else { continue }
            // A correction goes back a little, a restart goes back most of the way.
            if metres < last / 2, last - metres > 50 {
                before += last
                isRestarted = true
            }
            last = metres
            values[index] = before + metres
        }
        return isRestarted ? SampleStream(.distance, values: .floating(values)) : distance
    }

    /// Metres along the track if no device measured them, as in most GPX files. A gap counts as the
    /// straight line across it.
    static func distance(
        _ latitude: SampleStream?, _ longitude: SampleStream?
    ) -> SampleStream? {
        guard let latitude, let longitude else { return nil }
        var values = [Double](repeating: .nan, count: min(latitude.count, longitude.count))
        var last: (north: Double, east: Double)?
        var metres = 0.0
        for index in values.indices {
            guard let north = latitude[index], let east = longitude[index] else { continue }
            if let last {
                // Across the date line, the other way around is shorter.
                let turn = ((last.east - east) / 360).rounded() * 360
                metres += TrackShape.metres((last.north, last.east), (north, east + turn))
            }
            last = (north, east)
            values[index] = metres
        }
        return metres > 0 ? SampleStream(.distance, values: .floating(values)) : nil
    }

    /// Speed from distance and time, over about fifteen seconds, if no device measured it.
    static func velocity(
        _ distance: SampleStream?, _ time: SampleStream?
    ) -> SampleStream? {
        guard let distance, let time, distance.count == time.count, distance.count > 2 else {
            return nil
        }
        var values = [Double](repeating: .nan, count: distance.count)
        var first = 0
        for index in values.indices {
            guard let now = time[index], let here = distance[index] else { continue }
            while first < index, now - (time[first] ?? 0) > 15 { first += 1 }
            guard let then = time[first], let there = distance[first], now - then >= 3 else {
                continue
            }
            values[index] = max(0, (here - there) / (now - then))
        }
        return SampleStream(.velocity, values: .floating(values))
    }
}

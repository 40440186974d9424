import ActivityModel
import Reports
import Storage

/// An activity with everything that its page shows of it.
struct ShownActivity {
    let detail: ActivityDetail
    let origin: ActivityOrigin
    let streams: ActivityStreams
    let units: Units

    var listing: ActivityListing { detail.listing }
    var sport: String { detail.listing.sport }
    var hasPace: Bool { Sport.hasPace(sport) }

    var cadence: Cadence {
        let summary = streams[.cadence]?.summary
        let mean = summary.flatMap { $0.count > 0 ? $0.sum / Double($0.count) : nil }
        return Cadence(sport: sport, typical: detail.measures[.averageCadence] ?? mean)
    }

    /// A speed the way the sport tells it: pace for runs and walks, time per 100 m for swims.
    func speed(_ metresPerSecond: Double) -> String {
        units.speed(metresPerSecond, of: sport)
    }
}

extension Units {
    /// A speed the way a sport tells it: pace for runs and walks, time per 100 metres or yards for
    /// swims, per 500 m for rowers, kilometres or miles an hour otherwise.
    func speed(_ metresPerSecond: Double, of sport: String) -> String {
        if Sport.hasPace(sport) { return pace(metresPerSecond) }
        switch sport {
        case "Swim":
            let isMetric = self == .metric
            return time(over: isMetric ? 100 : 91.44, metresPerSecond)
                + (isMetric ? " /100 m" : " /100 yd")
        case "Rowing", "VirtualRow": return time(over: 500, metresPerSecond) + " /500 m"
        default: return speed(metresPerSecond)
        }
    }

    private func time(over metres: Double, _ metresPerSecond: Double) -> String {
        guard metresPerSecond > 0.02 else { return "–" }
        let seconds = Int(nearest: metres / metresPerSecond)
        return "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
    }

    /// A wind or fall: `14.4 km/h`.
    func measure(_ value: Double, unit: String, sport: String) -> String {
        switch unit {
        case "m": value.magnitude >= 2_000 ? distance(value, decimals: 2) : height(value)
        case "m/s": speed(value)
        case "°C": temperature(value)
        case "J": Format.fixed(value / 1_000, 0) + " kJ"
        case "%": Format.fixed(value, 1) + " %"
        case "kg": Format.fixed(value, value == value.rounded() ? 0 : 1) + " kg"
        default:
            Format.fixed(value, value == value.rounded() ? 0 : 2)
                + (unit.isEmpty ? "" : " " + unit)
        }
    }
}

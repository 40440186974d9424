import ActivityModel
import Ingest
import Reports

/// The units in which values are shown.
enum Units: String, CaseIterable, Sendable {
    case metric
    case imperial

    /// The units of an account's own preference (`Metric`, `meters`, `Imperial`, `feet`).
    init(preference: String?) {
        let word = preference?.lowercased() ?? ""
        self =
            word.hasPrefix("imp") || word.hasPrefix("feet") || word.hasPrefix("mile")
            ? .imperial : .metric
    }

    /// Metres per kilometre or mile.
    var far: Double { self == .metric ? 1_000 : 1_609.344 }
    /// Metres per metre or foot.
    var near: Double { self == .metric ? 1 : 0.3048 }
    /// `km` or `mi`.
    var farName: String { self == .metric ? "km" : "mi" }
    /// `m` or `ft`.
    var nearName: String { self == .metric ? "m" : "ft" }
    /// `km/h` or `mph`.
    var speedName: String { self == .metric ? "km/h" : "mph" }

    /// `12.3 km`.
    func distance(_ metres: Double, decimals: Int = 1) -> String {
        Format.fixed(metres / far, decimals) + " " + farName
    }

    /// `1,234 m`.
    func height(_ metres: Double) -> String { Format.fixed(metres / near, 0) + " " + nearName }

    /// `28.4 km/h`.
    func speed(_ metresPerSecond: Double) -> String {
        Format.fixed(metresPerSecond * 3_600 / far, 1) + " " + speedName
    }

    /// Pace, `5:12 /km`; a dash if there is hardly any motion.
    func pace(_ metresPerSecond: Double) -> String {
        guard metresPerSecond > 0.2 else { return "–" }
        let seconds = Int(nearest: far / metresPerSecond)
        return "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60) /\(farName)"
    }

    /// Temperature: `18 °C` or `64 °F`.
    func temperature(_ celsius: Double) -> String {
        self == .metric
            ? Format.fixed(celsius, 0) + " °C" : Format.fixed(celsius * 1.8 + 32, 0) + " °F"
    }
}

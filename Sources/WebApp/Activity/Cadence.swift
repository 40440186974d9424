import ActivityModel
import Reports

/// How the cadence of a sport is shown. Recorders count revolutions, strokes, or the steps of one
/// leg; runners and walkers count the steps of both.
struct Cadence: Sendable, Equatable {
    /// What a recorded value is multiplied with.
    let factor: Double
    /// `spm` (steps per minute), `rpm`, or `/min` for strokes.
    let unit: String

    /// Nobody takes more steps a minute with one leg than this: above it, the recorder counted both.
    private static let mostOfOneLeg = 120.0

    /// - Parameters:
    ///   - sport: Strava's name of the sport.
    ///   - typical: the recorded average, to detect recorders that count the steps of both legs.
    init(sport: String, typical: Double?) {
        switch SportFamily(of: sport) {
        case .run, .walk:
            factor = (typical ?? 0) > Self.mostOfOneLeg ? 1 : 2
            unit = "spm"
        case .water: (factor, unit) = (1, "/min")
        default: (factor, unit) = (1, "rpm")
        }
    }

    /// A recorded value in words: `164 spm`.
    func text(_ value: Double) -> String { Format.fixed(value * factor, 0) + " " + unit }
}

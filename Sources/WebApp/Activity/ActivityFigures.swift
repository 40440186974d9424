import ActivityModel
import Ingest
import Reports
import Storage
import WebServer

/// The figures of an activity: three large ones that its sport is about, the others small.
enum ActivityFigures {
    /// A figure that an activity may have.
    private enum Kind: Hashable {
        case distance, moving, elapsed, speed, climb, descent, heartrate, watts, calories
        case measure(ActivityMeasure)
    }

    /// The measures that have a place among the figures; the weather has a card of its own, and the
    /// others are in the folded list.
    private static let small: [ActivityMeasure] = [
        .maximumSpeed, .maximumHeartrate, .weightedAverageWatts, .maximumWatts, .averageCadence,
        .averageTemperature, .relativeEffort, .trainingLoad, .intensity, .perceivedExertion,
        .gradeAdjustedDistance, .averageGradeAdjustedPace, .dirtDistance, .downhillDistance,
        .totalSteps, .totalSets, .totalReps, .numberOfRuns,
    ]

    static func markup(_ shown: ShownActivity) -> Markup {
        var large: [Markup] = []
        var used: Set<Kind> = []
        for kind in order(of: shown.sport) where large.count < 3 {
            guard let markup = figure(kind, shown) else { continue }
            large.append(markup)
            used.insert(kind)
        }
        let rest: [Kind] =
            [.distance, .moving, .elapsed, .speed, .climb, .descent, .heartrate, .watts, .calories]
            + small.map(Kind.measure)
        return tag("section", ["class": "card", "aria-label": translated("Figures")]) {
            tag("dl", ["class": "figures large"]) { large }
            tag("dl", ["class": "figures small"]) {
                for kind in rest where !used.contains(kind) { figure(kind, shown) }
                if let gear = shown.listing.gear, !gear.isEmpty { WebApp.figure("Gear", gear) }
                if shown.detail.isCommute == true { WebApp.figure("Commute", translated("yes")) }
                for (label, value) in StravaFactsText.pairs(shown.detail.strava.facts)
                where label != "Uploaded as" { WebApp.figure(label, value) }
            }
            others(shown)
        }
    }

    /// What a sport is about, the most telling first; what an activity lacks is skipped.
    private static func order(of sport: String) -> [Kind] {
        let rest: [Kind] = [
            .distance, .moving, .elapsed, .calories, .heartrate, .measure(.totalReps), .climb,
        ]
        switch SportFamily(of: sport) {
        case .run: return [.distance, .moving, .speed] + rest
        case .ride, .walk: return [.distance, .moving, .climb, .speed] + rest
        case .water: return [.distance, .moving, .speed] + rest
        case .snow: return [.distance, .moving, .climb, .descent] + rest
        case .other: return [.distance, .moving, .speed, .calories, .heartrate] + rest
        }
    }

    private static func figure(_ kind: Kind, _ shown: ShownActivity) -> Markup? {
        let listing = shown.listing
        let units = shown.units
        let measures = shown.detail.measures
        func positive(_ value: Double?) -> Double? { value.flatMap { $0 > 0 ? $0 : nil } }
        switch kind {
        case .distance:
            return positive(listing.distanceMetres).map {
                WebApp.figure("Distance", units.distance($0, decimals: 2))
            }
        case .moving:
            return listing.movingSeconds.map { WebApp.figure("Moving time", Format.duration($0)) }
        case .elapsed:
            return listing.elapsedSeconds.map { WebApp.figure("Elapsed time", Format.duration($0)) }
        case .speed:
            guard let metres = positive(listing.distanceMetres),
                let seconds = positive(listing.movingSeconds)
            else { return nil }
            let text = shown.speed(metres / seconds)
            return shown.hasPace ? WebApp.figure("Pace", text) : WebApp.figure("Speed", text)
        case .climb:
            return positive(listing.ascentMetres).map { WebApp.figure("Climb", units.height($0)) }
        case .descent:
            // Some exports write it as a negative number.
            return positive(measures[.descent]?.magnitude).map {
                WebApp.figure("Descent", units.height($0))
            }
        case .heartrate:
            return positive(measures[.averageHeartrate]).map {
                WebApp.figure("Heart rate", Format.fixed($0, 0) + " bpm")
            }
        case .watts:
            return positive(measures[.averageWatts]).map {
                WebApp.figure("Average power", Format.fixed($0, 0) + " W")
            }
        case .calories:
            return positive(measures[.calories]).map {
                WebApp.figure("Energy", Format.fixed($0, 0) + " kcal")
            }
        case .measure(let measure):
            return positive(measures[measure]).flatMap { Self.measure(measure, $0, shown) }
        }
    }

    private static func measure(
        _ measure: ActivityMeasure, _ value: Double, _ shown: ShownActivity
    ) -> Markup? {
        let units = shown.units
        let whole = Format.fixed(value, 0)
        switch measure {
        case .maximumSpeed:
            return shown.hasPace
                ? WebApp.figure("Fastest pace", shown.speed(value))
                : WebApp.figure("Top speed", shown.speed(value))
        case .maximumHeartrate: return WebApp.figure("Highest heart rate", whole + " bpm")
        case .weightedAverageWatts: return WebApp.figure("Weighted power", whole + " W")
        case .maximumWatts: return WebApp.figure("Highest power", whole + " W")
        case .averageCadence: return WebApp.figure("Cadence", shown.cadence.text(value))
        case .averageTemperature: return WebApp.figure("Temperature", units.temperature(value))
        case .relativeEffort: return WebApp.figure("Relative effort", whole)
        case .trainingLoad: return WebApp.figure("Training load", whole)
        case .intensity: return WebApp.figure("Intensity", whole)
        case .perceivedExertion:
            return WebApp.figure("Perceived exertion", translated("\(whole) of 10"))
        case .gradeAdjustedDistance:
            return WebApp.figure("Grade-adjusted distance", units.distance(value, decimals: 2))
        case .averageGradeAdjustedPace:
            return shown.hasPace
                ? WebApp.figure("Grade-adjusted pace", shown.speed(value))
                : WebApp.figure("Grade-adjusted speed", shown.speed(value))
        case .dirtDistance: return WebApp.figure("On dirt", units.distance(value, decimals: 2))
        case .downhillDistance: return WebApp.figure("Downhill", units.distance(value, decimals: 2))
        case .totalSteps: return WebApp.figure("Steps", whole)
        case .totalSets: return WebApp.figure("Sets", whole)
        case .totalReps: return WebApp.figure("Repetitions", whole)
        case .numberOfRuns: return WebApp.figure("Runs", whole)
        default: return nil
        }
    }

    /// The measures without a place among the figures, folded.
    private static func others(_ shown: ShownActivity) -> Markup? {
        let elsewhere = Set(small + WeatherCard.measures)
            .union([.ascent, .descent, .averageHeartrate, .averageWatts, .calories])
        let measures = ActivityMeasure.allCases.filter {
            !elsewhere.contains($0) && shown.detail.measures[$0].map { $0 != 0 } == true
        }
        guard !measures.isEmpty else { return nil }
        return tag("details") {
            tag("summary") { "More figures" }
            tag("dl", ["class": "pairs"]) {
                for measure in measures {
                    tag("dt") { MeasureText.label(measure) }
                    tag("dd") { text(measure, shown) }
                }
            }
        }
    }

    private static func text(_ measure: ActivityMeasure, _ shown: ShownActivity) -> String {
        let value = shown.detail.measures[measure] ?? 0
        switch measure {
        case .averageSpeed, .averageElapsedSpeed: return shown.speed(value)
        case .maximumCadence: return shown.cadence.text(value)
        case .flagged, .fromUpload: return MeasureText.value(measure, value)
        default: return shown.units.measure(value, unit: measure.unit, sport: shown.sport)
        }
    }
}

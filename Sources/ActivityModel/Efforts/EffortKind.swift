/// The distances over which the fastest part of a recording is looked for: on foot or on a bike.
package enum EffortKind: String, CaseIterable, Sendable {
    case foot, ride

    /// The distances in metres, rising.
    package var distances: [Double] {
        switch self {
        case .foot: [400, 1_000, 1_609.344, 5_000, 10_000, 21_097.5, 42_195]
        case .ride: [5_000, 10_000, 20_000, 40_000, 50_000, 100_000, 200_000]
        }
    }

    /// Between two samples nobody is faster (m/s): such a step is an error of the receiver and
    /// counts as no progress.
    var fastestStep: Double {
        switch self {
        case .foot: 12.5
        case .ride: 35
        }
    }

    /// The shortest time in seconds that is believed for a distance: on foot the world record of
    /// 2025, on a bike, where descents count, 90 km/h up to 20 km and 60 km/h beyond.
    package func shortestSeconds(over metres: Double) -> Double {
        switch self {
        case .ride: metres <= 20_000 ? metres / 25 : metres * 3.6 / 60
        case .foot:
            switch metres {
            case ...400: 43.03
            case ...1_000: 131.96
            case ...1_609.344: 223.13
            case ...5_000: 755.36
            case ...10_000: 1_571
            case ...21_097.5: 3_402
            default: 7_235
            }
        }
    }

    /// The kind whose efforts count for a sport. E-bikes have none: a motor sets no record.
    package init?(_ sport: Sport) {
        switch sport {
        case .eBikeRide, .eMountainBikeRide: return nil
        default: break
        }
        switch sport.family {
        case .run, .walk: self = .foot
        case .ride: self = .ride
        default: return nil
        }
    }
}

/// The fastest part of a recording over a distance.
package struct DistanceEffort: Hashable, Sendable {
    package var kind: EffortKind
    /// The distance in metres, one of ``EffortKind/distances``.
    package var metres: Double
    /// By the clock, pauses included, to the millisecond.
    package var elapsedSeconds: Double
    /// Its start in seconds after the first sample, to the millisecond.
    package var startSeconds: Double

    package init(kind: EffortKind, metres: Double, elapsedSeconds: Double, startSeconds: Double) {
        self.kind = kind
        self.metres = metres
        self.elapsedSeconds = elapsedSeconds
        self.startSeconds = startSeconds
    }
}

/// The highest mean power of a recording over a time.
package struct PowerEffort: Hashable, Sendable {
    /// The length of the window in seconds, one of ``windows``.
    package var seconds: Int
    package var watts: Double
    /// Its start in whole seconds after the first sample.
    package var startSeconds: Int

    package init(seconds: Int, watts: Double, startSeconds: Int) {
        self.seconds = seconds
        self.watts = watts
        self.startSeconds = startSeconds
    }

    /// The lengths of windows in seconds: 5 s to 5 h.
    package static let windows = [
        5, 10, 15, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 10_800, 18_000,
    ]
}

/// The best efforts within a recording or one leg of it.
package struct Efforts: Hashable, Sendable {
    /// The version of the rules; efforts of an older one are worked out again.
    package static let version = 1

    package var distances: [DistanceEffort] = []
    package var powers: [PowerEffort] = []
    package var isEmpty: Bool { distances.isEmpty && powers.isEmpty }

    /// Works out the efforts of some samples. Without times there are none.
    package init(_ streams: [SampleStream], in samples: Range<Int>) {
        let time = streams.first { $0.name == .time && $0.source == .native }
        guard let time, case .scaled(let instants, .microseconds) = time.values else { return }
        let range = samples.clamped(to: 0..<instants.count)
        guard range.count > 1 else { return }
        if let progress = Progress(streams, instants, range) {
            for kind in EffortKind.allCases { distances += progress.efforts(kind) }
        }
        if let watts = streams.channel(.watts) {
            powers = PowerSeconds(watts, instants, range)?.efforts() ?? []
        }
    }
}

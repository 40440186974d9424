import ActivityModel
import TestSupport

@testable import Storage

/// Days of a life with sport, for comparison with a computation that takes no short cuts.
enum InventedDays {
    static let sports = ["Ride", "Run", "VirtualRide", "Swim", "Yoga"]

    static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
        CivilDate.days(year: year, month: month, day: day)
    }

    /// Some days from `first` to `last`, with gaps and with several sports on some of them.
    static func make(seed: UInt64, from first: Int, to last: Int) -> [DayTotal] {
        var generator = SeededGenerator(seed: seed)
        // Dense in one life, sparse in another.
        let density = Int.random(in: 1...9, using: &generator)
        var days: [DayTotal] = []
        for day in first...last where Int.random(in: 0..<10, using: &generator) < density {
            for sport in sports where Int.random(in: 0..<3, using: &generator) == 0 {
                days.append(
                    DayTotal(
                        day: day, sport: sport,
                        activities: Int.random(in: 1...3, using: &generator),
                        distanceMetres: Double(Int.random(in: 0...90_000, using: &generator)),
                        movingSeconds: Double(Int.random(in: 0...20_000, using: &generator)),
                        ascentMetres: Double(Int.random(in: 0...2_000, using: &generator))))
            }
        }
        return days.sorted { ($0.day, $0.sport) < ($1.day, $1.sport) }
    }

    static let many: [[DayTotal]] = (1...8).map { seed in
        make(
            seed: UInt64(seed), from: day(2018, 11, 3) + seed, to: day(2020, 11, 20) + seed * 23)
    }
}

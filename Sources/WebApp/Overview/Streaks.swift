/// Days or weeks with activities that follow each other without a gap.
struct Streak: Equatable {
    /// The first and last of them: days, or the Mondays of weeks, counted from 1970-01-01.
    var first: Int
    var last: Int
    /// How many there are.
    var count: Int
}

/// The longest streak, and the one that goes on.
struct Streaks: Equatable {
    /// Of several of the same length, the newest; `nil` without activities.
    private(set) var longest: Streak?
    /// The streak that can still grow: it ends in the present day or week, or in the one before;
    /// `nil` if there is none.
    private(set) var current: Streak?

    /// - Parameters:
    ///   - days: days with activities, ascending; repetitions do not count.
    ///   - step: whether days or weeks follow each other.
    ///   - today: the present day.
    init(_ days: some Sequence<Int>, by step: Step, today: Int) {
        var running: Streak?
        for day in days {
            let day = step.start(of: day)
            guard day != running?.last else { continue }
            if var next = running, next.last + step.rawValue == day {
                next.last = day
                next.count += 1
                running = next
            } else {
                running = Streak(first: day, last: day, count: 1)
            }
            if let running, running.count >= longest?.count ?? 0 { longest = running }
        }
        let present = step.start(of: today)
        if let running, running.last >= present - step.rawValue { current = running }
    }

    /// What follows each other; the raw value is its length in days.
    enum Step: Int {
        case day = 1
        case week = 7

        func start(of day: Int) -> Int { self == .day ? day : Period.week.start(of: day) }
    }
}

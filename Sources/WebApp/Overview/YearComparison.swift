import ActivityModel
import Storage

/// How the newest year with activities has grown, against the one with activities before it.
struct YearComparison {
    /// A year's sum from day to day.
    struct Line: Equatable {
        var year: Int
        /// The sum at the end of each day with activities; days as ``position(of:)``.
        var steps: [Step] = []
        var total: Double { steps.last?.sum ?? 0 }

        /// The sum at the end of a day.
        func sum(on position: Int) -> Double { steps.last { $0.day <= position }?.sum ?? 0 }

        fileprivate mutating func add(_ value: Double, on day: Int) {
            let sum = total + value
            if steps.last?.day == day { steps.removeLast() }
            steps.append(Step(day: day, sum: sum))
        }
    }

    struct Step: Equatable {
        var day: Int
        var sum: Double
    }

    let newest: Line
    /// `nil` if there is only one year.
    let before: Line?
    /// The day up to which the newest year has come; `nil` if it is over.
    let present: Int?

    /// `nil` without activities of the sport.
    ///
    /// - Parameters:
    ///   - days: in the order of their dates.
    ///   - today: the present day.
    init?(
        _ days: some BidirectionalCollection<DayTotal>, of sport: SportChoice = .all,
        _ measure: TotalMeasure, today: Int
    ) {
        var lines: [Line] = []
        // From the end, until the two years are found; then in the order of dates.
        var isOf: [DayTotal] = []
        var years: Set<Int> = []
        for day in days.reversed() where sport.includes(day.sport) {
            years.insert(CivilDate.date(days: day.day).year)
            if years.count > 2 { break }
            isOf.append(day)
        }
        for day in isOf.reversed() {
            let year = CivilDate.date(days: day.day).year
            if lines.last?.year != year { lines.append(Line(year: year)) }
            lines[lines.count - 1].add(measure.value(day), on: Self.position(of: day.day))
        }
        guard let newest = lines.last, let last = isOf.first else { return nil }
        self.newest = newest
        before = lines.count > 1 ? lines[0] : nil
        let isOver = newest.year < CivilDate.date(days: today).year
        present = isOver ? nil : Self.position(of: max(today, last.day))
    }

    /// The place of a date in a leap year, 0 to 365: the same date has the same place in all years.
    static func position(of day: Int) -> Int {
        let date = CivilDate.date(days: day)
        return CivilDate.days(year: 2000, month: date.month, day: date.day)
            - CivilDate.days(year: 2000, month: 1, day: 1)
    }

    /// The sum of the year before up to the same date.
    var beforeUntilPresent: Double? {
        guard let before, let present else { return nil }
        return before.sum(on: present)
    }
}

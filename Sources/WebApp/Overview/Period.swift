import ActivityModel
import Storage
import WebServer

/// A length of time into which days are grouped.
enum Period: String, CaseIterable {
    case year, month
    /// From Monday to Sunday, as ISO 8601 numbers weeks.
    case week

    /// The first day of the period around a day, both counted from 1970-01-01.
    func start(of day: Int) -> Int {
        switch self {
        case .year: CivilDate.days(year: CivilDate.date(days: day).year, month: 1, day: 1)
        case .month: day - CivilDate.date(days: day).day + 1
        case .week: day - Week.weekday(of: day)
        }
    }

    /// The last day of the period that starts on a day.
    func end(from start: Int) -> Int {
        switch self {
        case .year:
            CivilDate.days(year: CivilDate.date(days: start).year + 1, month: 1, day: 1) - 1
        case .month: self.start(of: start + 31) - 1
        case .week: start + 6
        }
    }

    /// The totals of each period with activities, the newest first.
    ///
    /// - Parameter days: in the order of their dates.
    func totals(
        _ days: some Sequence<DayTotal>, of sport: SportChoice = .all
    ) -> [(start: Int, sum: PeriodTotals)] {
        var all: [(start: Int, sum: PeriodTotals)] = []
        for day in days where sport.includes(day.sport) {
            let start = start(of: day.day)
            if all.last?.start != start { all.append((start, PeriodTotals())) }
            all[all.count - 1].sum.add(day)
        }
        return all.reversed()
    }
}

/// A week of ISO 8601: it begins on Monday and belongs to the year that has its Thursday.
struct Week: Hashable {
    let year: Int
    /// 1 to 53.
    let number: Int

    /// The week of a day counted from 1970-01-01.
    init(of day: Int) {
        let thursday = day - Self.weekday(of: day) + 3
        year = CivilDate.date(days: thursday).year
        number = (thursday - CivilDate.days(year: year, month: 1, day: 1)) / 7 + 1
    }

    /// 0 for Monday to 6 for Sunday. 1970-01-01 was a Thursday.
    static func weekday(of day: Int) -> Int { ((day + 3) % 7 + 7) % 7 }
}

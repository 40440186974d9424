import ActivityModel
import Storage

/// Totals over days, by year and sport.
struct YearTotals {
    /// Over everything.
    private(set) var whole = PeriodTotals()
    private var byYear: [Int: PeriodTotals] = [:]
    private var bySport: [String: PeriodTotals] = [:]
    private var byYearAndSport: [Int: [String: PeriodTotals]] = [:]

    /// - Parameter days: in the order of their dates.
    init(_ days: some Sequence<DayTotal>) {
        for day in days {
            let year = CivilDate.date(days: day.day).year
            whole.add(day)
            byYear[year, default: PeriodTotals()].add(day)
            bySport[day.sport, default: PeriodTotals()].add(day)
            byYearAndSport[year, default: [:]][day.sport, default: PeriodTotals()].add(day)
        }
    }

    /// Years with activities, the newest first.
    var years: [Int] { byYear.keys.sorted(by: >) }

    /// Sports over all years, those with the most time first.
    var sports: [(name: String, sum: PeriodTotals)] {
        bySport.sorted { ($0.value.movingSeconds, $1.key) > ($1.value.movingSeconds, $0.key) }
            .map { (name: $0.key, sum: $0.value) }
    }

    func year(_ year: Int) -> PeriodTotals { byYear[year] ?? PeriodTotals() }

    /// A year's totals in a sport.
    func year(_ year: Int, sport: String) -> PeriodTotals {
        byYearAndSport[year]?[sport] ?? PeriodTotals()
    }
}

extension YearTotals {
    /// Totals of the days up to tomorrow; what a wrong clock put beyond does not count.
    init(_ days: [DayTotal], today: Int) { self.init(days.prefix { $0.day <= today + 1 }) }
}

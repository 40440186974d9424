import ActivityModel
import Storage

/// Totals over days, by year and sport.
struct YearTotals {
    /// The totals of a period.
    struct Sum {
        var activities = 0
        var distanceMetres = 0.0
        var movingSeconds = 0.0
        var ascentMetres = 0.0

        mutating func add(_ day: DayTotal) {
            activities += day.activities
            distanceMetres += day.distanceMetres
            movingSeconds += day.movingSeconds
            ascentMetres += day.ascentMetres
        }
    }

    let thisYear: Int
    private var whole: [Int: Sum] = [:]
    private var untilToday: [Int: Sum] = [:]
    private var bySport: [String: Sum] = [:]
    private var byYearAndSport: [Int: [String: Sum]] = [:]

    /// - Parameter today: days since 1970-01-01; later days do not count.
    init(_ days: [DayTotal], today: Int) {
        let date = CivilDate.date(days: today)
        thisYear = date.year
        for day in days where day.day <= today + 1 {
            let own = CivilDate.date(days: day.day)
            whole[own.year, default: Sum()].add(day)
            if (own.month, own.day) <= (date.month, date.day) {
                untilToday[own.year, default: Sum()].add(day)
            }
            bySport[day.sport, default: Sum()].add(day)
            byYearAndSport[own.year, default: [:]][day.sport, default: Sum()].add(day)
        }
    }

    /// Years with activities, the newest first.
    var years: [Int] { whole.keys.sorted(by: >) }

    /// Sports over all years, those with the most time first.
    var sports: [(name: String, sum: Sum)] {
        bySport.sorted { ($0.value.movingSeconds, $1.key) > ($1.value.movingSeconds, $0.key) }
            .map { (name: $0.key, sum: $0.value) }
    }

    /// A year's totals; with `untilToday`, only up to the same day of that year.
    func year(_ year: Int, untilToday isCut: Bool = false) -> Sum {
        (isCut ? untilToday : whole)[year] ?? Sum()
    }

    /// A year's totals in a sport.
    func year(_ year: Int, sport: String) -> Sum { byYearAndSport[year]?[sport] ?? Sum() }
}

import Storage

/// What a period comes to.
struct PeriodTotals: Equatable {
    var activities = 0
    var distanceMetres = 0.0
    var movingSeconds = 0.0
    var ascentMetres = 0.0
    /// Days with activities.
    private(set) var activeDays = 0
    private var lastDay: Int?

    /// Adds a day's total in a sport. Those of one day must follow each other, as they do in
    /// ``Overview/days``.
    mutating func add(_ day: DayTotal) {
        activities += day.activities
        distanceMetres += day.distanceMetres
        movingSeconds += day.movingSeconds
        ascentMetres += day.ascentMetres
        if lastDay != day.day { activeDays += 1 }
        lastDay = day.day
    }

    init() {}

    init(_ days: some Sequence<DayTotal>) { for day in days { add(day) } }
}

import ActivityModel
import Storage

/// A year of activities: its totals, its months, its sports and what stands out.
struct YearReview: Sendable {
    /// Totals of some activities.
    struct Sum: Sendable, Equatable {
        var activities = 0
        var distanceMetres = 0.0
        var movingSeconds = 0.0
        var ascentMetres = 0.0

        mutating func add(_ activity: ActivityListing) {
            activities += 1
            distanceMetres += activity.distanceMetres ?? 0
            movingSeconds += activity.movingSeconds ?? activity.elapsedSeconds ?? 0
            ascentMetres += activity.ascentMetres ?? 0
        }
    }

    /// A week with its first day, a Monday, counted from 1970-01-01.
    struct Week: Sendable, Equatable {
        var monday: Int
        var sum: Sum
    }

    let year: Int
    private(set) var total = Sum()
    private(set) var months = [Sum](repeating: Sum(), count: 12)
    /// Those with the most time first.
    private(set) var sports: [(name: String, sum: Sum)] = []
    private(set) var activeDays = 0
    /// The most days with activities one after the other, within the year.
    private(set) var longestStreak = 0
    /// The week with the most time; `nil` without activities.
    private(set) var busiestWeek: Week?
    private(set) var longest: ActivityListing?
    private(set) var highest: ActivityListing?
    private(set) var lastedLongest: ActivityListing?
    /// The fastest ride and the fastest run of a length that counts.
    private(set) var fastestRide: ActivityListing?
    private(set) var fastestRun: ActivityListing?

    /// Shorter ones are sprints or errors of the recording: metres.
    private static let leastRide = 20_000.0
    private static let leastRun = 5_000.0

    /// - Parameter activities: those that start in the year, hidden duplicates left out.
    init(_ year: Int, _ activities: [ActivityListing]) {
        self.year = year
        var bySport: [String: Sum] = [:]
        var weeks: [Int: Sum] = [:]
        var days: Set<Int> = []
        for activity in activities {
            guard let day = activity.localDay else { continue }
            total.add(activity)
            months[CivilDate.date(days: day).month - 1].add(activity)
            bySport[activity.sport, default: Sum()].add(activity)
            // 1970-01-01 was a Thursday.
            weeks[day - ((day + 3) % 7 + 7) % 7, default: Sum()].add(activity)
            days.insert(day)
        }
        sports = bySport.sorted {
            ($0.value.movingSeconds, $1.key) > ($1.value.movingSeconds, $0.key)
        }
        .map { (name: $0.key, sum: $0.value) }
        activeDays = days.count
        longestStreak = Self.streak(days)
        busiestWeek = weeks.max {
            ($0.value.movingSeconds, $1.key) < ($1.value.movingSeconds, $0.key)
        }
        .map { Week(monday: $0.key, sum: $0.value) }
        longest = Self.best(activities, \.distanceMetres)
        highest = Self.best(activities, \.ascentMetres)
        lastedLongest = Self.best(activities, \.movingSeconds)
        fastestRide = Self.best(activities) { $0.speed(.ride, least: Self.leastRide) }
        fastestRun = Self.best(activities) { $0.speed(.run, least: Self.leastRun) }
    }

    /// The activity with the most of something, the earlier one of equals; `nil` if none has any.
    private static func best(
        _ activities: [ActivityListing], _ value: (ActivityListing) -> Double?
    ) -> ActivityListing? {
        var best: (activity: ActivityListing, value: Double)?
        for activity in activities {
            guard let value = value(activity), value > 0, value.isFinite else { continue }
            if let known = best {
                guard
                    value > known.value
                        || value == known.value && activity.id < known.activity.id
                else { continue }
            }
            best = (activity, value)
        }
        return best?.activity
    }

    /// The length of the longest run of consecutive days.
    static func streak(_ days: Set<Int>) -> Int {
        days.filter { !days.contains($0 - 1) }.map { first in
            var last = first
            while days.contains(last + 1) { last += 1 }
            return last - first + 1
        }.max() ?? 0
    }
}

extension ActivityListing {
    /// The local day of the start, counted from 1970-01-01; UTC if the offset is unknown.
    var localDay: Int? {
        guard let start else { return nil }
        let seconds = start.seconds + Int64((offsetSeconds ?? 0) % 86_400)
        return Int((seconds - ((seconds % 86_400) + 86_400) % 86_400) / 86_400)
    }

    /// Metres per second over the moving time, of an activity of a family that is long enough.
    fileprivate func speed(_ family: SportFamily, least: Double) -> Double? {
        guard SportFamily(of: sport) == family, let metres = distanceMetres, metres >= least,
            let seconds = movingSeconds, seconds > 0
        else { return nil }
        return metres / seconds
    }
}

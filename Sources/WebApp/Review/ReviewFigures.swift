import Reports
import Storage
import WebServer

/// The totals of a year beside those of the year before.
enum ReviewFigures {
    static func markup(_ shown: ReviewStore.Shown, _ units: Units) -> Markup {
        let (total, before) = (shown.review.total, shown.before)
        return tag("section", ["class": "card", "aria-label": translated("Figures")]) {
            tag("dl", ["class": "figures large review-large"]) {
                figure(
                    "Distance", units.distance(total.distanceMetres, decimals: 0),
                    before.map {
                        "\(units.distance($0.distanceMetres, decimals: 0)) the year before"
                    })
                figure(
                    "Time", hours(total.movingSeconds),
                    before.map { "\(hours($0.movingSeconds)) the year before" })
                if total.ascentMetres > 0 {
                    figure(
                        "Climb", units.height(total.ascentMetres),
                        before.map { "\(units.height($0.ascentMetres)) the year before" })
                }
            }
            tag("dl", ["class": "figures small"]) {
                figure("Activities", Format.count(total.activities))
                figure("Active days", Format.count(shown.review.activeDays))
                figure("Longest streak", Format.count(shown.review.longestStreak, "day", "days"))
                if let week = shown.review.busiestWeek {
                    figure(
                        "Most active week", hours(week.sum.movingSeconds),
                        "from \(LocalTime.words(days: week.monday))")
                }
                if shown.newPlaces > 0 {
                    figure(
                        "New places", Format.count(shown.newPlaces),
                        "areas of ten kilometres where nothing of yours had begun before")
                }
            }
        }
    }
}

/// The activities that stand out in a year.
enum ReviewRecords {
    static func markup(_ review: YearReview, _ context: RequestContext) -> Markup {
        let units = context.units
        return tag("section", ["class": "card"]) {
            tag("h2") { "What stands out" }
            tag("dl", ["class": "records"]) {
                if let activity = review.longest {
                    tag("dt") { "Farthest" }
                    record(activity, units.distance(activity.distanceMetres ?? 0))
                }
                if let activity = review.highest {
                    tag("dt") { "Most climb" }
                    record(activity, units.height(activity.ascentMetres ?? 0))
                }
                if let activity = review.lastedLongest {
                    tag("dt") { "Longest in motion" }
                    record(activity, Format.duration(activity.movingSeconds ?? 0))
                }
                if let activity = review.fastestRide {
                    tag("dt") { "Fastest ride" }
                    record(activity, speed(activity, units))
                }
                if let activity = review.fastestRun {
                    tag("dt") { "Fastest run" }
                    record(activity, speed(activity, units))
                }
            }
        }
    }

    private static func speed(_ activity: ActivityListing, _ units: Units) -> String {
        units.speed(
            (activity.distanceMetres ?? 0) / max(1, activity.movingSeconds ?? 1),
            of: activity.sport)
    }

    private static func record(_ activity: ActivityListing, _ value: String) -> Markup {
        let day = LocalTime(activity.start, offset: activity.offsetSeconds)
        return tag("dd") {
            tag("strong") { value }
            " "
            tag("a", ["href": "/activity/\(activity.id)", "dir": "auto"]) {
                activity.name.isEmpty ? "Untitled" : Phrase(data: activity.name)
            }
            if let day { tag("small") { " \(day.words)" } }
        }
    }
}

/// The months of a year as columns with their figures.
enum MonthChart {
    private static let height = 120.0
    private static let column = 50.0

    static func markup(_ review: YearReview, _ units: Units) -> Markup {
        // A year of swimming in a pool without distances is told in hours.
        let isFar = review.total.distanceMetres > 0
        let values = review.months.map {
            isFar ? $0.distanceMetres / units.far : $0.movingSeconds / 3_600
        }
        let most = values.max() ?? 0
        return tag("figure", ["class": "months"]) {
            tag("figcaption") {
                if isFar { "Distance in \(units.farName)" } else { "Hours" }
            }
            tag("svg", ["viewBox": "0 0 600 165", "role": "group"]) {
                for (index, value) in values.enumerated() {
                    bar(index, value, most)
                }
            }
        }
    }

    private static func bar(_ index: Int, _ value: Double, _ most: Double) -> Markup {
        let tall = most > 0 ? value / most * height : 0
        let left = Double(index) * column
        return group {
            void(
                "rect",
                [
                    "x": Format.coordinate(left + 6), "width": Format.coordinate(column - 12),
                    "y": Format.coordinate(height + 20 - tall), "height": Format.coordinate(tall),
                ])
            if value > 0 {
                tag(
                    "text",
                    [
                        "x": Format.coordinate(left + column / 2),
                        "y": Format.coordinate(height + 15 - tall), "class": "value",
                    ]
                ) { Format.fixed(value, value < 10 ? 1 : 0) }
            }
            tag("text", ["x": Format.coordinate(left + column / 2), "y": "158"]) {
                String(LocalTime.months[index].prefix(3))
            }
        }
    }
}

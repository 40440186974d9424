import JSON
import Reports
import Storage
import WebServer

/// What the days of a year hold, in words, for the script of the calendar: requested only when
/// somebody points at a year.
enum CalendarDays {
    static let routes: [AppRoute] = [.get("/calendar/*", show)]

    @Sendable
    private static func show(_ context: RequestContext, _ parameters: [String]) throws
        -> HTTPResponse
    {
        let digest = try context.digest(try context.existing())
        guard let number = parameters.first.flatMap(Int.init),
            let year = CalendarYear.all(in: digest.days(today: digest.today(context.now)))
                .first(where: { $0.year == number })
        else { throw HTTPError.notFound() }
        let days = year.days.sorted { $0.key < $1.key }.map { day, sum in
            let date = "\(LocalTime.weekday(days: day)), \(LocalTime.words(days: day))"
            return (
                LocalTime.day(days: day), JSONValue.string("\(date): \(sum.words(context.units))")
            )
        }
        return .json(JSONValue.object(days).line)
    }
}

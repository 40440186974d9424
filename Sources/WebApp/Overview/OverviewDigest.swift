import ActivityModel
import Storage
import Synchronization
import WebServer

/// The overview of a state of the library, with the pieces of pages that were made of it: as long as
/// the library does not change, nothing is computed twice.
final class OverviewDigest: Sendable {
    let overview: Overview
    private let pieces = Mutex<[Key: Markup]>([:])
    /// More pieces than a household's languages, units and switches need; then all are made anew.
    private static let limit = 200

    private struct Key: Hashable {
        var name: String
        var language: Language
        var units: Units
        var today: Int
    }

    init(_ overview: Overview) { self.overview = overview }

    /// The present day where the newest activity was, counted from 1970-01-01; in UTC if the local
    /// time there is unknown.
    func today(_ now: Timestamp) -> Int {
        LocalTime(now, offset: overview.newest?.offsetSeconds)?.dayNumber ?? 0
    }

    /// The totals of the days up to tomorrow: further east it may have begun, and what a wrong clock
    /// put beyond does not count.
    func days(today: Int) -> ArraySlice<DayTotal> {
        overview.days.prefix { $0.day <= today + 1 }
    }

    /// A piece of a page as it was made before, or made now.
    ///
    /// - Parameter name: says everything on which the piece depends besides library, day, units and
    ///   language.
    func piece(
        _ name: String, _ units: Units, today: Int, make: () throws -> Markup
    ) rethrows -> Markup {
        let key = Key(name: name, language: .current, units: units, today: today)
        if let known = pieces.withLock({ $0[key] }) { return known }
        let made = try make()
        pieces.withLock {
            if $0.count >= Self.limit { $0.removeAll() }
            $0[key] = made
        }
        return made
    }
}

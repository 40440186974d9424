import ActivityModel
import Storage
import Synchronization

/// What the review of a year shows, kept until the library changes.
final class ReviewStore: Sendable {
    struct Shown: Sendable {
        var review: YearReview
        /// Totals of the year before; `nil` if it has none.
        var before: YearReview.Sum?
        var map: YearMap?
        var newPlaces: Int
    }

    private struct Key: Hashable {
        var athlete: Int64?
        var year: Int
        var zones: [PrivacyZone]
    }

    private static let most = 32
    private let known = Mutex<(state: LibraryState, shown: [Key: Shown])?>(nil)

    func shown(
        _ year: Int, athlete: Int64?, zones: [PrivacyZone], _ library: Library,
        _ tracks: TrackStore
    ) throws -> Shown {
        let state = try library.state()
        let key = Key(athlete: athlete, year: year, zones: zones)
        let others = known.withLock { $0?.state == state ? $0?.shown : nil } ?? [:]
        if let shown = others[key] { return shown }
        let review = YearReview(year, try activities(year, athlete, library))
        let before = YearReview(year - 1, try activities(year - 1, athlete, library)).total
        let (listings, shapes, isWhole) = try tracks.known(library)
        var own: [TrackShape] = []
        var starts: [(year: Int, latitude: Double, longitude: Double)] = []
        for listing in listings where athlete == nil || listing.athleteID == athlete {
            guard let key = listing.track, let shape = shapes[key], let day = listing.localDay,
                let latitude = shape.latitudes.first, let longitude = shape.longitudes.first
            else { continue }
            let began = CivilDate.date(days: day).year
            starts.append((began, Double(latitude) / 1e5, Double(longitude) / 1e5))
            if began == year { own.append(shape) }
        }
        let shown = Shown(
            review: review, before: before.activities > 0 ? before : nil,
            map: YearMap(own, zones: zones), newPlaces: NewPlaces.count(starts, in: year))
        // Unfinished shapes come in a moment.
        guard isWhole else { return shown }
        known.withLock { known in
            let kept = others.count < Self.most ? others : [:]
            known = (state, kept.merging([key: shown]) { $1 })
        }
        return shown
    }

    private func activities(
        _ year: Int, _ athlete: Int64?, _ library: Library
    ) throws -> [ActivityListing] {
        var filter = ActivityFilter()
        filter.athlete = athlete
        filter.counts = true
        filter.firstDay = CivilDate.days(year: year, month: 1, day: 1)
        filter.lastDay = CivilDate.days(year: year, month: 12, day: 31)
        filter.isAscending = true
        return try library.activities(filter)
    }
}

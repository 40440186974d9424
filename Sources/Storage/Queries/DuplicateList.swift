import ActivityModel
import GRDB

/// Two recordings of apparently the same workout, for example from a watch and a phone.
package struct DuplicatePair: Sendable {
    /// The recording with more samples.
    package var first: ActivityListing
    package var second: ActivityListing
    /// The share of the shorter one within the other, 0.5 to 1.
    package var overlap: Double
    /// Streams that only the first has.
    package var onlyFirst: [String]
    /// Streams that only the second has.
    package var onlySecond: [String]
}

extension Library {
    /// Pairs of one athlete's activities that overlap in time and have the same sport and a similar
    /// distance. Nothing is merged.
    package func duplicates(athlete: Int64? = nil) throws -> [DuplicatePair] {
        var filter = ActivityFilter()
        filter.isAscending = true
        filter.athlete = athlete
        let activities = try activities(filter).filter { $0.start != nil }
        var pairs: [DuplicatePair] = []
        for (index, one) in activities.enumerated() {
            guard let start = one.start, let elapsed = one.elapsedSeconds else { continue }
            for other in activities[(index + 1)...] {
                guard let next = other.start, next.seconds(since: start) < elapsed else { break }
                guard let overlap = Self.overlap(one, other) else { continue }
                let isFirst = one.samples >= other.samples
                let (first, second) = isFirst ? (one, other) : (other, one)
                let (left, right) = (try streamNames(first.id), try streamNames(second.id))
                pairs.append(
                    DuplicatePair(
                        first: first, second: second, overlap: overlap,
                        onlyFirst: left.subtracting(right).sorted(),
                        onlySecond: right.subtracting(left).sorted()))
            }
        }
        return pairs
    }

    private func streamNames(_ id: Int64) throws -> Set<String> {
        try read { database in
            try String.fetchSet(
                database,
                sql: """
                    SELECT s.name FROM stream s JOIN activity a ON a.file_id = s.file_id
                    WHERE a.id = ?
                    """,
                arguments: [id])
        }
    }

    /// The share of the shorter one that both have in common; `nil` if they are two workouts.
    private static func overlap(_ one: ActivityListing, _ other: ActivityListing) -> Double? {
        guard one.athleteID == other.athleteID, let start = one.start, let next = other.start,
            let elapsed = one.elapsedSeconds, let length = other.elapsedSeconds,
            family(one) == family(other), isSimilar(one.distanceMetres, other.distanceMetres)
        else { return nil }
        let lead = next.seconds(since: start)
        let common = min(elapsed, lead + length) - lead
        let shorter = min(elapsed, length)
        guard shorter > 0, common / shorter >= 0.5 else { return nil }
        return min(1, common / shorter)
    }

    /// The sport that represents all names that two devices may give to the same workout.
    private static func family(_ activity: ActivityListing) -> String {
        let word = activity.sportType ?? activity.type
        return Sport(rawValue: word)?.kin.rawValue ?? word
    }

    /// Within a tenth of each other; a recording without a distance is not compared.
    private static func isSimilar(_ one: Double?, _ other: Double?) -> Bool {
        guard let one, let other, one > 0, other > 0 else { return true }
        return abs(one - other) <= max(one, other) * 0.1
    }
}

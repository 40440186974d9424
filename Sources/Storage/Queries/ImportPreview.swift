import ActivityModel
import GRDB

/// Previews imports, one after the other, without writing anything.
package struct ImportPreview {
    private let path: String
    private var athletes: [KnownAthlete] = []
    private var known: [Int64: KnownActivity] = [:]
    private var forgotten: Set<Int64> = []
    /// The undamaged exports of each athlete: activities that a newer one lacks and covers are
    /// absent.
    private var whole: [Int64: [Precedence]] = [:]
    /// The exports, by fingerprint, that contain a forgotten activity.
    private var forgottenRows: [Int64: Set<String>] = [:]

    /// Creates a preview of imports into a library; `nil` for one that does not exist yet.
    package init(_ library: Library?, path: String) throws {
        self.path = path
        guard let library else { return }
        (athletes, known, forgotten, whole, forgottenRows) = try library.read { database in
            var whole: [Int64: [Precedence]] = [:]
            var forgottenRows: [Int64: Set<String>] = [:]
            let exports = try Row.fetchAll(
                database,
                sql: """
                    SELECT e.athlete_id, e.as_of, e.fingerprint FROM export e
                    WHERE NOT e.is_damaged
                        AND EXISTS (SELECT 1 FROM activity_row r WHERE r.source_id = e.id)
                    """)
            for export in exports {
                whole[export[0], default: []].append(
                    Precedence(asOf: export[1], fingerprint: export[2]))
            }
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT f.activity_id, e.fingerprint
                    FROM forgotten_row f JOIN source e ON e.id = f.source_id
                    """)
            for row in rows { forgottenRows[row[0], default: []].insert(row[1]) }
            return (
                try KnownAthlete.fetchAll(database), try KnownActivity.fetchAll(database),
                try Library.forgotten(database), whole, forgottenRows
            )
        }
    }

    /// The row id of the athlete to whom an export with this Strava id (or none) would belong;
    /// negative for a new athlete.
    ///
    /// - Throws: ``StoreError`` `ambiguousAthlete`.
    package mutating func athlete(stravaID: Int64?) throws -> Int64 {
        switch KnownAthlete.match(stravaID, among: athletes) {
        case .known(let id): return id
        case .takeOver(let id):
            for index in athletes.indices where athletes[index].id == id {
                athletes[index].stravaID = stravaID
            }
            return id
        case .new:
            let id = -1 - Int64(athletes.count)
            athletes.append(KnownAthlete(id: id, stravaID: stravaID))
            return id
        case .ambiguous:
            throw StoreError(.ambiguousAthlete(athletes.compactMap(\.stravaID)), path: path)
        }
    }

    /// Adds the rows of an export to the preview.
    package mutating func add(
        _ rows: [ActivityRowRecord], export: SourceRecord
    ) -> ActivityCounts {
        let precedence = Precedence(asOf: export.asOf, fingerprint: export.fingerprint)
        var counts = ActivityCounts()
        for row in rows {
            let id = row.activity.id
            if forgotten.contains(id) {
                counts.forgotten += 1
                continue
            }
            let before = known[id]
            guard
                counts.count(
                    row, columns: export.columnCount, known: before, athleteID: export.athleteID,
                    precedence: precedence)
            else { continue }
            if let before, before.precedence > precedence { continue }
            known[id] = KnownActivity(
                athleteID: export.athleteID, precedence: precedence,
                facts: ActivityFacts(row, columns: export.columnCount),
                isAbsent: before?.isAbsent ?? false)
        }
        if !export.isDamaged, !rows.isEmpty {
            whole[export.athleteID, default: []].removeAll {
                $0.fingerprint == export.fingerprint
            }
            whole[export.athleteID, default: []].append(precedence)
        }
        counts.add(markAbsent(export.athleteID))
        return counts
    }

    private mutating func markAbsent(_ athlete: Int64) -> AbsenceChanges {
        var changes = AbsenceChanges()
        let exports = whole[athlete] ?? []
        for id in known.keys.sorted() {
            guard let activity = known[id], activity.athleteID == athlete else { continue }
            let isAbsent = exports.contains { export in
                export > activity.precedence && export.asOf >= activity.facts.start ?? 0
                    && forgottenRows[id]?.contains(export.fingerprint) != true
            }
            if isAbsent && !activity.isAbsent { changes.gone.append(id) }
            if !isAbsent && activity.isAbsent { changes.back.append(id) }
            known[id]?.isAbsent = isAbsent
        }
        return changes
    }
}

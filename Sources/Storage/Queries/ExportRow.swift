import GRDB

/// A cell of an activity's row in activities.csv.
package struct ExportCell: Hashable, Sendable {
    /// The heading as the export wrote it, in its language.
    package var column: String
    package var text: String
}

/// What the athlete's preferences say that zones are computed from.
package struct TrainingLimits: Hashable, Sendable {
    /// bpm.
    package var maximumHeartrate: Double?
    /// Functional threshold power in W.
    package var thresholdWatts: Double?

    package init(maximumHeartrate: Double? = nil, thresholdWatts: Double? = nil) {
        self.maximumHeartrate = maximumHeartrate
        self.thresholdWatts = thresholdWatts
    }
}

extension Library {
    /// The cells of an activity's row in the newest export that has it, in order, without empty
    /// ones; nothing for an activity that no export has.
    package func exportRow(ofActivity id: Int64) throws -> [ExportCell] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    WITH own AS (
                        SELECT h.cells AS header, r.cells
                        FROM activity_row r
                        JOIN export e ON e.id = r.source_id
                        JOIN csv_header h ON h.id = r.header_id
                        WHERE r.activity_id = ?
                        ORDER BY coalesce(r.as_of, e.as_of) DESC, e.fingerprint DESC LIMIT 1)
                    SELECT c.value, own.cells ->> c.key AS text
                    FROM own, json_each(own.header) c
                    WHERE trim(coalesce(text, '')) <> '' ORDER BY c.key
                    """,
                arguments: [id]
            ).map { ExportCell(column: $0[0] ?? "", text: $0[1] ?? "") }
        }
    }

    /// The limits of the athlete to whom an activity belongs, as the newest export states them.
    package func trainingLimits(ofActivity id: Int64) throws -> TrainingLimits {
        try read { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT p.max_heartrate, p.functional_threshold_power
                    FROM preferences p JOIN activity a ON a.athlete_id = p.athlete_id
                    WHERE a.id = ?
                    """,
                arguments: [id])
            return TrainingLimits(
                maximumHeartrate: Self.number(row?[0]), thresholdWatts: Self.number(row?[1]))
        }
    }

    /// The number that a text such as `210 W` begins with; `nil` if there is none above zero.
    private static func number(_ text: String?) -> Double? {
        guard let text else { return nil }
        let digits = text.drop { $0 == " " }.prefix { $0.isNumber || $0 == "." || $0 == "," }
        return Double(digits.replacing(",", with: ".")).flatMap { $0 > 0 ? $0 : nil }
    }
}

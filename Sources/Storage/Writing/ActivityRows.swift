public import ActivityModel
import Foundation
import GRDB

/// A row of activities.csv: what it means, and what it was.
public struct ActivityRowRecord: Sendable {
    /// What the row says.
    public var activity: ActivitySummary
    /// Its number in the table, from 1.
    public var number: Int
    /// The cells as they were.
    public var cells: [String]
    /// The path at which the export really holds the file; `nil` when it holds none.
    public var foundPath: String?

    /// A row of activities.csv.
    public init(activity: ActivitySummary, number: Int, cells: [String], foundPath: String?) {
        self.activity = activity
        self.number = number
        self.cells = cells
        self.foundPath = foundPath
    }
}

/// How many activities an import brought.
public struct ActivityCounts: Hashable, Sendable {
    /// Not there before.
    public var new = 0
    /// There before, and this export, being newer, says something else.
    public var updated = 0
    /// There before and left as they were.
    public var unchanged = 0
    /// Rows that name an activity of another athlete, left out.
    public var foreign: [Int64] = []

    /// Nothing counted yet.
    public init() {}

    /// Adds the counts of another export.
    public static func += (left: inout ActivityCounts, right: ActivityCounts) {
        left.new += right.new
        left.updated += right.updated
        left.unchanged += right.unchanged
        left.foreign += right.foreign
    }
}

/// What decides between two sources of one activity: the newer export wins, whatever came first.
struct Precedence: Comparable {
    var asOf: Int64
    var fingerprint: String

    static func < (left: Precedence, right: Precedence) -> Bool {
        (left.asOf, left.fingerprint) < (right.asOf, right.fingerprint)
    }
}

/// What is already known of an activity.
struct KnownActivity {
    var athleteID: Int64
    var digest: Int64
    var precedence: Precedence

    static func fetchAll(_ database: Database) throws -> [Int64: KnownActivity] {
        var known: [Int64: KnownActivity] = [:]
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT a.id, a.athlete_id, a.facts_digest, e.as_of, e.fingerprint
                FROM activity a JOIN export e ON e.id = a.export_id
                """)
        while let row = try rows.next() {
            known[row[0]] = KnownActivity(
                athleteID: row[1], digest: row[2],
                precedence: Precedence(asOf: row[3], fingerprint: row[4]))
        }
        return known
    }
}

/// What to do with a row.
enum RowVerdict {
    /// The row is the newest word on its activity.
    case win
    /// A newer export has spoken; the row is kept for the record.
    case keep
    /// The activity is another athlete's; the row is left out.
    case foreign
}

extension ActivityCounts {
    /// Counts a row against what is known and says what to do with it.
    mutating func count(
        _ activity: ActivitySummary, known: KnownActivity?, athleteID: Int64?,
        precedence: Precedence
    ) -> RowVerdict {
        guard let known else {
            new += 1
            return .win
        }
        guard known.athleteID == athleteID else {
            foreign.append(activity.id)
            return .foreign
        }
        let wins = precedence >= known.precedence
        if wins && known.digest != FactsDigest.digest(activity) {
            updated += 1
        } else {
            unchanged += 1
        }
        return wins ? .win : .keep
    }
}

extension ImportBatch {
    /// Stores the rows of an export: each raw row, and the activities it is the newest source of.
    public func save(
        _ rows: [ActivityRowRecord], header: [String], export: ExportRecord
    ) throws -> ActivityCounts {
        let headerID = try self.headerID(header)
        let known = try KnownActivity.fetchAll(database)
        let precedence = Precedence(asOf: export.asOf, fingerprint: export.fingerprint)
        var counts = ActivityCounts()
        for row in rows {
            let activity = row.activity
            let verdict = counts.count(
                activity, known: known[activity.id], athleteID: export.athleteID,
                precedence: precedence)
            if verdict == .foreign { continue }
            try save(row, headerID: headerID, exportID: export.id)
            if verdict == .win { try save(activity, export: export) }
        }
        return counts
    }

    private func headerID(_ header: [String]) throws -> Int64 {
        let text = try Self.json(header)
        try execute("INSERT OR IGNORE INTO csv_header (cells) VALUES (?)", [text])
        let id = try Int64.fetchOne(
            database, sql: "SELECT id FROM csv_header WHERE cells = ?", arguments: [text])
        return id ?? 0
    }

    private func save(_ row: ActivityRowRecord, headerID: Int64, exportID: Int64) throws {
        var path = row.foundPath
        if path == nil, case .path(let named) = row.activity.file { path = named }
        try execute(
            """
            INSERT OR REPLACE INTO activity_row
                (activity_id, export_id, row_number, header_id, cells, file_path)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [row.activity.id, exportID, row.number, headerID, try Self.json(row.cells), path])
    }

    private static func json(_ cells: [String]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return String(decoding: try encoder.encode(cells), as: UTF8.self)
    }

    private static let measures = ActivityMeasure.allCases
    private static let columns =
        [
            "id", "athlete_id", "export_id", "name", "type", "sport_type", "start_time",
            "description", "private_note", "gear_name", "bike_id", "gear_id", "is_commute",
            "elapsed_s", "moving_s", "distance_m", "file_reference", "file_path", "facts_digest",
        ] + measures.map(\.rawValue)
    private static let upsert = """
        INSERT INTO activity (\(columns.joined(separator: ", ")))
        VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
        ON CONFLICT (id) DO UPDATE SET
        \(columns.dropFirst().map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
        """

    private func save(_ activity: ActivitySummary, export: ExportRecord) throws {
        let reference: String
        var path: String?
        switch activity.file {
        case .none: reference = "none"
        case .error: reference = "error"
        case .path(let named):
            reference = "path"
            path = named
        }
        var values: [DatabaseValue] = []
        values.reserveCapacity(Self.columns.count)
        func add(_ value: (any DatabaseValueConvertible)?) {
            values.append(value?.databaseValue ?? .null)
        }
        add(activity.id)
        add(export.athleteID)
        add(export.id)
        add(activity.name)
        add(activity.type)
        add(activity.sportType)
        add(activity.start?.seconds)
        add(activity.details)
        add(activity.privateNote)
        add(activity.gear)
        add(activity.bikeID)
        add(activity.gearID)
        add(activity.isCommute)
        add(activity.elapsedSeconds)
        add(activity.movingSeconds)
        add(activity.distanceMetres)
        add(reference)
        add(path)
        add(FactsDigest.digest(activity))
        for measure in Self.measures { add(activity.measures[measure]) }
        try execute(Self.upsert, StatementArguments(values))
    }
}

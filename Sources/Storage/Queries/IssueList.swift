package import ActivityModel
import GRDB

/// An issue as a line of a list.
package struct ListedIssue: Hashable, Sendable {
    package var code: IssueCode
    package var severity: IssueSeverity
    /// The file that it is about.
    package var file: String?
    package var position: String?
    /// What was found and what was expected.
    package var message: String
    /// The activity whose file it is about.
    package var activityID: Int64?
    /// The export, if it is about a row or the export itself.
    package var export: String?
}

package struct IssueFilter: Sendable {
    /// Only this code, or all codes of a family such as `fit`.
    package var code: String?
    /// Only files whose path contains this.
    package var file: String?
    /// Only the file of this activity.
    package var activityID: Int64?
    package var limit: Int?
    /// Only the athlete with this Strava id.
    package var athlete: Int64?
    /// Only issues of this run.
    package var run: Int64?

    /// Creates a filter that matches all issues by default.
    package init(
        code: String? = nil, file: String? = nil, activityID: Int64? = nil,
        athlete: Int64? = nil, run: Int64? = nil, limit: Int? = nil
    ) {
        self.run = run
        self.athlete = athlete
        self.code = code
        self.file = file
        self.activityID = activityID
        self.limit = limit
    }
}

/// SQL that several queries of issues share.
enum IssueSQL {
    /// Errors first, then warnings, then notes.
    static let gravest = "CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END"
}

extension Library {
    /// The issues that match a filter: errors first, then warnings, then notes.
    package func issues(_ filter: IssueFilter = IssueFilter()) throws -> [ListedIssue] {
        var conditions: [String] = []
        var arguments: StatementArguments = []
        if let code = filter.code {
            conditions.append("(code = ? OR code LIKE ? || '.%')")
            arguments += [code, code]
        }
        if let file = filter.file {
            conditions.append("instr(file, ?) > 0")
            arguments += [file]
        }
        if let id = filter.activityID {
            conditions.append("activity_id = ?")
            arguments += [id]
        }
        if let athlete = filter.athlete {
            conditions.append("athlete_id = ?")
            arguments += [athlete]
        }
        if let run = filter.run {
            conditions.append("id IN (SELECT id FROM issue WHERE run_id = ?)")
            arguments += [run]
        }
        var sql = """
            SELECT code, severity, file, position, message, activity_id, export FROM issues
            """
        if !conditions.isEmpty { sql += " WHERE " + conditions.joined(separator: " AND ") }
        sql += """
             ORDER BY \(IssueSQL.gravest), code, file, id
            """
        if let limit = filter.limit {
            sql += " LIMIT ?"
            arguments += [limit]
        }
        return try read { database in
            try Row.fetchAll(database, sql: sql, arguments: arguments).map { row in
                ListedIssue(
                    code: try row.word(0), severity: try row.word(1), file: row[2],
                    position: row[3], message: row[4], activityID: row[5], export: row[6])
            }
        }
    }
}

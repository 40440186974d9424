import GRDB

/// The activities that a change of evidence affects: everything derived from it is derived again
/// for them, and for no others.
package struct AffectedActivities: Sendable, Equatable {
    let ids: [Int64]

    init(_ ids: [Int64]) { self.ids = ids }

    /// The activities that a query returns.
    init(
        _ database: Database, _ query: String, _ arguments: StatementArguments = []
    ) throws {
        ids = try Int64.fetchAll(database, sql: query, arguments: arguments)
    }

    /// The activities in a source.
    static func all(of sourceID: Int64, _ database: Database) throws -> AffectedActivities {
        try AffectedActivities(
            database, "SELECT activity_id FROM activity_row WHERE source_id = ?", [sourceID])
    }

    /// The set in SQL; requires ``argument`` as the first argument.
    static let sql = "(SELECT value FROM json_each(?1))"

    /// One text, whatever their number, so that one statement serves all.
    var argument: String { "[\(ids.map(String.init).joined(separator: ","))]" }
}

import GRDB

/// The activities that a change of evidence concerns: what derives from it is derived anew for them,
/// and for no others.
package struct AffectedActivities: Sendable, Equatable {
    let ids: [Int64]

    init(_ ids: [Int64]) { self.ids = ids }

    /// Those that a query answers.
    init(
        _ database: Database, _ query: String, _ arguments: StatementArguments = []
    ) throws {
        ids = try Int64.fetchAll(database, sql: query, arguments: arguments)
    }

    /// Those that a source says something of.
    static func all(of sourceID: Int64, _ database: Database) throws -> AffectedActivities {
        try AffectedActivities(
            database, "SELECT activity_id FROM activity_row WHERE source_id = ?", [sourceID])
    }

    /// The set in SQL; needs ``argument`` as the first argument.
    static let sql = "(SELECT value FROM json_each(?1))"

    /// One text, however many they are, so that there is one statement for all.
    var argument: String { "[\(ids.map(String.init).joined(separator: ","))]" }
}

import GRDB

extension Library {
    /// The ids of the activities that match a filter, in its order.
    package func activityIDs(_ filter: ActivityFilter) throws -> [Int64] {
        let (condition, arguments) = filter.condition
        let (ending, limits) = filter.ending
        return try read { database in
            try Int64.fetchAll(
                database,
                sql: "SELECT c.id FROM current_activity c WHERE \(condition) \(ending)",
                arguments: arguments + limits)
        }
    }
}

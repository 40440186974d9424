import GRDB

/// The migrations from an empty database to the present schema, in order. None is edited or renamed
/// after a release.
enum Schema {
    /// The value of `PRAGMA user_version`, which makes version 0.1 refuse a library that it does
    /// not know. Nothing else reads or changes it.
    private static let refusalOfFirstRelease = 3

    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("baseline") { database in
            let old = try LegacyLibrary.attached(to: database)
            try old?.clear(database)
            for statements in Baseline.sql { try database.execute(sql: statements) }
            try database.execute(sql: "PRAGMA user_version = \(refusalOfFirstRelease)")
            try old?.takeOver(database)
        }
        // Nothing that refers to anything changes, so there is nothing to check.
        migrator.registerMigration("file messages", foreignKeyChecks: .immediate) { database in
            try FileMessages.create(in: database)
        }
        migrator.registerMigration("local time", foreignKeyChecks: .immediate) { database in
            try LocalTimeTables.create(in: database)
        }
        migrator.registerMigration("best efforts", foreignKeyChecks: .immediate) { database in
            try database.execute(sql: BestEfforts.sql)
        }
        return migrator
    }()

    /// The state of a database relative to the schema of this program.
    enum State: Equatable {
        case current
        /// It is empty, or lacks migrations.
        case outdated
        /// It is of version 0.1, whose schema had a number.
        case legacy(version: Int)
        /// It has migrations that this program does not know.
        case newer
    }

    static func state(of database: Database) throws -> State {
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        if version == 0 { return .outdated }
        if version > refusalOfFirstRelease { return .newer }
        if try migrator.hasBeenSuperseded(database) { return .newer }
        if try migrator.hasCompletedMigrations(database) { return .current }
        return (1..<refusalOfFirstRelease).contains(version)
            ? .legacy(version: version) : .outdated
    }
}

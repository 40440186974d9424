import GRDB

extension Library {
    /// A setting; `nil` if it is not set.
    package func setting(_ key: String) throws -> String? {
        try read { database in
            try String.fetchOne(
                database, sql: "SELECT value FROM setting WHERE key = ?", arguments: [key])
        }
    }

    /// Sets a setting; `nil` removes it.
    package func setSetting(_ key: String, to value: String?) throws {
        try write { database in
            if let value {
                try database.execute(
                    sql: "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)",
                    arguments: [key, value])
            } else {
                try database.execute(
                    sql: "DELETE FROM setting WHERE key = ?", arguments: [key])
            }
        }
    }
}

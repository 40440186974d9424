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

    /// The secret part of the webhook's address, created if necessary.
    package func webhookSecret() throws -> String {
        if let secret = try setting("webhook_secret") { return secret }
        var random = SystemRandomNumberGenerator()
        let secret = (0..<4).map { _ in
            String(UInt64.random(in: (1 << 60)...UInt64.max, using: &random), radix: 36)
        }.joined()
        try setSetting("webhook_secret", to: secret)
        return secret
    }
}

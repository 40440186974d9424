package import Storage

extension Library {
    /// The secret part of the address that Strava's webhook calls, made when there is none.
    ///
    /// - Throws: `StoreError`. Needs a library that was opened for writing the first time.
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

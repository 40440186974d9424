package import Storage

extension Library {
    /// The secret part of the webhook's address, created if necessary.
    ///
    /// - Throws: `StoreError`. The first call requires a library opened for writing.
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

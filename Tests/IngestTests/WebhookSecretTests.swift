import Ingest
import Storage
import Testing

struct WebhookSecretTests {
    @Test func `the webhook's secret is made once, and long`() throws {
        let library = try Library.inMemory()
        let secret = try library.webhookSecret()
        #expect(secret.count >= 40)
        #expect(try library.webhookSecret() == secret)
        #expect(try Library.inMemory().webhookSecret() != secret)
    }
}

package import Foundation

extension StravaClient {
    /// The application's subscription, if there is one. Does not count against the limits.
    ///
    /// - Throws: ``StravaAPIError``; `missingCredentials`.
    package func subscriptions() async throws -> APIResponse<[WebhookSubscription]> {
        let call = Call(
            path: "push_subscriptions", query: try credentials(), isCounted: false)
        return try await list(call, WebhookSubscription.init)
    }

    /// Subscribes a public address, which Strava validates at once.
    ///
    /// - Throws: ``StravaAPIError``; `callbackNotVerified`, `alreadySubscribed`.
    package func subscribe(
        callback: URL, verifyToken: String
    ) async throws -> APIResponse<WebhookSubscription> {
        let form =
            try credentials() + [
                ("callback_url", callback.absoluteString), ("verify_token", verifyToken),
            ]
        let call = Call(
            method: "POST", path: "push_subscriptions", form: form, isCounted: false)
        return try await reply(call) { value, _ throws(StravaAPIError) in
            try WebhookSubscription(value, path: "")
        }
    }

    /// Ends a subscription.
    ///
    /// - Throws: ``StravaAPIError``; `notFound`.
    package func unsubscribe(_ id: Int64) async throws {
        let call = Call(
            method: "DELETE", path: "push_subscriptions/\(id)", query: try credentials(),
            isCounted: false)
        _ = try await reply(call) { _, _ throws(StravaAPIError) in }
    }
}

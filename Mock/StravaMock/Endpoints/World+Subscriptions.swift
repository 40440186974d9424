import JSON
import Foundation

extension World {
    /// `/push_subscriptions`: by number and secret of the application, without a token and uncounted.
    mutating func answerSubscriptions(
        _ call: Call, _ route: Route, _ handshake: inout Handshake?
    ) -> Answer {
        guard call["client_id"] == "\(options.clientID)",
            call["client_secret"] == options.clientSecret
        else { return .invalidApplication }
        switch call.method {
        case "GET":
            return .json(.array(webhooks.subscription.map { [describe($0)] } ?? []))
        case "DELETE":
            guard let id = route.id, id == webhooks.subscription.map({ "\($0.id)" }) else {
                return .notFound("PushSubscription")
            }
            webhooks.subscription = nil
            webhooks.pending = []
            return Answer(status: 204)
        case "POST":
            guard webhooks.subscription == nil else {
                return .badRequest("PushSubscription", "", "already exists")
            }
            guard let address = call["callback_url"], address.utf8.count <= 255,
                let callback = URL(string: address), callback.host != nil
            else { return .badRequest("PushSubscription", "callback url", "not verifiable") }
            handshake = Handshake(
                callback: callback, verifyToken: call["verify_token"] ?? "",
                challenge: String(nextSecret().prefix(16)), timeout: options.webhookTimeout)
            return Answer(status: 201)
        default: return .unknownPath
        }
    }

    /// The answer to a new subscription, once its address has been asked.
    mutating func finish(_ handshake: Handshake, isProven: Bool) -> Answer {
        guard isProven else {
            return .badRequest(
                "PushSubscription", "callback url", "GET to callback URL does not return 200")
        }
        guard webhooks.subscription == nil else {
            return .badRequest("PushSubscription", "", "already exists")
        }
        webhooks.count += 1
        let subscription = Webhooks.Subscription(
            id: 120_000 + webhooks.count, callback: handshake.callback, createdAt: now)
        webhooks.subscription = subscription
        return .json(describe(subscription), status: 201)
    }

    private func describe(_ subscription: Webhooks.Subscription) -> JSONValue {
        [
            "id": .int(subscription.id), "resource_state": 2,
            "application_id": .int(options.clientID),
            "callback_url": .string(subscription.callback.absoluteString),
            "created_at": .date(subscription.createdAt),
            "updated_at": .date(subscription.createdAt),
        ]
    }
}

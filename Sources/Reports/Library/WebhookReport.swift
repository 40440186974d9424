package import JSON

/// The result of `waymark webhook`.
package enum WebhookReport {
    case subscribed(Int64)
    case subscriptions([Int64])
    case ended(Int)

    package var text: String {
        switch self {
        case .subscribed(let id): "Subscribed (\(id)). Strava verified the address."
        case .subscriptions(let ids):
            ids.first.map { "Subscribed (\($0))." } ?? "No subscription."
        case .ended(let count): count == 0 ? "There was no subscription." : "Unsubscribed."
        }
    }

    package var json: JSONValue {
        switch self {
        case .subscribed(let id): .object(["subscription": .integer(id)])
        case .subscriptions(let ids): .array(ids.map { .object(["subscription": .integer($0)]) })
        case .ended(let count): .object(["ended": JSONValue(count)])
        }
    }
}

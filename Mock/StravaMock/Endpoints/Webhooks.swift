import JSON
import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// An event as it went out to a webhook.
public struct MockDelivery: Sendable {
    /// The JSON that was sent.
    public var body: String
    /// How often it was sent: once, or up to three times.
    public var attempts: Int
    /// Whether one of the attempts was answered with 200 in time.
    public var isDelivered: Bool
}

/// The one subscription of the application, and what it has not heard yet.
struct Webhooks: Sendable {
    struct Subscription: Sendable {
        var id: Int64
        var callback: URL
        var createdAt: Int64
    }

    struct Event: Sendable {
        var object: JSONObject
    }

    var subscription: Subscription?
    var pending: [Event] = []
    var count: Int64 = 0

    mutating func note(deauthorizationOf athleteID: Int64, at now: Int64) {
        note("athlete", athleteID, "update", ["authorized": "false"], athleteID, now)
    }

    /// Notes what is announced: new and deleted activities, and changes of title, type and privacy.
    /// Where only visible activities are shown, the switch to "Only You" is a deletion.
    mutating func note(
        from before: [MockActivity], to after: [MockActivity], of athleteID: Int64, at now: Int64,
        showsAll: Bool
    ) {
        guard subscription != nil else { return }
        let old = Dictionary(before.map { ($0.id, $0) }) { $1 }
        let new = Dictionary(after.map { ($0.id, $0) }) { $1 }
        func seen(_ activity: MockActivity?) -> MockActivity? {
            activity.flatMap { showsAll || !$0.isPrivate ? $0 : nil }
        }
        for id in Set(old.keys).union(new.keys).sorted() {
            switch (seen(old[id]), seen(new[id])) {
            case (nil, nil): break
            case (nil, .some): note("activity", id, "create", [:], athleteID, now)
            case (.some, nil): note("activity", id, "delete", [:], athleteID, now)
            case (let was?, let is_?):
                var updates: JSONObject = [:]
                if was.name != is_.name { updates["title"] = .string(is_.name) }
                if was.sportType != is_.sportType { updates["type"] = .string(is_.sportType) }
                if was.isPrivate != is_.isPrivate {
                    updates["private"] = is_.isPrivate ? "true" : "false"
                }
                guard !updates.members.isEmpty else { break }
                note("activity", id, "update", updates, athleteID, now)
            }
        }
    }

    private mutating func note(
        _ type: String, _ id: Int64, _ aspect: String, _ updates: JSONObject, _ owner: Int64,
        _ now: Int64
    ) {
        guard let subscription else { return }
        pending.append(
            Event(object: [
                "object_type": .string(type), "object_id": .int(id),
                "aspect_type": .string(aspect), "updates": .object(updates),
                "owner_id": .int(owner), "subscription_id": .int(subscription.id),
                "event_time": .int(now),
            ]))
    }
}

extension Webhooks.Event {
    /// Sends it, three times at most.
    func deliver(
        to subscription: Webhooks.Subscription, timeout: Duration
    ) async -> MockDelivery {
        let body = Array(JSONValue.object(object).line.utf8)
        var request = URLRequest(url: subscription.callback)
        request.httpMethod = "POST"
        request.httpBody = Data(body)
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        var delivery = MockDelivery(
            body: String(decoding: body, as: UTF8.self), attempts: 0, isDelivered: false)
        while !delivery.isDelivered, delivery.attempts < 3 {
            delivery.attempts += 1
            delivery.isDelivered = await fetch(request, timeout: timeout)?.status == 200
        }
        return delivery
    }
}

/// An address that says it is a webhook.
struct Handshake: Sendable {
    var callback: URL
    var verifyToken: String
    var challenge: String
    var timeout: Duration

    /// Whether it answers the challenge in time.
    func isProven() async -> Bool {
        guard var parts = URLComponents(url: callback, resolvingAgainstBaseURL: false) else {
            return false
        }
        parts.queryItems =
            (parts.queryItems ?? []) + [
                URLQueryItem(name: "hub.mode", value: "subscribe"),
                URLQueryItem(name: "hub.challenge", value: challenge),
                URLQueryItem(name: "hub.verify_token", value: verifyToken),
            ]
        guard let url = parts.url, let answer = await fetch(URLRequest(url: url), timeout: timeout),
            answer.status == 200
        else { return false }
        let object = try? JSONSerialization.jsonObject(with: answer.body)
        return (object as? [String: Any])?["hub.challenge"] as? String == challenge
    }
}

/// What an address answers within a time; `nil` when it does not.
private func fetch(
    _ request: URLRequest, timeout: Duration
) async -> (status: Int, body: Data)? {
    await withTaskGroup(of: (status: Int, body: Data)?.self) { group in
        group.addTask {
            let session = URLSession(configuration: .ephemeral)
            defer { session.invalidateAndCancel() }
            guard let (data, response) = try? await session.data(for: request),
                let response = response as? HTTPURLResponse
            else { return nil }
            return (status: response.statusCode, body: data)
        }
        group.addTask {
            try? await Task.sleep(for: timeout)
            return nil
        }
        let first = await group.next() ?? nil
        group.cancelAll()
        return first
    }
}

import JSON
package import ActivityModel
package import Foundation

/// The one subscription that an application may have.
package struct WebhookSubscription: Sendable, Hashable {
    package var id: Int64
    package var callback: String?

    init(_ value: JSONValue, path: String) throws(StravaAPIError) {
        guard let id = value["id"]?.integer else {
            throw .unexpectedPayload(path: path.isEmpty ? "id" : "\(path).id")
        }
        self.id = id
        callback = value["callback_url"]?.text
    }
}

/// An event that Strava sends to a callback address. Nothing proves its sender: compare
/// subscription and owner, then ask the API.
package struct WebhookEvent: Sendable, Hashable {
    package enum Change: Sendable, Hashable {
        /// An activity is new, or visible again.
        case created
        /// Title, type or visibility of an activity changed.
        case updated
        /// An activity was deleted, or is no longer visible.
        case deleted
        /// The athlete revoked the authorisation.
        case deauthorized
    }

    package var change: Change
    /// The activity's id, or the athlete's.
    package var objectID: Int64
    package var ownerID: Int64
    /// The id of the subscription according to the event.
    package var subscriptionID: Int64
    package var time: Timestamp

    /// Parses the body of an event; `nil` if it is not one, or of an unknown kind.
    package init?(body: Data) {
        guard body.count <= 65_536, let value = try? JSONReader.read(body),
            let objectID = value["object_id"]?.integer, let ownerID = value["owner_id"]?.integer,
            let subscriptionID = value["subscription_id"]?.integer,
            let seconds = value["event_time"]?.integer, abs(Double(seconds)) < 1e12
        else { return nil }
        switch (value["object_type"]?.text, value["aspect_type"]?.text) {
        case ("activity", "create"): change = .created
        case ("activity", "update"): change = .updated
        case ("activity", "delete"): change = .deleted
        case ("athlete", "update"):
            // Strava writes it as text.
            let said = value["updates"]?["authorized"]
            guard said?.text == "false" || said?.flag == false else { return nil }
            change = .deauthorized
        default: return nil
        }
        self.objectID = objectID
        self.ownerID = ownerID
        self.subscriptionID = subscriptionID
        time = Timestamp(seconds: seconds)
    }

    /// The response to Strava's validation of a callback address; `nil` if the token is not the one
    /// that was given.
    ///
    /// - Parameter query: `hub.mode`, `hub.challenge`, `hub.verify_token`.
    package static func handshake(
        query: [String: String], verifyToken: String
    ) -> Data? {
        guard query["hub.mode"] == "subscribe", !verifyToken.isEmpty,
            query["hub.verify_token"] == verifyToken, let challenge = query["hub.challenge"],
            challenge.utf8.count <= 1_024
        else { return nil }
        return Data(JSONValue.object(["hub.challenge": .string(challenge)]).canonicalText.utf8)
    }
}

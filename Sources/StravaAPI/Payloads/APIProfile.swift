import JSON

/// A bike, a pair of shoes, or other gear.
package struct APIGear: Sendable, Hashable {
    package var name: String

    init(_ value: JSONValue, path: String) throws(StravaAPIError) {
        let payload = Payload(value)
        guard payload.words("id") != nil else {
            throw .unexpectedPayload(path: path.isEmpty ? "id" : "\(path).id")
        }
        name = payload.text("name") ?? ""
    }
}

package struct APIAthlete: Sendable, Hashable {
    package var id: Int64

    init(_ value: JSONValue) throws(StravaAPIError) {
        guard let id = Payload(value).integer("id") else {
            throw .unexpectedPayload(path: "id")
        }
        self.id = id
    }
}

/// The time that an activity was in each zone of one kind; a feature for subscribers.
package struct APIZones: Sendable, Hashable {
    /// `heartrate`, `power` or `pace`.
    package var type: String

    init(_ value: JSONValue, path: String) throws(StravaAPIError) {
        guard let type = Payload(value).words("type") else {
            throw .unexpectedPayload(path: "\(path).type")
        }
        self.type = type
    }
}

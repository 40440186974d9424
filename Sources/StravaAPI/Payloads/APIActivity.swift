import JSON
package import ActivityModel
import Foundation

/// An activity from the API: an entry of the list (summary) or the details.
package struct APIActivity: Sendable, Hashable {
    /// Strava's activity id, which identifies the activity.
    package var id: Int64
    /// The object as text that is always the same for the same content: members sorted, no white
    /// space, numbers as received. For storage, and for detecting changes.
    package var raw: String
    /// The activity in the model; its file is `none`, and an entry of the list has no description.
    package var summary: ActivitySummary
    /// The offset of local time from UTC in seconds, including daylight saving time.
    package var utcOffset: Int?
    /// Whether it was entered by hand, or created without an upload: then there are no samples.
    package var isManual: Bool
    /// `everyone`, `followers_only` or `only_me`, as received.
    package var visibility: String?
    /// Strava's id of the gear with its letter: `b` for a bike, `g` for anything else.
    package var gearID: String?
    /// Whether it states a sport.
    package var hasSport: Bool

    /// Parses an activity from ``raw``, or from a reply.
    ///
    /// - Throws: ``StravaAPIError`` `unexpectedPayload` if it is not a JSON object with an id.
    package init(json text: String) throws {
        guard let value = try? JSONReader.read(Data(text.utf8)) else {
            throw StravaAPIError.unexpectedPayload(path: "")
        }
        try self.init(value, path: "")
    }

    init(_ value: JSONValue, path: String) throws(StravaAPIError) {
        let payload = Payload(value)
        guard let id = payload.integer("id") else {
            throw .unexpectedPayload(path: path.isEmpty ? "id" : "\(path).id")
        }
        self.id = id
        raw = value.canonicalText
        // A missing key says nothing; null says that nothing was uploaded.
        isManual =
            payload.flag("manual") == true
            || value.has("upload_id") && payload.integer("upload_id") == nil
        visibility = payload.words("visibility")
        gearID = payload.words("gear_id").flatMap(Self.gearKey)
        utcOffset = payload.double("utc_offset").flatMap { Int(exactly: $0.rounded()) }
            .flatMap { abs($0) <= 86_400 ? $0 : nil }
        hasSport = (payload.words("sport_type") ?? payload.words("type")) != nil
        summary = ActivitySummary(payload, id: id)
    }

    /// Ids that can be Strava's: the library uses larger keys for activities of others.
    static let ids: ClosedRange<Int64> = 1...4_503_599_627_370_495

    /// The id of a piece of gear; `nil` for texts that name none, such as `none` and `0`.
    static func gearKey(_ text: String) -> String? {
        guard let letter = text.first, "bg".contains(letter), let number = Int64(text.dropFirst()),
            number > 0
        else { return nil }
        return text
    }
}

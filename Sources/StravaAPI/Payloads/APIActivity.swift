import JSON
package import ActivityModel
import Foundation

/// An activity as the API tells it: a row of the list (summary) or the whole (detail).
package struct APIActivity: Sendable, Hashable {
    /// Strava's activity id; the identity.
    package var id: Int64
    /// The object as text that is always the same for the same contents: members sorted, no blanks,
    /// numbers as they came. For keeping, and for seeing whether anything changed.
    package var raw: String
    /// What it means; its file is `none`, and a row of the list has no description.
    package var summary: ActivitySummary
    /// Seconds by which local time was ahead of UTC, daylight saving included.
    package var utcOffset: Int?
    /// Whether it was typed in by hand, or made without an upload: there are no samples then.
    package var isManual: Bool
    /// `everyone`, `followers_only` or `only_me`, as it came.
    package var visibility: String?
    /// Strava's id of the gear with its letter: `b` a bike, `g` anything else.
    package var gearID: String?
    /// Whether it says what sport it was.
    package var hasSport: Bool

    /// Reads an activity that ``raw`` kept, or one of an answer.
    ///
    /// - Throws: ``StravaAPIError`` `unexpectedPayload` when it is no JSON object with an id.
    package init(json text: String) throws {
        guard let value = try? JSONReader.read(Data(text.utf8)) else {
            throw StravaAPIError.unexpectedPayload(path: "")
        }
        try self.init(value, path: "")
    }

    init(_ value: JSONValue, path: String) throws(StravaAPIError) {
        let payload = Payload(value)
        guard let id = payload.identifier("id") else {
            throw .unexpectedPayload(path: path.isEmpty ? "id" : "\(path).id")
        }
        self.id = id
        raw = value.canonicalText
        // A key that is absent says nothing; one that is null says that nothing was uploaded.
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

    /// The key of a piece of gear; `nil` for what names none, as `none` and `0` do.
    static func gearKey(_ text: String) -> String? {
        guard let letter = text.first, "bg".contains(letter), let number = Int64(text.dropFirst()),
            number > 0
        else { return nil }
        return text
    }
}

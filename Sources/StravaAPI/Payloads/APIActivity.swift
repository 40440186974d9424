import JSON
public import ActivityModel
import Foundation

/// An activity as the API tells it: a row of the list (summary) or the whole (detail).
public struct APIActivity: Sendable, Hashable {
    /// Strava's activity id; the identity.
    public var id: Int64
    /// The object as text that is always the same for the same contents: members sorted, no blanks,
    /// numbers as they came. For keeping, and for seeing whether anything changed.
    public var raw: String
    /// Whether it has what only the detail has: description, calories, device, laps.
    public var isDetailed: Bool
    /// What it means; its file is `none`, its description empty unless ``isDetailed``.
    public var summary: ActivitySummary
    /// Whose it is.
    public var athleteID: Int64?
    /// Seconds that the clock on the wall was ahead of UTC, daylight saving included.
    public var utcOffset: Int?
    /// The time zone's IANA name, such as `Europe/Berlin`.
    public var timeZone: String?
    /// Whether it was typed in by hand: there are no samples then.
    public var isManual: Bool
    /// Strava's id of the upload; `nil` for what was not uploaded.
    public var uploadID: Int64?
    /// The name that the uploading program gave it.
    public var externalID: String?
    /// Whether asking for streams may bring any: not for what was typed in.
    public var mayHaveStreams: Bool
    /// Whether only the athlete sees it.
    public var isPrivate: Bool
    /// `everyone`, `followers_only` or `only_me`, as it came.
    public var visibility: String?
    /// How many photos it has, those of other services included.
    public var photoCount: Int
    /// Strava's id of the gear with its letter: `b` a bike, `g` anything else.
    public var gearID: String?
    /// The track as an encoded polyline of precision 5, the full one where it is told; `nil`: none.
    public var mapPolyline: String?
    /// What recorded it.
    public var deviceName: String?
    /// The zones that `zones(of:)` would tell; empty also where the answer does not say.
    public var availableZones: [String]
    /// The laps; only where ``isDetailed``.
    public var laps: [Lap]

    /// Reads an activity that ``raw`` kept, or one of an answer.
    ///
    /// - Throws: ``StravaAPIError`` `unexpectedPayload` when it is no JSON object with an id.
    public init(json text: String) throws {
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
        isDetailed = payload.integer("resource_state") == 3
        isManual = payload.flag("manual") ?? false
        uploadID = payload.integer("upload_id")
        externalID = payload.words("external_id")
        // A key that is absent says nothing; one that is null says that nothing was uploaded.
        mayHaveStreams = !isManual && (uploadID != nil || !value.has("upload_id"))
        visibility = payload.words("visibility")
        isPrivate = visibility.map { $0 == "only_me" } ?? payload.flag("private") ?? false
        photoCount = max(0, payload.count("total_photo_count"), payload.count("photo_count"))
        gearID = payload.words("gear_id")
        athleteID = payload["athlete"]?.integer("id")
        utcOffset = payload.double("utc_offset").flatMap { Int(exactly: $0.rounded()) }
            .flatMap { abs($0) <= 86_400 ? $0 : nil }
        // `(GMT-05:00) America/New_York`: the offset there is the standard one, whatever the season.
        timeZone = payload.words("timezone").map { text in
            text.hasPrefix("(")
                ? String(text.drop { $0 != ")" }.dropFirst().drop { $0 == " " }) : text
        }
        let map = payload["map"]
        mapPolyline = map?.words("polyline") ?? map?.words("summary_polyline")
        deviceName = payload.words("device_name")
        availableZones = (value["available_zones"]?.elements ?? []).compactMap(\.text)
        laps = payload.objects("laps").map(Lap.init)
        summary = ActivitySummary(payload, id: id)
        if !isDetailed { summary.details = "" }
    }
}

import JSON
import ActivityModel

extension ActivitySummary {
    /// The start from the local time, which ends in `Z` like any other, and its offset.
    private static func start(local payload: Payload) -> Timestamp? {
        guard let local = payload.timestamp("start_date_local"),
            let offset = payload.double("utc_offset"), abs(offset) <= 86_400
        else { return nil }
        return Timestamp(microseconds: local.microseconds - Int64(offset * 1_000_000))
    }

    /// Maps an activity of the API to the model.
    init(_ payload: Payload, id: Int64) {
        // The newer key is more specific: a TrailRun has the older type Run. Unknown sports are
        // kept as they are.
        let sport = payload.words("sport_type") ?? payload.words("type")
        self.init(id: id, name: payload.title("name") ?? "", type: sport ?? "Unknown", file: .none)
        sportType = sport
        start = payload.timestamp("start_date") ?? Self.start(local: payload)
        details = payload.text("description") ?? ""
        privateNote = payload.text("private_note") ?? ""
        gear = payload["gear"]?.words("name")
        if let gearID = payload.words("gear_id").flatMap(APIActivity.gearKey),
            let number = Int64(gearID.dropFirst())
        {
            if gearID.hasPrefix("b") { bikeID = number } else { self.gearID = number }
        }
        isCommute = payload.flag("commute")
        elapsedSeconds = payload.double("elapsed_time")
        movingSeconds = payload.double("moving_time")
        distanceMetres = payload.double("distance")
        for measure in ActivityMeasure.allCases {
            if let key = measure.apiKey { measures[measure] = payload.double(key) }
        }
        measures[.totalWork] = payload.double("kilojoules").map { $0 * 1_000 }
        measures[.flagged] = payload.flag("flagged").map { $0 ? 1 : 0 }
        if payload.value.has("upload_id") {
            measures[.fromUpload] = payload.integer("upload_id") == nil ? 0 : 1
        }
    }
}

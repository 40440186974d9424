import JSON

extension World {
    /// `GET /athlete/activities`. Newest first, but oldest first with `after` alone, as recorded;
    /// activities that the token may not see are missing without a word.
    mutating func list(_ call: Call, _ visitor: Visitor) -> Answer {
        var numbers: [String: Int64] = [:]
        for name in ["after", "before", "page", "per_page"] {
            guard let text = call.query[name], !text.isEmpty else { continue }
            guard let number = Int64(text) else {
                return .badRequest("Application", name, "invalid")
            }
            numbers[name] = number
        }
        if let after = numbers["after"], after > now {
            return .badRequest("Application", "after", "future")
        }
        let slack: Int64 = options.boundsAreInclusive ? 1 : 0
        let after = numbers["after"].map { $0 - slack } ?? .min
        let before = numbers["before"].map { $0 == .max ? $0 : $0 + slack } ?? .max
        let isAscending = numbers["after"] != nil && numbers["before"] == nil
        let found = visitor.account.activities
            .filter { $0.startTime > after && $0.startTime < before && visitor.sees($0) }
            .sorted { left, right in
                let (first, second) = isAscending ? (left, right) : (right, left)
                return (first.startTime, first.id) < (second.startTime, second.id)
            }
        let perPage = Int(min(max(numbers["per_page"] ?? 30, 1), 200))
        let page = max(numbers["page"] ?? 1, 1)
        guard page <= Int64(found.count / perPage + 1) else { return .json([]) }
        let rows = found.dropFirst((Int(page) - 1) * perPage).prefix(perPage)
        return .json(.array(rows.map { .object(summary(of: $0, visitor.account)) }))
    }

    /// The summary of an activity, with every key that Strava's has and none that it has not.
    mutating func summary(of activity: MockActivity, _ account: MockAccount) -> JSONObject {
        let figures = figures(of: activity)
        let keys = activity.streamKeys
        let hasMap = keys.contains(.latlng)
        var row: JSONObject = [
            "resource_state": 2,
            "athlete": ["id": .int(account.athleteID), "resource_state": 1],
            "name": .string(activity.name),
            "distance": .double(activity.distance),
            "moving_time": .int(activity.movingTime),
            "elapsed_time": .int(activity.elapsedTime),
            "total_elevation_gain": activity.elevation == 0 ? 0 : .double(activity.elevation),
            "type": .string(activityType(ofSport: activity.sportType)),
            "sport_type": .string(activity.sportType),
        ]
        if activity.isRun || activity.isRide || activity.workoutType != nil {
            row["workout_type"] = activity.workoutType.map { .int($0) } ?? .null
        }
        let start = activity.toldStart
        row = row.with([
            "id": .int(activity.id),
            "start_date": .date(start.utc),
            "start_date_local": .date(start.local),
            "timezone": .string(activity.timezone),
            "utc_offset": .double(Double(activity.utcOffset)),
            "location_city": nil, "location_state": nil, "location_country": nil,
            "achievement_count": 0,
            "kudos_count": .int(activity.kudos.count),
            "comment_count": .int(activity.comments.count),
            "athlete_count": 1,
            "photo_count": 0,
            "map": [
                "id": .string("a\(activity.id)"),
                "summary_polyline": .string(hasMap ? figures.summaryPolyline : ""),
                "resource_state": 2,
            ],
            "trainer": .bool(activity.isTrainer),
            "commute": .bool(activity.isCommute),
            "manual": .bool(activity.isManual),
            "private": .bool(activity.isPrivate),
            "visibility": .string(activity.visibility.rawValue),
            "flagged": false,
            "gear_id": .text(activity.gearID),
            "start_latlng": hasMap ? figures.start : [],
            "end_latlng": hasMap ? figures.end : [],
            "average_speed": .thousandths(
                activity.distance / Double(max(activity.movingTime, 1))),
            "max_speed": activity.isManual ? 0 : .thousandths(figures.maximumSpeed),
        ])
        row = row.with(sensors(of: activity, figures))
        if keys.contains(.altitude) {
            row["elev_high"] = .double(figures.highest)
            row["elev_low"] = .double(figures.lowest)
        }
        row["upload_id"] = activity.uploadID.map { .int($0) } ?? .null
        row["upload_id_str"] = activity.uploadID.map { .string("\($0)") }
        row["external_id"] = .text(activity.externalID)
        row["from_accepted_tag"] = false
        row["pr_count"] = 0
        row["total_photo_count"] = .int(activity.photos.count)
        row["has_kudoed"] = false
        row["device_name"] = activity.deviceName.map { .string($0) }
        return row
    }

    /// What the sensors gave; without a sensor the keys are not there.
    private func sensors(of activity: MockActivity, _ figures: Figures) -> JSONObject {
        let keys = activity.streamKeys
        let hasHeartRate = keys.contains(.heartrate)
        var row: JSONObject = [:]
        if keys.contains(.cadence) { row["average_cadence"] = .tenths(figures.averageCadence) }
        if keys.contains(.temp) { row["average_temp"] = .int(figures.averageTemperature) }
        if keys.contains(.watts) {
            row["average_watts"] = .tenths(figures.averageWatts)
            row["max_watts"] = .int(figures.maximumWatts)
            row["weighted_average_watts"] = .int(Int(figures.averageWatts) + 9)
            row["kilojoules"] = .tenths(
                figures.averageWatts * Double(activity.movingTime) / 1_000)
            row["device_watts"] = true
        }
        row["has_heartrate"] = .bool(hasHeartRate)
        if hasHeartRate {
            row["average_heartrate"] = .tenths(
                activity.averageHeartRate ?? figures.averageHeartRate)
            row["max_heartrate"] = .double(activity.maximumHeartRate ?? figures.maximumHeartRate)
        }
        row["heartrate_opt_out"] = false
        row["display_hide_heartrate_option"] = .bool(hasHeartRate)
        if hasHeartRate { row["suffer_score"] = .double(Double(activity.movingTime / 60)) }
        return row
    }
}

extension MockActivity {
    /// The start as it is told: a hidden one is one second past the local day's midnight, and both
    /// fields say the same.
    var toldStart: (utc: Int64, local: Int64) {
        let local = startTime + Int64(utcOffset)
        guard hidesStart else { return (startTime, local) }
        let midnight = local.floored(by: 86_400) * 86_400 + 1
        return (midnight, midnight)
    }
}

/// The older `type` of a sport type; those that came later have an older one each.
func activityType(ofSport sport: String) -> String {
    switch sport {
    case "TrailRun": "Run"
    case "MountainBikeRide", "GravelRide": "Ride"
    case "EMountainBikeRide": "EBikeRide"
    case "VirtualRow": "Rowing"
    case "Badminton", "Basketball", "Cricket", "Dance", "HighIntensityIntervalTraining", "Padel",
        "PhysicalTherapy", "Pickleball", "Pilates", "Racquetball", "Squash", "TableTennis",
        "Tennis", "Volleyball", "UnderwaterHockey":
        "Workout"
    default: sport
    }
}

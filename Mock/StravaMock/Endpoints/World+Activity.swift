import JSON

extension World {
    /// Everything below `/activities/{id}`: others' activities, deleted ones and those that the
    /// token may not see do not exist.
    mutating func answerActivity(_ call: Call, _ route: Route, _ visitor: Visitor) -> Answer {
        let found = route.id.flatMap { Int64($0) }.flatMap { visitor.account[$0] }
        guard let activity = found, visitor.sees(activity), now >= activity.detailsFrom else {
            return route.endpoint == .streams ? .noStreams : .notFound("Activity")
        }
        if activity.isCorrupt { return .brokenActivity }
        switch route.endpoint {
        case .detail: return .json(.object(detail(of: activity, visitor.account)))
        case .streams: return streams(of: activity, call, visitor)
        case .laps:
            return .json(.array(laps(of: activity, visitor.account).map { .object($0) }))
        case .zones: return .json(zones(of: activity, visitor.account.profile))
        case .comments: return comments(of: activity, call)
        case .kudos: return kudos(of: activity, call)
        case .photos: return photos(of: activity, call, visitor.account)
        default: return updateActivity(activity, call, visitor)
        }
    }

    /// The detail: the summary and what only the detail tells.
    mutating func detail(of activity: MockActivity, _ account: MockAccount) -> JSONObject {
        let figures = figures(of: activity)
        var row = summary(of: activity, account)
        let hasMap = activity.streamKeys.contains(.latlng)
        row["resource_state"] = 3
        row["map"] = [
            "id": .string("a\(activity.id)"),
            "polyline": .string(hasMap ? figures.polyline : ""),
            "resource_state": 3,
            "summary_polyline": .string(hasMap ? figures.summaryPolyline : ""),
        ]
        row["description"] = .text(activity.description)
        row["calories"] = .double(activity.calories ?? 0)
        row = row.with([
            "perceived_exertion": nil, "prefer_perceived_exertion": nil, "segment_efforts": [],
        ])
        if !activity.isManual {
            if activity.hasSplits, activity.streamKeys.contains(.distance) {
                row["splits_metric"] = splits(of: activity, metres: 1_000)
                row["splits_standard"] = splits(of: activity, metres: 1_609.344)
            }
            row["laps"] = .array(laps(of: activity, account).map { .object($0) })
        }
        if activity.isRun || activity.isManual { row["best_efforts"] = bestEfforts(of: activity) }
        if let id = activity.gearID, let gear = account.gear.first(where: { $0.id == id }) {
            row["gear"] = .object(summary(of: gear))
        }
        row["photos"] = photosSummary(of: activity)
        row["stats_visibility"] = .array(
            ["heart_rate", "pace", "power", "speed", "calories"].map {
                ["type": .string($0), "visibility": "everyone"]
            })
        row["hide_from_home"] = .bool(activity.isHiddenFromHome)
        row["embed_token"] = .string(String(activity.seed, radix: 16))
        if activity.isRun, !activity.isManual {
            row["similar_activities"] = [
                "effort_count": 1, "average_speed": row["average_speed"] ?? 0,
                "resource_state": 2,
            ]
        }
        row["available_zones"] = .array(availableZones(of: activity).map { .string($0) })
        return row
    }

    func availableZones(of activity: MockActivity) -> [String] {
        var zones: [String] = []
        if activity.streamKeys.contains(.heartrate) { zones.append("heartrate") }
        if activity.streamKeys.contains(.distance), activity.isRun { zones.append("pace") }
        if activity.streamKeys.contains(.watts) { zones.append("power") }
        return zones
    }

    private func photosSummary(of activity: MockActivity) -> JSONValue {
        guard let first = activity.photos.first else {
            return ["primary": nil, "count": 0]
        }
        return [
            "primary": [
                "unique_id": .string(first.uniqueID),
                "urls": ["600": photoURL(first, 600), "100": photoURL(first, 100)],
                "source": 1, "media_type": 1,
            ],
            "use_primary_photo": false,
            "count": .int(activity.photos.count),
        ]
    }

    // MARK: Streams

    /// `GET /activities/{id}/streams`: an object by `key_by_type=true`, else an array; `distance`
    /// always comes along, and alone where no known key is asked for.
    private func streams(
        of activity: MockActivity, _ call: Call, _ visitor: Visitor
    ) -> Answer {
        guard var streams = activity.streams else { return .noStreams }
        let sizes = ["low": 100, "medium": 1_000, "high": 10_000]
        if let resolution = call.query["resolution"] {
            guard let size = sizes[resolution] else {
                return .badRequest("Stream", "resolution", "invalid")
            }
            streams = streams.thinned(to: size)
        }
        let hasDistance = streams.keys.contains(.distance)
        if call.query["series_type"] == "distance", !hasDistance { return .noStreams }
        let size = streams.count
        if !visitor.seesAll { streams = streams.trimmed(by: activity.privacyZoneSamples) }
        let asked = Set(
            (call.query["keys"] ?? "").split(separator: ",").compactMap {
                MockStreams.Key(rawValue: String($0))
            })
        let told = streams.keys.intersection(asked.union([.distance]))
        guard !told.isEmpty else { return .noStreams }
        let series = call.query["series_type"] ?? (hasDistance ? "distance" : "time")
        let isObject = call.query["key_by_type"] == "true"
        var object: JSONObject = [:]
        var array: [JSONValue] = []
        for key in MockStreams.Key.allCases where told.contains(key) {
            var stream: JSONObject = isObject ? [:] : ["type": .string(key.rawValue)]
            stream = stream.with([
                "data": streams.data(key), "series_type": .string(series),
                "original_size": .int(size),
                "resolution": .string(call.query["resolution"] ?? "high"),
            ])
            object[key.rawValue] = .object(stream)
            array.append(.object(stream))
        }
        return .json(isObject ? .object(object) : .array(array))
    }
}

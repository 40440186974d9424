import JSON

extension World {
    /// `GET /activities/{id}/kudos`: names without ids.
    func kudos(of activity: MockActivity, _ call: Call) -> Answer {
        let perPage = min(max(call.query["per_page"].flatMap { Int($0) } ?? 30, 1), 200)
        let page = min(max(call.query["page"].flatMap { Int($0) } ?? 1, 1), 1_000_000)
        let people = activity.kudos.dropFirst((page - 1) * perPage).prefix(perPage)
        return .json(.array(people.map { .object(person($0)) }))
    }

    private func person(_ person: MockPerson) -> JSONObject {
        [
            "resource_state": 2, "firstname": .string(person.firstName),
            "lastname": .string("\(person.lastName.prefix(1))."),
        ]
    }

    /// `GET /activities/{id}/comments`, page by page with `page_size` and `after_cursor`; without
    /// `page_size` there is no cursor.
    func comments(of activity: MockActivity, _ call: Call) -> Answer {
        let size = call.query["page_size"].flatMap { Int($0) }.map { min(max($0, 1), 200) }
        var comments = activity.comments[...]
        if let cursor = call.query["after_cursor"],
            let place = comments.firstIndex(where: { "\($0.id)" == cursor })
        {
            comments = comments[(place + 1)...]
        }
        return .json(
            .array(
                comments.prefix(size ?? 30).map { comment in
                    [
                        "id": .int(comment.id), "activity_id": .int(activity.id), "post_id": nil,
                        "resource_state": 2, "text": .string(comment.text),
                        "mentions_metadata": nil, "created_at": .date(comment.time),
                        "athlete": .object(person(comment.person)),
                        "cursor": size == nil ? nil : .string("\(comment.id)"),
                        "reaction_count": 0, "has_reacted": false,
                    ]
                }))
    }

    /// `GET /activities/{id}/photos?size=`.
    func photos(of activity: MockActivity, _ call: Call, _ account: MockAccount) -> Answer {
        let size = call.query["size"].flatMap { Int($0) }.map { min(max($0, 1), 2_048) } ?? 100
        let start = activity.toldStart
        let place = figures[Recording(activity)]?.start ?? Figures(of: activity).start
        return .json(
            .array(
                activity.photos.enumerated().map { index, photo in
                    var object: JSONObject = [
                        "unique_id": .string(photo.uniqueID),
                        "athlete_id": .int(account.athleteID), "activity_id": .int(activity.id),
                        "activity_name": .string(activity.name), "post_id": nil,
                        "resource_state": 2, "caption": .string(photo.caption), "type": 1,
                        "source": 1, "status": 3, "uploaded_at": .date(activity.uploadTime),
                        "created_at": .date(start.utc), "created_at_local": .date(start.local),
                        "urls": .object(["\(size)": photoURL(photo, size)]),
                        "placeholder_image": nil,
                        "sizes": .object(["\(size)": [.int(size), .int(size * 3 / 4)]]),
                        "default_photo": .bool(index == 0), "cursor": nil,
                    ]
                    if photo.hasLocation { object["location"] = place }
                    return .object(object)
                }))
    }

    func photoURL(_ photo: MockPhoto, _ size: Int) -> JSONValue {
        .string("https://photos.example.invalid/\(photo.uniqueID)-\(size).jpg")
    }

    /// `GET /activities/{id}/zones`: how long in which zone.
    func zones(of activity: MockActivity, _ profile: MockProfile) -> JSONValue {
        let streams = activity.streams
        return .array(
            availableZones(of: activity).map { zone in
                let (values, limits): ([Double], [Double])
                switch zone {
                case "heartrate":
                    values = streams?.heartrate.map { Double($0) } ?? []
                    limits = profile.heartRateZones.map { Double($0) }
                case "power":
                    values = streams?.watts.map { Double($0) } ?? []
                    limits = profile.powerZones.map { Double($0) }
                default:
                    values = streams?.velocitySmooth ?? []
                    limits = [2.4, 2.8, 3.1, 3.4, 3.7]
                }
                let starts = [0] + limits
                let seconds = max(activity.movingTime / max(values.count, 1), 1)
                let buckets = starts.enumerated().map { index, start -> JSONValue in
                    let end = index < limits.count ? limits[index] : .infinity
                    let count = values.filter { $0 >= start && $0 < end }.count
                    let isWhole = zone != "pace"
                    return [
                        "min": isWhole ? .int(Int(start)) : .double(start),
                        "max": index == limits.count
                            ? -1 : isWhole ? .int(Int(end)) : .double(end),
                        "time": .int(count * seconds),
                    ]
                }
                var object: JSONObject = [
                    "distribution_buckets": .array(buckets), "type": .string(zone),
                    "resource_state": 3, "sensor_based": true,
                ]
                if zone == "heartrate" {
                    object["score"] = .int(activity.movingTime / 60)
                    object["custom_zones"] = false
                }
                return .object(object)
            })
    }
}

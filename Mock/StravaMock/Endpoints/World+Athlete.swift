import JSON

extension World {
    /// `GET /athlete`: in detail with `profile:read_all`, else the summary.
    func athlete(_ visitor: Visitor) -> JSONValue {
        let account = visitor.account
        let profile = account.profile
        var object = summary(of: account)
        guard visitor.scope.contains("profile:read_all") else { return .object(object) }
        let active = account.gear.filter { !$0.isRetired }
        func list(_ gear: [MockGear]) -> JSONValue { .array(gear.map { .object(summary(of: $0)) }) }
        object["resource_state"] = 3
        object = object.with([
            "blocked": false, "can_follow": true, "follower_count": 3, "friend_count": 2,
            "mutual_friend_count": 0, "athlete_type": 1, "date_preference": "%m/%d/%Y",
            "measurement_preference": "meters", "clubs": [], "postable_clubs_count": 0,
            "ftp": profile.functionalThresholdPower.map { .int($0) } ?? .null,
            "bikes": list(active.filter { $0.isBike }),
            "shoes": list(active.filter { !$0.isBike }),
            "weight": .double(profile.weight),
        ])
        return .object(object)
    }

    /// The athlete in short, as it comes with tokens.
    func summary(of account: MockAccount) -> JSONObject {
        let profile = account.profile
        return [
            "id": .int(account.athleteID), "username": .text(profile.username),
            "resource_state": 2, "firstname": .string(profile.firstName),
            "lastname": .string(profile.lastName), "bio": "", "city": .text(profile.city),
            "state": .text(profile.state), "country": .text(profile.country),
            "sex": .text(profile.sex), "premium": .bool(profile.isSubscriber),
            "summit": .bool(profile.isSubscriber), "created_at": .date(profile.createdAt),
            "updated_at": .date(profile.createdAt), "badge_type_id": 1,
            "profile_medium": "avatar/athlete/medium.png", "profile": "avatar/athlete/large.png",
            "friend": nil, "follower": nil,
        ]
    }

    /// `PUT /athlete?weight=`.
    mutating func updateAthlete(_ call: Call, _ visitor: Visitor) -> Answer {
        guard let weight = call["weight"].flatMap({ Double($0) }), weight > 0 else {
            return .badRequest("Athlete", "weight", "invalid")
        }
        _ = change(visitor.account.athleteID) { $0.profile.weight = weight }
        return .json(
            accounts[visitor.account.athleteID].map {
                athlete(Visitor(account: $0, scope: visitor.scope))
            } ?? .null)
    }

    /// `GET /athlete/zones`; the last zone is open.
    func zones(of profile: MockProfile) -> JSONValue {
        func ranges(_ limits: [Int]) -> JSONValue {
            let starts = [0] + limits
            return .array(
                starts.enumerated().map { index, start in
                    [
                        "min": .int(start),
                        "max": .int(index < limits.count ? limits[index] : -1),
                    ]
                })
        }
        var object: JSONObject = [
            "heart_rate": ["custom_zones": false, "zones": ranges(profile.heartRateZones)]
        ]
        if !profile.powerZones.isEmpty { object["power"] = ["zones": ranges(profile.powerZones)] }
        return .object(object)
    }

    /// `GET /athletes/{id}/stats`: three sports, and only what everyone may see.
    func stats(_ route: Route, _ visitor: Visitor) -> Answer {
        guard route.id == "\(visitor.account.athleteID)" else { return .notFound("Athlete") }
        let year = epochSeconds(ofISODate: "\(isoDate(now).prefix(4))-01-01") ?? 0
        let activities = visitor.account.activities.filter { $0.visibility == .everyone }
        let sports = [
            "ride": activities.filter { $0.isRide }, "run": activities.filter { $0.isRun },
            "swim": activities.filter { $0.sportType == "Swim" },
        ]
        var object: JSONObject = [
            "biggest_ride_distance": .double(sports["ride"]?.map(\.distance).max() ?? 0),
            "biggest_climb_elevation_gain": nil,
        ]
        for (period, from) in [("recent", now - 28 * 86_400), ("ytd", year), ("all", .min)] {
            for sport in ["ride", "run", "swim"] {
                let counted = sports[sport]?.filter { $0.startTime >= from } ?? []
                var totals: JSONObject = [
                    "count": .int(counted.count),
                    "distance": .double(counted.reduce(0) { $0 + $1.distance }),
                    "moving_time": .int(counted.reduce(0) { $0 + $1.movingTime }),
                    "elapsed_time": .int(counted.reduce(0) { $0 + $1.elapsedTime }),
                    "elevation_gain": .double(counted.reduce(0) { $0 + $1.elevation }),
                ]
                if period == "recent" { totals["achievement_count"] = 0 }
                object["\(period)_\(sport)_totals"] = .object(totals)
            }
        }
        return .json(.object(object))
    }

    /// `GET /gear/{id}`, retired gear too.
    func gear(_ route: Route, _ visitor: Visitor) -> Answer {
        guard let gear = visitor.account.gear.first(where: { $0.id == route.id }) else {
            return .notFound("Gear")
        }
        var object = summary(of: gear).with([
            "resource_state": 3, "brand_name": .string(gear.brand),
            "model_name": .string(gear.model), "description": .string(gear.description),
        ])
        if gear.isBike {
            object["frame_type"] = 3
            object["weight"] = 9.5
        } else {
            object["notification_distance"] = 800
        }
        return .json(.object(object))
    }

    func summary(of gear: MockGear) -> JSONObject {
        [
            "id": .string(gear.id), "primary": .bool(gear.isPrimary), "name": .string(gear.name),
            "nickname": .string(gear.nickname), "resource_state": 2,
            "retired": .bool(gear.isRetired), "distance": .int(gear.distance),
            "converted_distance": .tenths(Double(gear.distance) / 1_000),
        ]
    }
}

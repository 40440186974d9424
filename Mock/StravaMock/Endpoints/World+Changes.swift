import JSON

extension World {
    /// Changes an account; what webhooks would hear of is noted.
    mutating func change<R>(_ athleteID: Int64, _ change: (inout MockAccount) -> R) -> R? {
        guard var account = accounts[athleteID] else { return nil }
        let before = account.activities
        let result = change(&account)
        accounts[athleteID] = account
        let grant = grants.first { $0.athleteID == athleteID }
        webhooks.note(
            from: before, to: account.activities, of: athleteID, at: now,
            showsAll: grant?.scope.contains("activity:read_all") ?? false)
        return result
    }

    /// `POST /activities`: one entered by hand, told in detail. The start is a local time.
    mutating func createActivity(_ call: Call, _ visitor: Visitor) -> Answer {
        for name in ["name", "sport_type", "start_date_local", "elapsed_time"]
        where call[name] == nil {
            return .badRequest("Activity", name, "missing")
        }
        guard let local = epochSeconds(ofISODate: call["start_date_local"] ?? "") else {
            return .badRequest("Activity", "start_date_local", "invalid")
        }
        guard let elapsed = call["elapsed_time"].flatMap({ Int($0) }), elapsed >= 0 else {
            return .badRequest("Activity", "elapsed_time", "invalid")
        }
        let account = visitor.account
        var activity = MockActivity(
            id: account.nextActivityID, startTime: local, name: call["name"] ?? "",
            sportType: call["sport_type"] ?? "",
            distance: call["distance"].flatMap { Double($0) } ?? 0, movingTime: elapsed,
            uploadTime: now)
        activity.enterByHand()
        if let newest = account.activities.max(by: { $0.startTime < $1.startTime }) {
            activity.timezone = newest.timezone
            activity.utcOffset = newest.utcOffset
            activity.startTime -= Int64(newest.utcOffset)
        }
        activity.description = call["description"]
        activity.isTrainer = call["trainer"] == "1" || call["trainer"] == "true"
        activity.isCommute = call["commute"] == "1" || call["commute"] == "true"
        activity.calories = 117
        _ = change(account.athleteID) { $0.activities.append(activity) }
        var answer = Answer.json(.object(detail(of: activity, account)))
        answer.status = 201
        return answer
    }

    /// `PUT /activities/{id}`.
    mutating func updateActivity(
        _ activity: MockActivity, _ call: Call, _ visitor: Visitor
    ) -> Answer {
        func truth(_ name: String) -> Bool? {
            call[name].map { $0 == "true" || $0 == "1" }
        }
        var changed = activity
        changed.name = call["name"] ?? changed.name
        changed.sportType = call["sport_type"] ?? call["type"] ?? changed.sportType
        changed.description = call["description"] ?? changed.description
        changed.isCommute = truth("commute") ?? changed.isCommute
        changed.isTrainer = truth("trainer") ?? changed.isTrainer
        changed.isHiddenFromHome = truth("hide_from_home") ?? changed.isHiddenFromHome
        if let gear = call["gear_id"] { changed.gearID = gear == "none" ? nil : gear }
        _ = change(visitor.account.athleteID) { $0.edit(activity.id) { $0 = changed } }
        return .json(.object(detail(of: changed, visitor.account)))
    }
}

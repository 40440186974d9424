import JSON

extension World {
    /// `/mock/…`: how scripts move the clock and change what Strava knows. Parameters are a form, a
    /// query or a JSON object.
    mutating func answerControl(_ call: Call) -> Answer {
        switch (call.method, call.parts) {
        case ("GET", ["usage"]): return .json(usageReport())
        case ("GET", ["requests"]): return .json(requestReport())
        case ("POST", ["clear"]):
            log = []
            return .json(["requests": 0])
        case ("POST", ["clock"]):
            guard let text = call["now"], let now = Int64(text) ?? epochSeconds(ofISODate: text)
            else { return missing("now", "seconds since 1970, or 2026-11-21T12:00:00Z") }
            clock.set(now)
            return .json(["now": .date(now)])
        case ("POST", ["advance"]):
            guard let seconds = call["seconds"].flatMap({ Int64($0) }) else {
                return missing("seconds", "a whole number")
            }
            clock.set(now + seconds)
            return .json(["now": .date(now)])
        case ("POST", ["upload"]): return uploadByControl(call)
        case ("POST", ["edit"]): return editByControl(call)
        case ("POST", ["delete"]):
            guard let id = call["id"].flatMap({ Int64($0) }) else {
                return missing("id", "an activity's id")
            }
            guard change(athlete(call), { $0.delete(id) }) == true else { return noSuch(id) }
            return .json(["deleted": .int(id)])
        case ("POST", ["options"]): return optionsByControl(call)
        case ("POST", ["revoke"]):
            revokeAll(of: athlete(call))
            return .json(["revoked": .int(athlete(call))])
        default:
            return .json(
                ["message": "no such control; see Docs/reference/strava-mock.md"], status: 404)
        }
    }

    private func missing(_ name: String, _ what: String) -> Answer {
        .json(["message": .string("'\(name)' is missing: \(what)")], status: 400)
    }

    private func noSuch(_ id: Int64) -> Answer {
        .json(["message": .string("no activity \(id)")], status: 404)
    }

    /// The athlete that a control names; the first one when it names none.
    private func athlete(_ call: Call) -> Int64 {
        call["athlete"].flatMap { Int64($0) } ?? athletes.first ?? 0
    }

    private mutating func uploadByControl(_ call: Call) -> Answer {
        let now = now
        let start: Int64
        if let text = call["start"] {
            guard let told = Int64(text) ?? epochSeconds(ofISODate: text) else {
                return missing("start", "seconds since 1970, or 2026-11-21T12:00:00Z")
            }
            start = told
        } else {
            start = now - 3_600
        }
        let id = change(athlete(call)) { account in
            account.upload(
                startTime: start, name: call["name"] ?? "Another tide",
                sportType: call["sport_type"] ?? "Run",
                distance: call["distance"].flatMap { Double($0) } ?? 5_000,
                movingTime: call["moving_time"].flatMap { Int($0) } ?? 1_500, at: now
            ) { activity in
                activity.isPrivate = call["private"] == "true"
                if call["manual"] == "true" { activity.enterByHand() }
            }
        }
        guard let id else { return noSuch(0) }
        return .json(["id": .int(id)], status: 201)
    }

    private mutating func editByControl(_ call: Call) -> Answer {
        guard let id = call["id"].flatMap({ Int64($0) }) else {
            return missing("id", "an activity's id")
        }
        let isEdited = change(athlete(call)) { account in
            account.edit(id) { activity in
                activity.name = call["name"] ?? activity.name
                activity.sportType = call["sport_type"] ?? activity.sportType
                activity.description = call["description"] ?? activity.description
                activity.distance = call["distance"].flatMap { Double($0) } ?? activity.distance
                activity.gearID = call["gear_id"] ?? activity.gearID
                if let isPrivate = call["private"] { activity.isPrivate = isPrivate == "true" }
                if let isCorrupt = call["corrupt"] { activity.isCorrupt = isCorrupt == "true" }
            }
        }
        return isEdited == true ? .json(["edited": .int(id)]) : noSuch(id)
    }

    private mutating func optionsByControl(_ call: Call) -> Answer {
        if let active = call["active"] { options.isActive = active == "true" }
        if let share = call["faults"].flatMap({ Double($0) }) { options.faults.share = share }
        if let seed = call["seed"].flatMap({ UInt64($0) }) { options.faults.seed = seed }
        if let approves = call["auto_approve"] { options.autoApproves = approves == "true" }
        if let runs = call["clock_runs"] {
            let now = now
            options.clockRuns = runs == "true"
            clock.set(now)
        }
        if let granted = call["granted_scopes"] {
            options.grantedScopes = granted.isEmpty ? nil : scopes(in: granted)
        }
        if let cap = call["athlete_cap"] { options.athleteCap = Int(cap) }
        if let milliseconds = call["latency_ms"].flatMap({ Int($0) }) {
            options.latency = .milliseconds(max(milliseconds, 0))
        }
        if let limits = call["read_limits"].flatMap({ MockLimits(read: $0) }) {
            options.limits = limits
        }
        return .json([
            "active": .bool(options.isActive), "faults": .double(options.faults.share),
            "auto_approve": .bool(options.autoApproves), "clock_runs": .bool(options.clockRuns),
        ])
    }

    private mutating func usageReport() -> JSONValue {
        usage.move(to: now)
        let limits = options.limits
        func window(_ used: Int, _ limit: Int) -> JSONValue {
            ["used": .int(used), "limit": .int(limit)]
        }
        return [
            "now": .date(now), "overall15": window(usage.overall15, limits.overall15),
            "overallDay": window(usage.overallDay, limits.overallDay),
            "read15": window(usage.read15, limits.read15),
            "readDay": window(usage.readDay, limits.readDay),
        ]
    }

    private func requestReport() -> JSONValue {
        .array(
            log.map { request in
                [
                    "time": .date(request.time), "method": .string(request.method),
                    "path": .string(request.path), "endpoint": .string(request.endpoint.rawValue),
                    "status": .int(request.status), "counted": .bool(request.isCounted),
                    "fault": .text(request.fault?.rawValue),
                ]
            })
    }
}

extension MockLimits {
    /// Limits for reading as `100,1000`, a quarter of an hour and a day; overall they are twice as
    /// high, as Strava's are. `nil` for anything else.
    public init?(read text: String) {
        let numbers = text.split(separator: ",").map { Int($0) }
        guard numbers.count == 2, let quarter = numbers[0], let day = numbers[1],
            (0...1_000_000_000).contains(quarter), (0...1_000_000_000).contains(day)
        else { return nil }
        self.init(overall15: quarter * 2, overallDay: day * 2, read15: quarter, readDay: day)
    }
}

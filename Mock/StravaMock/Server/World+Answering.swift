/// An answer and what happens to it on its way.
struct Reply: Sendable {
    var answer: Answer
    var fault: MockFaults.Kind?
    var delay: Duration = .zero
    var now: Int64
    /// A webhook's address that must prove itself before the answer is given.
    var handshake: Handshake?
}

extension World {
    /// Answers a request, counts it and writes it down.
    mutating func answer(_ call: Call) -> Reply {
        let route = Route(call)
        let now = now
        usage.move(to: now)
        var reply = Reply(answer: .unknownPath, now: now)
        reply.delay = options.latencies[route.endpoint] ?? options.latency
        var request = MockRequest(
            method: call.method, path: call.path, query: call.query, endpoint: route.endpoint,
            status: 0, time: now, id: route.id, isCounted: false)
        for secret in ["access_token", "refresh_token", "token", "client_secret", "code"] {
            request.query[secret] = nil
        }
        switch call.base {
        case .control:
            reply.answer = answerControl(call)
        case .oauth:
            answerOAuth(call, route, &reply, &request)
        default:
            if route.endpoint == .subscriptions {
                reply.answer = answerSubscriptions(call, route, &reply.handshake)
            } else {
                answerAPI(call, route, &reply, &request)
            }
        }
        if reply.fault == .slow { reply.delay += options.faults.delay }
        request.status = reply.answer.status
        request.fault = reply.fault
        if route.endpoint != .control { log.append(request) }
        return reply
    }

    private mutating func answerOAuth(
        _ call: Call, _ route: Route, _ reply: inout Reply, _ request: inout MockRequest
    ) {
        reply.fault = faults.draw(&options.faults, at: route.endpoint)
        if let refusal = refusal(reply.fault) {
            reply.answer = refusal
            return
        }
        switch route.endpoint {
        case .authorize: reply.answer = answerAuthorize(call)
        case .token: reply.answer = answerToken(call)
        case .revoke: reply.answer = answerRevoke(call)
        case .deauthorize:
            // Recorded in 2025: unlike its siblings, this one counts and tells the limits.
            reply.answer = answerDeauthorize(call)
            if reply.answer.status == 200 {
                usage.count(isRead: true)
                request.isCounted = true
                reply.answer.headers += usage.headers(options.limits, isRead: true)
            }
        default: break
        }
    }

    /// Every call of the API: token, application, limits, scope, resource, in this order.
    private mutating func answerAPI(
        _ call: Call, _ route: Route, _ reply: inout Reply, _ request: inout MockRequest
    ) {
        let tokenOfQuery = now < options.queryTokensEnd ? call["access_token"] : nil
        guard let token = call.bearer ?? tokenOfQuery, let grant = grant(access: token, at: now),
            let account = accounts[grant.athleteID]
        else {
            reply.answer = .invalidToken
            return
        }
        request.athleteID = grant.athleteID
        guard options.isActive else {
            reply.answer = .inactive
            return
        }
        let isRead = route.isRead
        usage.count(isRead: isRead)
        request.isCounted = true
        let rateHeaders = usage.headers(options.limits, isRead: isRead)
        guard !usage.exceeds(options.limits, isRead: isRead) else {
            reply.answer = .tooMany(options.rateLimitField ?? "overall rate limit")
            reply.answer.headers += rateHeaders
            if options.tellsRetryAfter {
                let wait = usage.secondsToWait(options.limits, now: reply.now)
                reply.answer.headers.append((name: "Retry-After", value: "\(wait)"))
            }
            return
        }
        reply.fault = faults.draw(&options.faults, at: route.endpoint)
        if let refusal = refusal(reply.fault) {
            reply.answer = refusal
        } else if let scope = route.missingScope(grant.scope) {
            reply.answer = .missingScope(scope)
        } else {
            reply.answer = answer(call, route, Visitor(account: account, scope: grant.scope))
        }
        let isError = reply.answer.status >= 400
        if route.endpoint == .streams ? options.streamsHaveHeaders : true,
            isError ? options.errorsHaveHeaders : true
        {
            reply.answer.headers += rateHeaders
        }
    }

    /// What a fault answers in place of doing anything.
    private func refusal(_ fault: MockFaults.Kind?) -> Answer? {
        switch fault {
        case .serverError: .brokenActivity
        case .badGateway: .badGateway
        default: nil
        }
    }

    private mutating func answer(_ call: Call, _ route: Route, _ visitor: Visitor) -> Answer {
        switch route.endpoint {
        case .athlete: .json(athlete(visitor))
        case .updateAthlete: updateAthlete(call, visitor)
        case .athleteZones: .json(zones(of: visitor.account.profile))
        case .athleteStats: stats(route, visitor)
        case .list: list(call, visitor)
        case .detail, .streams, .laps, .zones, .comments, .kudos, .photos, .updateActivity:
            answerActivity(call, route, visitor)
        case .gear: gear(route, visitor)
        case .createActivity: createActivity(call, visitor)
        case .createUpload: createUpload(call, visitor)
        case .upload: upload(route, visitor)
        case .internalOnly: .internalOnly
        default: .unknownPath
        }
    }
}

/// An athlete whose token came with a call, and what the token allows.
struct Visitor: Sendable {
    let account: MockAccount
    let scope: Set<String>

    /// Whether activities for the athlete alone are shown.
    var seesAll: Bool { scope.contains("activity:read_all") }

    func sees(_ activity: MockActivity) -> Bool { seesAll || !activity.isPrivate }
}

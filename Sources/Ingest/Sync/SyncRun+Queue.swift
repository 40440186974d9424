import JSON
import ActivityModel
import Storage
import StravaAPI

extension SyncRun {
    /// After this many consecutive unreachable activities, Strava cannot be reached.
    fileprivate static let patience = 5
    /// The same refusal of this many different activities in a row concerns all of them.
    fileprivate static let sameRefusals = 3

    /// The same refusal of one activity after the other.
    struct Streak {
        private var last: StravaAPIError?
        private var ids: Set<Int64> = []
        private var unreachable = 0

        /// Adds a failure.
        ///
        /// - Returns: whether there are so many that it is not about single activities.
        mutating func add(_ error: StravaAPIError, of id: Int64) -> Bool {
            unreachable = error.isUnreachable ? unreachable + 1 : 0
            if error.isAboutOneActivity { return false }
            if last != error.refusal { ids = [] }
            last = error.refusal
            ids.insert(id)
            return ids.count >= sameRefusals || unreachable >= patience
        }
    }

    /// What was requested and refused so far.
    struct Refusals {
        /// What this run requested: nothing is requested twice.
        var asked: Set<String> = []
        /// Failures since the last answer to anything.
        var all = Streak()
        /// Failures of each part since the last answer to it: details can be refused while streams
        /// are not.
        var parts: [APIPart: Streak] = [:]
        /// The parts that this run no longer requests, and why.
        var closed: [APIPart: StravaAPIError] = [:]

        mutating func answered(_ part: APIPart) {
            all = Streak()
            parts[part] = nil
        }
    }

    /// Works through the queue, newest activity first. A later sync repeats failed requests.
    func fetch(_ library: Library, _ writer: SyncWriter) async throws {
        var refusals = Refusals()
        var extras = options.extras
        while true {
            let tasks = try library.apiTasks(
                athleteID: writer.athleteID, now: await clock.now(), extras: extras,
                among: options.activities.isEmpty ? nil : options.activities)
            var isNews = false
            for (index, task) in tasks.enumerated() {
                show(.fetching(done: index, of: tasks.count))
                for part in task.parts
                where refusals.closed[part] == nil
                    && refusals.asked.insert("\(part.rawValue) \(task.activityID)").inserted
                {
                    isNews = true
                    if part == .zones && !extras.zones { continue }
                    do {
                        try await fetch(part, of: task.activityID, writer)
                        refusals.answered(part)
                    } catch let error as StravaAPIError where error.concernsOneRequest {
                        if part == .zones, case .refused(402...403, _) = error {
                            // Zones are for subscribers: no other activity will have them.
                            report.zonesRefused = error
                            extras.zones = false
                            continue
                        }
                        try await note(error, part, of: task.activityID, writer, &refusals)
                    }
                }
            }
            // Details may have added streams to request.
            if !isNews { break }
        }
        try await fetchGear(library, writer)
        if let error = refusals.closed.values.first { throw RepeatedRefusal(error: error) }
    }

    /// Records a failure for later, and ends the run if it concerns more than one activity.
    private func note(
        _ error: StravaAPIError, _ part: APIPart, of id: Int64, _ writer: SyncWriter,
        _ refusals: inout Refusals
    ) async throws {
        let now = await clock.now()
        if error == .notFound, part == .detail, try writer.forgetHint(id) {
            if options.activities.contains(id) { report.unknown.append(id) }
            return
        }
        let retryAt = try writer.fail(part, "\(id)", because: error.reason, now: now) {
            Timestamp(seconds: now.seconds + Self.pause(afterAttempts: $0, error))
        }
        report.note(part, error.reason, retryAt: retryAt)
        if refusals.parts[part, default: Streak()].add(error, of: id) {
            refusals.closed[part] = error
        }
        if refusals.all.add(error, of: id) { throw RepeatedRefusal(error: error) }
    }

    /// Ten minutes, then twice as long each time, up to a day; for something that does not exist a
    /// day, two, four, up to a month.
    private static func pause(afterAttempts attempts: Int, _ error: StravaAPIError) -> Int64 {
        let doubled = Int64(min(attempts, 10))
        return error == .notFound
            ? min(30 * 86_400, 86_400 << doubled) : min(86_400, 600 << doubled)
    }

    private func fetch(_ part: APIPart, of id: Int64, _ writer: SyncWriter) async throws {
        try await checkStop()
        switch part {
        case .detail:
            let reply = try await counting(\.detail) { try await client.activity(id) }
            let counts = try writer.save(
                APIActivityRecord(reply.value, isDetailed: true, receivedAt: reply.receivedAt),
                now: reply.receivedAt)
            count(counts, of: [id])
            report.details += 1
        case .streams:
            let start = try writer.start(of: id)
            let reply = try await counting(\.streams) {
                try await client.streams(of: id, startingAt: start)
            }
            try writer.save(
                reply.map { DecodedFile($0.value, of: id) },
                envelope: reply?.value.envelope.json.line, of: id, now: await clock.now())
            report.streams += 1
        case .zones:
            let reply = try await counting(\.zones) { try await client.zones(of: id) }
            try writer.save(
                zones: String(decoding: reply.raw, as: UTF8.self), of: id, now: reply.receivedAt)
        case .gear: break
        }
    }

    /// Requests each piece of gear without a name once.
    private func fetchGear(_ library: Library, _ writer: SyncWriter) async throws {
        let now = await clock.now()
        for id in try library.unnamedGear(athleteID: writer.athleteID, now: now) {
            try await checkStop()
            do {
                let reply = try await counting(\.gear) { try await client.gear(id) }
                let counts = try writer.save(
                    gear: id, name: reply.value.name,
                    reply: String(decoding: reply.raw, as: UTF8.self), now: reply.receivedAt,
                    isNews: { counted[$0] != .changed })
                count(counts)
            } catch StravaAPIError.notFound {
                try writer.save(gear: id, name: nil, reply: "{}", now: await clock.now())
            } catch let error as StravaAPIError where error.concernsOneRequest {
                let retryAt = try writer.fail(.gear, id, because: error.reason, now: now) {
                    Timestamp(seconds: now.seconds + Self.pause(afterAttempts: $0, error))
                }
                report.note(.gear, error.reason, retryAt: retryAt)
            }
        }
    }
}

/// A refusal that concerns more than the activities for which it occurred.
struct RepeatedRefusal: Error {
    var error: StravaAPIError
}

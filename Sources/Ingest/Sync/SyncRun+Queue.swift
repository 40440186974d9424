import ActivityModel
import Storage
import StravaAPI

extension SyncRun {
    /// After so many activities in a row that could not be reached, Strava cannot be reached.
    private static let patience = 5

    /// Works through the queue, newest activity first. What fails is tried again by a later sync.
    func fetch(_ library: Library, _ writer: SyncWriter) async throws {
        var unreachable = 0
        while true {
            let now = await clock.now()
            let tasks = try library.apiTasks(
                athleteID: writer.athleteID, now: now, extras: options.extras, limit: 100)
            if tasks.isEmpty { break }
            let total = try library.apiStatus(athlete: options.athlete, now: now).queued
            for (index, task) in tasks.enumerated() {
                show(.fetching(done: index, of: total))
                do {
                    try await fetch(task, writer)
                    unreachable = 0
                } catch let error as StravaAPIError where error.concernsOneRequest {
                    let end = await clock.now()
                    report.failed += 1
                    try writer.fail(
                        task.activityID, because: error.message,
                        retryAt: Timestamp(
                            seconds: end.seconds + Self.pause(afterAttempts: task.attempts, error)))
                    unreachable = error.isUnreachable ? unreachable + 1 : 0
                    if unreachable >= Self.patience { throw error }
                }
            }
        }
        try await fetchGear(library, writer)
    }

    /// Ten minutes, then twice as long each time, up to a day.
    private static func pause(afterAttempts attempts: Int, _ error: StravaAPIError) -> Int64 {
        if error == .notFound { return 86_400 }
        return min(86_400, 600 << Int64(min(attempts, 10)))
    }

    private func fetch(_ task: APITask, _ writer: SyncWriter) async throws {
        let id = task.activityID
        var laps: [Lap] = []
        if task.wantsDetail {
            try await checkStop()
            let reply = try await client.activity(id)
            report.requests.detail += 1
            report.activities += try writer.save(
                APIActivityRecord(reply.value, receivedAt: reply.receivedAt),
                now: reply.receivedAt)
            report.details += 1
            laps = reply.value.laps
        }
        if task.wantsStreams {
            try await checkStop()
            let facts = try writer.startAndOffset(of: id)
            let reply = try await client.streams(of: id, startingAt: facts.start)
            report.requests.streams += 1
            let file = reply.map {
                DecodedFile($0.value, of: id, laps: laps, utcOffset: facts.offset)
            }
            try writer.save(file, of: id, now: await clock.now())
            report.streams += 1
        }
        if task.wantsPhotos {
            try await checkStop()
            let reply = try await client.photos(of: id)
            report.requests.extras += 1
            try writer.save(
                String(decoding: reply.raw, as: UTF8.self), kind: "photos", of: id,
                now: reply.receivedAt)
        }
        if task.wantsZones {
            try await checkStop()
            let reply = try await client.zones(of: id)
            report.requests.extras += 1
            try writer.save(
                String(decoding: reply.raw, as: UTF8.self), kind: "zones", of: id,
                now: reply.receivedAt)
        }
    }

    /// Asks once for each piece of gear that nobody has named.
    private func fetchGear(_ library: Library, _ writer: SyncWriter) async throws {
        for id in try library.unnamedGear(athleteID: writer.athleteID) {
            try await checkStop()
            do {
                let reply = try await client.gear(id)
                report.requests.gear += 1
                try writer.save(
                    gear: id, name: reply.value.name,
                    reply: String(decoding: reply.raw, as: UTF8.self), now: reply.receivedAt)
            } catch StravaAPIError.notFound {
                try writer.save(gear: id, name: nil, reply: "{}", now: await clock.now())
            } catch let error as StravaAPIError where error.concernsOneRequest {
                report.failed += 1
            }
        }
    }

    /// Deals with what a webhook was told since the last sync.
    func handleEvents(_ library: Library, _ writer: SyncWriter) async throws {
        for (id, event) in try library.openEvents(athlete: options.athlete) {
            if event.isActivity && event.aspect != .delete {
                try await checkStop()
                do {
                    let reply = try await client.activity(event.objectID)
                    report.requests.detail += 1
                    report.activities += try writer.save(
                        APIActivityRecord(reply.value, receivedAt: reply.receivedAt),
                        now: reply.receivedAt)
                } catch StravaAPIError.notFound {
                    // Gone again, or not visible: the list will tell.
                }
            }
            try writer.handle(id, event, now: await clock.now())
        }
    }
}

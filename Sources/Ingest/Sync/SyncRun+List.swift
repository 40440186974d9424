import ActivityModel
import Storage
import StravaAPI

extension SyncRun {
    /// The maximum size of one of Strava's pages.
    static let pageSize = 200

    /// Walks the list and stores every page at once, so that new activities are visible before
    /// their details arrive.
    func list(_ library: Library, _ writer: SyncWriter) async throws {
        let athleteID = writer.athleteID
        var account = try library.apiAccount(athleteID: athleteID)
        let now = await clock.now()
        let walk = ListWalk.chosen(
            options, account: account, newest: try library.watermark(athleteID: athleteID),
            lastListed: try library.newestExport(athleteID: athleteID), now: now)
        let isContinued = walk.firstPage > 1
        account.scopes = scopes
        if walk.isComplete && !isContinued { account.walkScopes = scopes }
        var newest = account.listCursor
        var seen: Set<Int64> = []
        var unreadable: [String] = []
        var page = walk.firstPage
        var wasNews = true
        while true {
            try await checkStop()
            show(.listing(page: page))
            let reply = try await listed(page, of: walk)
            unreadable += reply.unreadable
            let isNews = reply.value.contains { !seen.contains($0.id) }
            seen.formUnion(reply.value.map(\.id))
            let length = reply.value.count + reply.unreadable.count
            // A page of nothing but unreadable elements is one; a second is a list without an end.
            if length == 0 || !isNews && (reply.unreadable.isEmpty || !wasNews) { break }
            wasNews = isNews
            page += 1
            account.listedAt = reply.receivedAt
            if walk.isComplete {
                // By Strava's clock, like everything in this walk.
                if page == 2 { account.walkBegunAt = reply.receivedAt }
                account.walkPage = page
            }
            for start in reply.value.compactMap(\.summary.start) where start <= reply.receivedAt {
                newest = max(newest ?? start, start)
            }
            // Pages come oldest first: up to here nothing is missing, even if the walk ends now.
            if !walk.isRange { account.listCursor = newest }
            let counts = try writer.save(
                reply.value.map {
                    APIActivityRecord($0, isDetailed: false, receivedAt: reply.receivedAt)
                },
                account: account, isAskedFor: walk.isRange, now: reply.receivedAt)
            count(counts, of: reply.value.map(\.id))
            // A page may be short before the end; a short page without anything new is the end.
            if !walk.isComplete && length < Self.pageSize && counts.new == 0 { break }
        }
        if options.refetches { try writer.want(seen, now: await clock.now()) }
        report.isListed = true
        report.unreadable = unreadable.count
        try writer.note(unreadable: unreadable)
        try await endWalk(walk, isContinued, newest, &account, writer)
    }

    private func endWalk(
        _ walk: ListWalk, _ isContinued: Bool, _ newest: Timestamp?, _ account: inout APIAccount,
        _ writer: SyncWriter
    ) async throws {
        let now = await clock.now()
        if case .range = walk { return }
        account.listCursor = newest
        account.listedAt = now
        if walk.isComplete {
            report.isComplete = true
            try conclude(isContinued, &account, writer)
        }
        report.activities += try writer.endWalk(account, now: now)
    }

    /// What a complete walk proves absent.
    private func conclude(
        _ isContinued: Bool, _ account: inout APIAccount, _ writer: SyncWriter
    ) throws {
        defer {
            account.walkBegunAt = nil
            account.walkPage = nil
        }
        // An account without activities has no page with Strava's time.
        guard let begun = account.walkBegunAt else { return }
        let (unmet, count) = try writer.unmet(since: begun)
        account.walkedAt = begun
        if !seesEverything || account.walkScopes != scopes {
            report.absence = .missingScope
        } else if report.unreadable > 0 {
            report.absence = .unreadable
        } else if isContinued && unmet > 0 {
            // The next sync walks again.
            report.absence = .interrupted
            account.walkedAt = nil
        } else if unmet * 10 > count && !options.confirmsAbsence {
            report.absence = .unconfirmed
            report.unconfirmedAbsent = unmet
        } else {
            report.absence = .proved
            account.concludedAt = begun
        }
    }

    private var seesEverything: Bool { options.scopes.contains("activity:read_all") }

    /// Requests the list and writes nothing.
    func preview() async throws {
        let now = await clock.now()
        var known: Set<Int64> = []
        var walk = ListWalk.complete(page: 1)
        if let library = try existingLibrary() {
            report.queue = try library.apiStatus(athlete: options.athlete, now: now)
            known = Set(
                try library.activities(ActivityFilter.of(athlete: options.athlete)).map(\.id))
            if let athleteID = try library.rowID(ofAthlete: options.athlete) {
                walk = ListWalk.chosen(
                    options, account: try library.apiAccount(athleteID: athleteID),
                    newest: try library.watermark(athleteID: athleteID),
                    lastListed: try library.newestExport(athleteID: athleteID), now: now)
            }
        }
        var page = 1
        while true {
            try await checkStop()
            show(.listing(page: page))
            let reply = try await listed(page, of: walk)
            let new = reply.value.filter { known.insert($0.id).inserted }
            report.activities.new += new.count
            report.activities.unchanged += reply.value.count - new.count
            for activity in new {
                report.queue.queued += 1
                report.queue.queuedRequests += activity.isManual ? 1 : 2
            }
            page += 1
            let isLast = new.isEmpty && (!walk.isComplete || reply.value.isEmpty)
            if reply.value.isEmpty || isLast && reply.value.count < Self.pageSize { break }
        }
    }

    private func existingLibrary() throws -> Library? {
        do {
            return try library ?? Library.open(options.folder)
        } catch let error as StoreError where error.kind == .notFound {
            return nil
        }
    }
}

extension ActivityFilter {
    fileprivate static func of(athlete: Int64) -> ActivityFilter {
        var filter = ActivityFilter()
        filter.athlete = athlete
        return filter
    }
}

package import ActivityModel
import Foundation
import Storage
import Synchronization
package import WebServer

/// The web application: all its routes, with the jobs and caches behind them.
package final class LibraryApp: HTTPHandler {
    let options: PageOptions
    let imports: Importer
    let sync: Syncer
    let schedule: SyncSchedule
    let callbacks: StravaCallbacks
    let tracks: TrackStore
    let overviews = LibraryCache<OverviewDigest>()
    let activities = ActivityStores()
    private let athletes = LibraryCache<[NamedAthlete]>()
    private let choices = LibraryCache<Choices>()
    private let sessions = Sessions(SessionValues())
    private let boundPort: Mutex<UInt16>
    private let isStopping = Mutex(false)
    private let opened = Mutex<(library: Library, file: UInt64)?>(nil)

    package init(_ options: PageOptions) {
        self.options = options
        boundPort = Mutex(options.port)
        let tracks = TrackStore(options)
        self.tracks = tracks
        let imports = Importer(options) { tracks.prepare() }
        let syncer = Mutex<Syncer?>(nil)
        var times = options.syncTimes
        times.interval = options.syncInterval
        let schedule = SyncSchedule(times) {
            guard options.isConnected else { return true }
            return !imports.isBusy && syncer.withLock(\.self)?.start() == true
        }
        let sync = Syncer(options) { state in
            tracks.prepare()
            schedule.ended(limit: state.limit(now: options.now()))
        }
        syncer.withLock { $0 = sync }
        self.imports = imports
        self.sync = sync
        self.schedule = schedule
        callbacks = StravaCallbacks(options) { schedule.announce() }
    }

    /// Sets the bound port, if the system chose one.
    func bind(_ port: UInt16) { boundPort.withLock { $0 = port } }

    /// Imports exports whose import was interrupted, otherwise the library's cache if it has
    /// content; then syncs with Strava if it is connected.
    ///
    /// - Parameters:
    ///   - begin: requests activities from this time on instead, including known ones.
    ///   - end: requests only activities before this time.
    package func reload(stravaBegin begin: Timestamp? = nil, stravaEnd end: Timestamp? = nil) {
        let uploads = Upload.left(in: options.folder.url)
        if !uploads.isEmpty {
            let names = uploads.map(\.lastPathComponent).joined(separator: ", ")
            _ = imports.start(uploads.map(\.path), named: names)
        } else if !options.folder.caches.isEmpty {
            _ = imports.start([], named: "Strava Export")
        } else {
            prepareMap()
        }
        Task {
            await imports.job.wait()
            guard options.isConnected, !isStopping.withLock(\.self) else { return }
            _ = sync.start(Syncer.Range(begin: begin, end: end))
        }
    }

    /// Starts automatic syncs.
    package func startSchedule() { schedule.start() }

    /// Prepares the map's tracks in the background, so that they are ready when the map is first
    /// opened.
    package func prepareMap() { tracks.prepare() }

    /// Asks running jobs to stop, soon and without losing anything.
    package func stopJobs() {
        isStopping.withLock { $0 = true }
        schedule.stop()
        imports.cancel()
        sync.cancel()
    }

    /// Waits until no job is running.
    package func waitForJobs() async {
        await imports.job.wait()
        await sync.job.wait()
    }

    // MARK: Answers

    package func respond(to request: HTTPRequest) async -> HTTPResponse {
        let gate = RequestGuard(
            ServerReach(
                host: options.host, port: boundPort.withLock(\.self),
                publicPort: options.publicPort),
            password: options.password, sessions: sessions, name: "waymark")
        var context: RequestContext?
        var response: HTTPResponse
        do {
            if let answer = try await callbacks.answer(request, gate) {
                response = answer
            } else {
                response = try await answer(request, gate, &context)
            }
        } catch {
            response = Failure.response(to: error, request, in: options.folder)
        }
        SecurityHeaders.add(to: &response, images: context?.choices.tiles?.origin)
        return response
    }

    package func response(to error: HTTPError) -> HTTPResponse {
        var response = Failure.response(to: error, HTTPRequest("GET", ""), in: options.folder)
        SecurityHeaders.add(to: &response)
        return response
    }

    /// - Parameter context: becomes the visitor's, for headers that depend on the visitor's
    ///   choices.
    private func answer(
        _ request: HTTPRequest, _ gate: RequestGuard<SessionValues>,
        _ context: inout RequestContext?
    ) async throws -> HTTPResponse {
        try gate.checkHost(request)
        let (session, isNew) = gate.session(of: request)
        var visit = RequestContext(request: request, session: session, gate: gate, app: self)
        visit.language = language(of: visit)
        context = visit
        var response: HTTPResponse
        do {
            let (route, parameters) = try Routes.router.route(request)
            if gate.needsPassword(session), !route.action.access.isOpen {
                guard request.method == "GET" else {
                    throw HTTPError(
                        status: 403, title: "Sign in to continue",
                        advice: "Open the page and give the password.")
                }
                response = .see("/password")
            } else {
                if !route.action.access.isFile {
                    let known = visit
                    visit = try await BlockingPool.run { try self.readLibrary(known, route) }
                    visit.language = language(of: visit)
                    context = visit
                }
                let visit = visit
                response = try await visit.language.use {
                    try await answer(route.action.action, visit, parameters)
                }
                if case .show = route.action.action, !isNew {
                    response = Delivery.prepare(response, for: request, of: route.pattern)
                }
            }
            response.route = route.method + " " + route.pattern
        } catch {
            response = visit.language.use { Failure.response(to: error, visit) }
        }
        if isNew, response.headers["Set-Cookie"] == nil {
            response.headers["Set-Cookie"] = gate.cookie(session)
        }
        return response
    }

    private func answer(
        _ action: Endpoint.Action, _ context: RequestContext, _ parameters: [String]
    ) async throws -> HTTPResponse {
        switch action {
        case .show(let show): return try await show(context, parameters)
        case .change(let change):
            guard let data = try await context.request.body.read(limit: Routes.formLimit) else {
                throw HTTPError(
                    status: 413, title: "The form is too long",
                    advice: "A form holds a few words, no more.")
            }
            let form = Form(String(decoding: data, as: UTF8.self))
            try context.gate.checkOrigin(
                context.request, context.session,
                token: form["token"] ?? context.request.headers["x-waymark-token"])
            return try await change(context, parameters, form)
        case .take(let take): return try await take(context, parameters)
        }
    }

    /// The language that the visitor chose, or the library's setting says, or the browser prefers.
    private func language(of visit: RequestContext) -> Language {
        if let asked = visit.request.value("language").flatMap(Language.init(rawValue:)) {
            sessions.update(visit.session.name) { $0.language = asked }
            return asked
        }
        return visit.session.values.language ?? visit.choices.language
            ?? Language(accepted: visit.request.headers["accept-language"]) ?? .english
    }

    /// Forgets the language that a visitor chose, as the library's setting is to count.
    func forgetLanguage(of context: RequestContext) {
        sessions.update(context.session.name) { $0.language = nil }
    }

    // MARK: The library

    /// The context with the library, the settings, and the selected athletes.
    private func readLibrary(
        _ context: RequestContext, _ route: AppRoute
    ) throws -> RequestContext {
        var context = context
        guard let library = try library() else { return context }
        context.library = library
        context.choices = try choices.value(library) {
            try Choices(library, athlete: options.athlete)
        }
        guard !context.gate.needsPassword(context.session) else { return context }
        let asked = context.request.value("athlete")
        context.athletes = try ShownAthletes(
            athletes.value(library) { try library.namedAthletes() }, fixed: options.athlete,
            asked: asked, chosen: context.session.values.athlete)
        if asked != nil, route.action.isOfAthletes {
            let chosen = context.athlete
            sessions.update(context.session.name) { $0.athlete = chosen }
        }
        return context
    }

    /// The library; `nil` if there is none yet, or it is just being created.
    func library() throws -> Library? {
        try opened.withLock { opened in
            // A different file in its place is a different library.
            let attributes = try? FileManager.default.attributesOfItem(
                atPath: options.folder.database.path)
            let file = (attributes?[.systemFileNumber] as? NSNumber)?.uint64Value
            if let opened, opened.file == file { return opened.library }
            opened = nil
            do {
                let library = try Library.open(options.folder)
                opened = (library, file ?? 0)
            } catch let error as StoreError {
                switch error.kind {
                case .notFound: break
                case .inUse where imports.isBusy || sync.isBusy: break
                default: throw error
                }
            }
            return opened?.library
        }
    }
}

/// The session data of a visitor.
struct SessionValues: Sendable {
    /// Strava's id of the athlete that the visitor selected; `nil` means all.
    var athlete: Int64?
    /// The language that the visitor chose in the footer.
    var language: Language?
}

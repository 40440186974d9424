public import ActivityModel
import Foundation
import Storage
import Synchronization

/// Everything the page can answer. ``handle(_:)`` needs no socket.
public final class Site: Sendable {
    let options: PageOptions
    let job: ImportJob
    let sync: SyncJob
    let door: StravaDoor
    let tracks: TrackStore
    let overviews = Remembered<Overview>()
    private let athletes = Remembered<[NamedAthlete]>()
    private let sessions = Sessions()
    private let boundPort: Mutex<UInt16>
    private let isStopping = Mutex(false)
    private let opened = Mutex<(library: Library, file: UInt64)?>(nil)

    /// The page.
    package init(_ options: PageOptions) {
        self.options = options
        boundPort = Mutex(options.port)
        let tracks = TrackStore(options)
        self.tracks = tracks
        door = StravaDoor(options)
        job = ImportJob(options) { tracks.prepare() }
        sync = SyncJob(options) { tracks.prepare() }
    }

    /// The port that was bound, where the system chose one.
    func bind(_ port: UInt16) { boundPort.withLock { $0 = port } }

    /// Begins the import of what came in and was interrupted, else of what lies in the library's
    /// cache, where something does; then asks Strava for what is newer, where somebody is connected.
    ///
    /// - Parameters:
    ///   - begin: asks for activities from then on instead, those that are known included.
    ///   - end: asks for activities before that only.
    public func reload(stravaBegin begin: Timestamp? = nil, stravaEnd end: Timestamp? = nil) {
        let uploads = Upload.left(in: options.folder.url)
        if !uploads.isEmpty {
            let names = uploads.map(\.lastPathComponent).joined(separator: ", ")
            _ = job.start(uploads.map(\.path), named: names)
        } else if !options.folder.caches.isEmpty {
            _ = job.start([], named: "Strava Export")
        } else {
            prepareMap()
        }
        Thread.detachNewThread { [self] in
            job.wait()
            guard options.isConnected, !isStopping.withLock(\.self) else { return }
            _ = sync.start(SyncJob.Range(begin: begin, end: end))
        }
    }

    /// Works out in the background what the map needs, so that it is there when it is opened first.
    public func prepareMap() { tracks.prepare() }

    /// Asks what is under way to stop, soon and without losing anything.
    public func stopJobs() {
        isStopping.withLock { $0 = true }
        job.cancel()
        sync.cancel()
    }

    /// Waits until nothing is under way any more.
    public func waitForJobs() {
        job.wait()
        sync.wait()
    }

    /// The answer to a request.
    public func handle(_ request: PageRequest) async -> PageResponse {
        let gate = Gate(options: options, port: boundPort.withLock(\.self), sessions: sessions)
        var response: PageResponse
        var choices = Choices()
        do {
            if StravaDoor.isMeant(request) {
                response = try await door.answer(request, gate)
                SafetyHeaders.add(to: &response, tiles: nil)
                return response
            }
            try gate.checkHost(request)
            let (session, isNew) = gate.session(of: request)
            let library = try library()
            choices = try library.map { try Choices($0, athlete: options.athlete) } ?? Choices()
            let visit = Visit(
                request: request, session: session, gate: gate, site: self, library: library,
                choices: choices)
            response = await answer(visit)
            if isNew, response.headers["Set-Cookie"] == nil {
                response.headers["Set-Cookie"] = gate.cookie(session)
            }
        } catch {
            response = Failure.response(to: error, request, in: options.folder)
        }
        SafetyHeaders.add(to: &response, tiles: choices.tiles)
        return response
    }

    private func answer(_ visit: Visit) async -> PageResponse {
        do {
            let (route, parameters) = try Routes.route(visit.request)
            if visit.gate.needsPassword(visit.session), !route.isOpen {
                guard visit.request.method == "GET" else {
                    throw Refusal(
                        status: 403, title: "The password comes first",
                        advice: "Open the page and say it.")
                }
                return .see("/password")
            }
            let visit = try choosing(visit)
            switch route.action {
            case .show(let show):
                return try await Blocking.run { try show(visit, parameters) }
            case .change(let change):
                guard let data = try await visit.request.body.read(limit: Routes.formLimit) else {
                    throw Refusal(
                        status: 413, title: "That is too much",
                        advice: "A form holds a few words, no more.")
                }
                let form = Form(String(decoding: data, as: UTF8.self))
                try visit.gate.checkOrigin(
                    visit.request, visit.session,
                    token: form["token"] ?? visit.request.headers["x-waymark-token"])
                return try await Blocking.run { try change(visit, parameters, form) }
            case .take(let take):
                return try await take(visit, parameters)
            }
        } catch {
            return Failure.response(to: error, visit)
        }
    }

    /// The visit with the athletes whom it shows.
    private func choosing(_ visit: Visit) throws -> Visit {
        guard let library = visit.library, !visit.gate.needsPassword(visit.session) else {
            return visit
        }
        let asked = visit.request.value("athlete")
        var visit = visit
        visit.athletes = try ShownAthletes(
            athletes.value(library) { try library.namedAthletes() }, fixed: options.athlete,
            asked: asked, chosen: visit.session.athlete)
        if asked != nil, ShownAthletes.places.contains(visit.request.path) {
            sessions.choose(visit.athlete, for: visit.session.name)
        }
        return visit
    }

    /// The library; `nil` as long as there is none, or it is just being made.
    func library() throws -> Library? {
        try opened.withLock { opened in
            // Another file in its place is another library.
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
                case .inUse where job.isBusy || sync.isBusy: break
                default: throw error
                }
            }
            return opened?.library
        }
    }
}

extension Gate {
    /// The cookie of a session: other sites' pages cannot send it along with anything that changes
    /// something or is shown in them. A link from elsewhere brings it: without it the visitor would
    /// be a new one, whose cookie takes the place of the old, forms of open pages and the password
    /// included.
    func cookie(_ session: Sessions.Session) -> String {
        "\(cookieName)=\(session.name); Path=/; HttpOnly; SameSite=Lax"
    }
}

/// Runs what waits for the disk away from the threads that serve connections.
enum Blocking {
    private static let queue = DispatchQueue(label: "waymark.page", attributes: .concurrent)

    static func run<Result: Sendable>(
        _ body: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Swift.Result(catching: body)) }
        }
    }
}

import WebServer

/// The handler of an address, and what the surrounding page needs to know about it.
struct Endpoint: Sendable {
    typealias Show = @Sendable (RequestContext, [String]) async throws -> HTTPResponse
    typealias Change = @Sendable (RequestContext, [String], Form) async throws -> HTTPResponse

    enum Action: Sendable {
        case show(Show)
        /// Changes something; the form's origin has been checked.
        case change(Change)
        /// Reads the body itself and checks its origin.
        case take(Show)
    }

    var action: Action
    /// Who may use this route, and what is read for it in advance.
    var access = Access.visitors
    /// The name of the route in the navigation.
    var place: Phrase?
    /// Whether lists and totals here depend on the selected athletes; the page then offers the
    /// selection and remembers it. Pages about one item do not: a link opens the item, whatever the
    /// selection.
    var isOfAthletes = false

    enum Access: Sendable {
        /// Visitors who know the password, if there is one.
        case visitors
        case everybody
        /// Everyone, with the same response for all: nothing is read from the library.
        case files
        /// Visitors who know the password; nothing is read from the library.
        case visitorsFiles

        var isOpen: Bool { self == .everybody || self == .files }
        var isFile: Bool { self == .files || self == .visitorsFiles }
    }
}

typealias AppRoute = Route<Endpoint>

extension Route<Endpoint> {
    typealias SyncShow = @Sendable (RequestContext, [String]) throws -> HTTPResponse
    typealias SyncChange = @Sendable (RequestContext, [String], Form) throws -> HTTPResponse

    /// A page that reads the library, on the thread pool.
    static func get(
        _ path: String, for access: Endpoint.Access = .visitors, in place: Phrase? = nil,
        isOfAthletes: Bool = false, _ show: @escaping SyncShow
    ) -> AppRoute {
        getting(path, for: access, in: place, isOfAthletes: isOfAthletes) { context, parameters in
            try await context.onDisk { try show(context, parameters) }
        }
    }

    /// A page that waits for more than the disk.
    static func getting(
        _ path: String, for access: Endpoint.Access = .visitors, in place: Phrase? = nil,
        isOfAthletes: Bool = false, _ show: @escaping Endpoint.Show
    ) -> AppRoute {
        AppRoute(
            "GET", path,
            Endpoint(
                action: .show(show), access: access, place: place, isOfAthletes: isOfAthletes))
    }

    /// A form that changes the library, on the thread pool.
    static func post(
        _ path: String, for access: Endpoint.Access = .visitors, _ change: @escaping SyncChange
    ) -> AppRoute {
        posting(path, for: access) { context, parameters, form in
            try await context.onDisk { try change(context, parameters, form) }
        }
    }

    /// A form that waits for more than the disk.
    static func posting(
        _ path: String, for access: Endpoint.Access = .visitors, _ change: @escaping Endpoint.Change
    ) -> AppRoute {
        AppRoute("POST", path, Endpoint(action: .change(change), access: access))
    }

    static func taking(
        _ method: String, _ path: String, _ take: @escaping Endpoint.Show
    ) -> AppRoute {
        AppRoute(method, path, Endpoint(action: .take(take)))
    }
}

/// The table of all routes. The navigation follows its order.
enum Routes {
    /// The maximum size of a form in bytes.
    static let formLimit = 65_536

    /// All routes; a section with pages of its own adds its list here.
    static let all: [AppRoute] =
        OverviewPage.routes + ActivitiesPage.routes + ActivityPage.routes + MapPage.routes
        + PhotosPage.routes + GearPage.routes + RoutesPage.routes + ArchivePage.routes
        + ReviewPage.routes + RunsPage.routes + IssuesPage.routes + SettingsPage.routes
        + LanguageChoice.routes + ZonesPage.routes + StravaPage.routes
        + UploadPage.routes + PasswordPage.routes + AssetRoutes.routes
        + HealthPage.routes + QuitPage.routes + TotalsPage.routes + CalendarDays.routes

    static let router = Router(all)

    /// The addresses and names in the navigation.
    static let places: [(path: String, name: Phrase)] = all.compactMap { route in
        route.action.place.map { (route.pattern, $0) }
    }

    /// The addresses at which athletes can be selected.
    static let ofAthletes: Set<String> = Set(
        all.filter(\.action.isOfAthletes).map(\.pattern))
}

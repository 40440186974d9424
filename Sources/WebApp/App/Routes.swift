import WebServer

/// What answers at an address of the page, and what the page around it has to know.
struct Endpoint: Sendable {
    typealias Show = @Sendable (RequestContext, [String]) async throws -> HTTPResponse
    typealias Change = @Sendable (RequestContext, [String], Form) async throws -> HTTPResponse

    enum Action: Sendable {
        case show(Show)
        /// Changes something; the form's origin has been checked.
        case change(Change)
        /// Reads the body by itself and checks its origin.
        case take(Show)
    }

    var action: Action
    /// Who may come here, and what is read for it beforehand.
    var access = Access.visitors
    /// The name under which the navigation leads here.
    var place: String?
    /// Whether lists and sums here are of the athletes whom the visitor chose; the page then offers
    /// the choice and remembers it. Pages about one thing are not like that: a link to it opens it,
    /// whoever is shown.
    var isOfAthletes = false

    enum Access: Sendable {
        /// Those who know the password, where there is one.
        case visitors
        case everybody
        /// Everybody, and it is the same for all: nothing is read from the library for it.
        case files
        /// Those who know the password; nothing is read from the library.
        case visitorsFiles

        var isOpen: Bool { self == .everybody || self == .files }
        var isFile: Bool { self == .files || self == .visitorsFiles }
    }
}

typealias AppRoute = Route<Endpoint>

extension Route<Endpoint> {
    typealias SyncShow = @Sendable (RequestContext, [String]) throws -> HTTPResponse
    typealias SyncChange = @Sendable (RequestContext, [String], Form) throws -> HTTPResponse

    /// A page that reads the library; it does so away from the threads that serve.
    static func get(
        _ path: String, for access: Endpoint.Access = .visitors, in place: String? = nil,
        isOfAthletes: Bool = false, _ show: @escaping SyncShow
    ) -> AppRoute {
        getting(path, for: access, in: place, isOfAthletes: isOfAthletes) { context, parameters in
            try await BlockingPool.run { try show(context, parameters) }
        }
    }

    /// A page that waits for more than the disk.
    static func getting(
        _ path: String, for access: Endpoint.Access = .visitors, in place: String? = nil,
        isOfAthletes: Bool = false, _ show: @escaping Endpoint.Show
    ) -> AppRoute {
        AppRoute(
            "GET", path,
            Endpoint(
                action: .show(show), access: access, place: place, isOfAthletes: isOfAthletes))
    }

    /// A form that changes the library; it does so away from the threads that serve.
    static func post(
        _ path: String, for access: Endpoint.Access = .visitors, _ change: @escaping SyncChange
    ) -> AppRoute {
        posting(path, for: access) { context, parameters, form in
            try await BlockingPool.run { try change(context, parameters, form) }
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

/// The table of all addresses. The navigation follows its order.
enum Routes {
    /// The most bytes of a form.
    static let formLimit = 65_536

    /// Every address; a section that brings its own pages adds its own list here.
    static let all: [AppRoute] =
        OverviewPage.routes + ActivitiesPage.routes + ActivityPage.routes + MapPage.routes
        + PhotosPage.routes + GearPage.routes + RoutesPage.routes + RunsPage.routes
        + IssuesPage.routes + SettingsPage.routes + ZonesPage.routes + StravaPage.routes
        + UploadPage.routes + PasswordPage.routes + AssetRoutes.routes

    static let router = Router(all)

    /// The addresses that the navigation leads to, and their names.
    static let places: [(path: String, name: String)] = all.compactMap { route in
        route.action.place.map { (route.pattern, $0) }
    }

    /// The addresses at which the athletes who are shown can be chosen.
    static let ofAthletes: Set<String> = Set(
        all.filter(\.action.isOfAthletes).map(\.pattern))
}

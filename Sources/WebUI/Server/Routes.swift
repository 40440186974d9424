import Foundation

/// An address and what answers there.
struct Route: Sendable {
    typealias Show = @Sendable (Visit, [String]) throws -> PageResponse
    typealias Change = @Sendable (Visit, [String], Form) throws -> PageResponse
    typealias Take = @Sendable (Visit, [String]) async throws -> PageResponse

    enum Action: Sendable {
        /// Reads only.
        case show(Show)
        /// Changes something; the form's origin has been checked.
        case change(Change)
        /// Reads the body by itself and checks its origin.
        case take(Take)
    }

    var method: String
    /// The parts of the path; `*` is any part, `**` all that follow.
    var parts: [String]
    var action: Action
    /// Whether those who have not said the password may come here.
    var isOpen = false

    static func get(_ path: String, isOpen: Bool = false, _ show: @escaping Show) -> Route {
        Route("GET", path, .show(show), isOpen)
    }

    static func post(_ path: String, isOpen: Bool = false, _ change: @escaping Change) -> Route {
        Route("POST", path, .change(change), isOpen)
    }

    static func taking(_ method: String, _ path: String, _ take: @escaping Take) -> Route {
        Route(method, path, .take(take), false)
    }

    private init(_ method: String, _ path: String, _ action: Action, _ isOpen: Bool) {
        self.method = method
        parts = path.split(separator: "/").map(String.init)
        self.action = action
        self.isOpen = isOpen
    }

    /// What the path has in place of the stars; `nil` when it is another path.
    func parameters(_ path: [String]) -> [String]? {
        var parameters: [String] = []
        for (index, part) in parts.enumerated() {
            if part == "**" {
                guard index < path.count else { return nil }
                return parameters + [path[index...].joined(separator: "/")]
            }
            guard index < path.count else { return nil }
            if part == "*" {
                parameters.append(path[index])
            } else if part != path[index] {
                return nil
            }
        }
        return path.count == parts.count ? parameters : nil
    }
}

/// The table of all addresses.
enum Routes {
    /// The most bytes of a form.
    static let formLimit = 65_536

    /// Every address; a section that brings its own pages adds its own list here.
    static let all: [Route] =
        OverviewPage.routes + ActivitiesPage.routes + ActivityPage.routes + MapPage.routes
        + GearPage.routes + RoutesPage.routes + PhotosPage.routes + ImportsPage.routes
        + IssuesPage.routes + SettingsPage.routes + ZonesPage.routes + StravaPage.routes
        + ImportPage.routes + PasswordPage.routes + AssetRoutes.routes

    /// What answers a request.
    ///
    /// - Throws: ``Refusal``: 404 for an unknown address, 405 for a method it does not know.
    static func route(_ request: PageRequest) throws -> (Route, [String]) {
        guard request.path.hasPrefix("/"), !request.path.contains("\u{0}") else {
            throw Refusal.notFound()
        }
        let path = request.path.split(separator: "/", omittingEmptySubsequences: true)
            .map(String.init)
        guard !path.contains("..") else { throw Refusal.notFound() }
        var allowed: [String] = []
        let method = request.method == "HEAD" ? "GET" : request.method
        for route in all {
            guard let parameters = route.parameters(path) else { continue }
            if route.method == method { return (route, parameters) }
            allowed.append(route.method)
        }
        guard allowed.isEmpty else {
            throw Refusal(
                status: 405, title: "That cannot be done here",
                advice: "The page does this by a button of its own.",
                headers: ["Allow": Set(allowed).sorted().joined(separator: ", ")])
        }
        throw Refusal.notFound()
    }
}

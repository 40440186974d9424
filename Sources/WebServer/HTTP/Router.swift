/// An address and its action.
package struct Route<Action: Sendable>: Sendable {
    package var method: String
    /// The path as declared: `*` is any component, `**` all that follow.
    package var pattern: String
    package var action: Action
    private let parts: [Substring]

    package init(_ method: String, _ pattern: String, _ action: Action) {
        self.method = method
        self.pattern = pattern
        self.action = action
        parts = pattern.split(separator: "/")
    }

    /// The components in place of the stars; `nil` if the path does not match.
    fileprivate func parameters(_ path: [String]) -> [String]? {
        var parameters: [String] = []
        for (index, part) in parts.enumerated() {
            guard index < path.count else { return nil }
            switch part {
            case "**": return parameters + [path[index...].joined(separator: "/")]
            case "*": parameters.append(path[index])
            case path[index][...]: break
            default: return nil
            }
        }
        return path.count == parts.count ? parameters : nil
    }
}

/// Finds the route of a request.
package struct Router<Action: Sendable>: Sendable {
    package let routes: [Route<Action>]

    package init(_ routes: [Route<Action>]) { self.routes = routes }

    /// The route of a request and the components of its path in place of the stars. `HEAD` is
    /// answered like `GET`, without a body.
    ///
    /// - Throws: ``HTTPError``: 404 for an unknown address, 405 for a method that it does not
    ///   support.
    package func route(
        _ request: HTTPRequest
    ) throws(HTTPError) -> (route: Route<Action>, parameters: [String]) {
        guard request.path.hasPrefix("/"), !request.path.contains("\u{0}") else {
            throw .notFound()
        }
        let path = request.path.split(separator: "/").map(String.init)
        guard !path.contains("..") else { throw .notFound() }
        var allowed: Set<String> = []
        let method = request.method == "HEAD" ? "GET" : request.method
        for route in routes {
            guard let parameters = route.parameters(path) else { continue }
            if route.method == method { return (route, parameters) }
            allowed.insert(route.method)
        }
        guard allowed.isEmpty else {
            throw HTTPError(
                status: 405, title: "That cannot be done here",
                advice: "The page does this by a button of its own.",
                headers: ["Allow": allowed.sorted().joined(separator: ", ")])
        }
        throw .notFound()
    }
}

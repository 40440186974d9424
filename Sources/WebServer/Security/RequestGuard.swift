import Foundation

/// Decides which requests are allowed: the right host, a visitor who knows the password, a form of
/// our own.
package struct RequestGuard<Values: Sendable>: Sendable {
    package typealias Session = Sessions<Values>.Session

    /// With the actual port, once it is bound.
    package let reach: ServerReach
    package let sessions: Sessions<Values>
    private let password: String?
    /// The prefix of the cookie's name.
    private let name: String

    package init(
        _ reach: ServerReach, password: String?, sessions: Sessions<Values>, name: String
    ) {
        self.reach = reach
        self.password = password
        self.sessions = sessions
        self.name = name
    }

    /// Cookies ignore ports: the name separates two servers on one machine.
    private var cookieName: String { "\(name)-\(reach.port)" }

    /// Refuses a request whose `Host` is not ours, for example after DNS rebinding.
    package func checkHost(_ request: HTTPRequest) throws(HTTPError) {
        guard let host = request.headers["host"], reach.accepts(host.lowercased()) else {
            throw HTTPError(
                status: 421, title: "This is not the address of the page",
                advice: "Open it at the address that the server printed when it started.")
        }
    }

    // MARK: Sessions

    /// The visitor's session; a new one if the cookie names none.
    package func session(of request: HTTPRequest) -> (session: Session, isNew: Bool) {
        if let name = request.cookie(cookieName), let known = sessions.session(name) {
            return (known, false)
        }
        return (sessions.begin(), true)
    }

    /// The cookie of a session. Pages of other sites cannot send it with requests that change
    /// something or are embedded in them. A link from elsewhere does send it: otherwise the visitor
    /// would get a new session, whose cookie would replace the old one and invalidate open forms
    /// and the password.
    package func cookie(_ session: Session) -> String {
        "\(cookieName)=\(session.name); Path=/; HttpOnly; SameSite=Lax"
    }

    /// Whether a visitor still has to enter the password.
    package func needsPassword(_ session: Session) -> Bool {
        password != nil && !session.isTrusted
    }

    /// Whether a word is the password, in a time that does not depend on how much of it is correct.
    package func isPassword(_ word: String) -> Bool {
        guard let password else { return false }
        return isEqualInConstantTime(word, password)
    }

    // MARK: Forms

    /// Refuses a change that did not come from a page of ours.
    ///
    /// - Parameter token: the token that came with it, in a field or a header.
    package func checkOrigin(
        _ request: HTTPRequest, _ session: Session, token: String?
    ) throws(HTTPError) {
        let refusal = HTTPError(
            status: 403, title: "This did not come from the page itself",
            advice: "Go back, reload the page and try again; nothing was changed.")
        if let origin = request.headers["origin"], origin != "null" || reach.isLocal {
            guard isOwn(origin: origin, of: request) else { throw refusal }
        }
        if let site = request.headers["sec-fetch-site"] {
            guard site == "same-origin" || site == "none" else { throw refusal }
        }
        guard let token, isEqualInConstantTime(token, session.token) else { throw refusal }
    }

    private func isOwn(origin: String, of request: HTTPRequest) -> Bool {
        let hosts = [request.headers["host"]?.lowercased(), reach.forwardedHost(request)]
        return hosts.compactMap(\.self).contains { host in
            origin.lowercased() == "http://\(host)"
                || !reach.isLocal && origin.lowercased() == "https://\(host)"
        }
    }

    /// Scheme and host by which the visitor's browser reaches the page, also through a proxy:
    /// `https://box.local`.
    package func origin(of request: HTTPRequest) -> String {
        // The form's own origin is the most reliable, once it is known to be ours.
        if let origin = request.headers["origin"]?.lowercased(), isOwn(origin: origin, of: request)
        {
            return origin
        }
        let host = reach.forwardedHost(request) ?? request.headers["host"]?.lowercased() ?? ""
        let isSecure = !reach.isLocal && request.headers["x-forwarded-proto"] == "https"
        return (isSecure ? "https://" : "http://") + host
    }
}

/// Whether two texts are equal, in a time that does not depend on how much of them is.
package func isEqualInConstantTime(_ left: String, _ right: String) -> Bool {
    let left = Array(left.utf8)
    let right = Array(right.utf8)
    var difference = UInt8(left.count == right.count ? 0 : 1)
    for index in left.indices {
        difference |= left[index] ^ (right.isEmpty ? 1 : right[index % right.count])
    }
    return difference == 0
}

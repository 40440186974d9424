import Foundation

/// Decides who gets in: the right host, a visitor who knows the password, a form of our own.
struct Gate: Sendable {
    let options: PageOptions
    /// The port in force, once one is bound.
    let port: UInt16
    let sessions: Sessions

    /// Cookies know no ports: the name keeps two servers of one machine apart.
    var cookieName: String { "waymark-\(port)" }

    // MARK: Host

    /// Refuses a request whose `Host` is not ours, as after DNS rebinding.
    func checkHost(_ request: PageRequest) throws {
        guard let host = request.headers["host"], accepts(host.lowercased()) else {
            throw Refusal(
                status: 421, title: "This is not the address of the page",
                advice: "Open it at the address that waymark serve printed.")
        }
    }

    private func accepts(_ host: String) -> Bool {
        var names = ["localhost", "127.0.0.1", "[::1]"]
        if options.isLocal { names.append(options.listeningAddress) }
        if names.contains(where: { host == "\($0):\(port)" || port == 80 && host == $0 }) {
            return true
        }
        guard !options.isLocal, let own = options.host?.lowercased() else { return false }
        // As a proxy with TLS in front passes it on.
        if host == own || host == "\(own):443" { return true }
        let bare = host.hasSuffix(":\(port)") ? String(host.dropLast(":\(port)".count)) : host
        guard bare != host || port == 80 else { return false }
        // A name can be made to point anywhere; an address is only ever itself.
        let isAny = options.listeningAddress == "0.0.0.0" || options.listeningAddress == "::"
        return bare == own || bare == "[\(own)]"
            || isAny && (PageOptions.isIP4(bare) || bare.hasPrefix("["))
    }

    // MARK: Sessions

    /// The visitor's session; a new one when the cookie names none.
    func session(of request: PageRequest) -> (session: Sessions.Session, isNew: Bool) {
        if let name = request.cookie(cookieName), let known = sessions.session(name) {
            return (known, false)
        }
        return (sessions.begin(), true)
    }

    /// Whether a visitor still has to say the password.
    func needsPassword(_ session: Sessions.Session) -> Bool {
        options.password != nil && !session.isTrusted
    }

    /// Whether the word is the password, in a time that does not tell how much of it was right.
    func isPassword(_ word: String) -> Bool {
        guard let password = options.password else { return false }
        return Self.isEqual(word, password)
    }

    // MARK: Forms

    /// Refuses what changes something and did not come from a page of ours.
    ///
    /// - Parameter token: the token that came with it, in a field or a header.
    func checkOrigin(
        _ request: PageRequest, _ session: Sessions.Session, token: String?
    ) throws {
        let refusal = Refusal(
            status: 403, title: "This did not come from the page itself",
            advice: "Go back, reload the page and try again; nothing was changed.")
        if let origin = request.headers["origin"], origin != "null" || options.isLocal {
            let host = request.headers["host"]?.lowercased() ?? ""
            let own = ["http://\(host)"] + (options.isLocal ? [] : ["https://\(host)"])
            guard own.contains(origin.lowercased()) else { throw refusal }
        }
        if let site = request.headers["sec-fetch-site"] {
            guard site == "same-origin" || site == "none" else { throw refusal }
        }
        guard let token, Self.isEqual(token, session.token) else { throw refusal }
    }

    /// Whether two texts are equal, in a time that does not tell how much of them is.
    static func isEqual(_ left: String, _ right: String) -> Bool {
        let left = Array(left.utf8)
        let right = Array(right.utf8)
        var difference = UInt8(left.count == right.count ? 0 : 1)
        for index in left.indices {
            difference |= left[index] ^ (right.isEmpty ? 1 : right[index % right.count])
        }
        return difference == 0
    }
}

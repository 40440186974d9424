import Foundation

/// From where a server is reached, and by which names.
package struct ServerReach: Sendable {
    /// The address or name by which other machines reach it; `nil` means only this machine.
    package var host: String?
    /// The port in the addresses that visitors use: the one it listens at, unless a container or a
    /// router publishes it as another.
    package var port: UInt16
    /// The port it listens at.
    package var listeningPort: UInt16

    package init(host: String? = nil, port: UInt16, publicPort: UInt16? = nil) {
        self.host = host
        self.port = publicPort ?? port
        listeningPort = port
    }

    /// Whether only this machine can reach it.
    package var isLocal: Bool { host.map(Self.isLoopback) ?? true }

    /// The address to listen at: the host itself if it is an address, all addresses for a name.
    package var listeningAddress: String {
        guard let host, host != "localhost" else { return "127.0.0.1" }
        if Self.isIP4(host) || host.contains(":") {
            return host.trimmingCharacters(in: ["[", "]"])
        }
        return "0.0.0.0"
    }

    private static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host == "[::1]"
            || host.hasPrefix("127.") && isIP4(host)
    }

    private static func isIP4(_ host: String) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
    }

    /// The host name forwarded by a proxy; it counts only if it is the configured one, because
    /// anyone can send that header.
    func forwardedHost(_ request: HTTPRequest) -> String? {
        guard !isLocal, let own = host?.lowercased(),
            let forwarded = request.headers["x-forwarded-host"]?.lowercased(),
            forwarded == own || forwarded.hasPrefix(own + ":")
        else { return nil }
        return forwarded
    }

    /// Whether a `Host` header names this server. Any other name may be one that somebody else's
    /// DNS points here (rebinding). The port it listens at counts beside the public one, for
    /// requests from inside the container.
    func accepts(_ host: String) -> Bool {
        accepts(host, at: port) || accepts(host, at: listeningPort)
    }

    private func accepts(_ host: String, at port: UInt16) -> Bool {
        var names = ["localhost", "127.0.0.1", "[::1]"]
        if isLocal { names.append(listeningAddress) }
        if names.contains(where: { host == "\($0):\(port)" || port == 80 && host == $0 }) {
            return true
        }
        guard !isLocal, let own = self.host?.lowercased() else { return false }
        // As forwarded by a TLS proxy.
        if host == own || host == "\(own):443" { return true }
        let bare = host.hasSuffix(":\(port)") ? String(host.dropLast(":\(port)".count)) : host
        guard bare != host || port == 80 else { return false }
        // A name can be made to point anywhere; an address only means itself.
        let isAny = listeningAddress == "0.0.0.0" || listeningAddress == "::"
        return bare == own || bare == "[\(own)]"
            || isAny && (Self.isIP4(bare) || bare.hasPrefix("["))
    }
}

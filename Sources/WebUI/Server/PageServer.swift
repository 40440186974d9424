import FlyingFox
import FlyingSocks
public import Foundation
import Synchronization

/// Serves a site on this machine.
public final class PageServer: Sendable {
    private let site: Site
    private let server: HTTPServer

    /// A server that does not listen yet.
    ///
    /// - Throws: ``PageServerError`` when the host is no address of a machine, or is open to others
    ///   and there is no password.
    public init(_ site: Site) throws {
        let options = site.options
        guard options.isLocal || options.password?.isEmpty == false else {
            throw PageServerError(
                message: "others could see the page: --host needs a password",
                advice: "set WAYMARK_PASSWORD, or --password-file with a file that holds one")
        }
        self.site = site
        let address = options.listeningAddress
        do {
            let config =
                address.contains(":")
                ? Self.configuration(try sockaddr_in6.inet6(ip6: address, port: options.port))
                : Self.configuration(try sockaddr_in.inet(ip4: address, port: options.port))
            server = HTTPServer(config: config, handler: SiteHandler(site: site))
        } catch {
            throw PageServerError(
                message: "\(address): not an address of a machine",
                advice: "give --host an address such as 192.168.1.5, or a name")
        }
    }

    /// An upload may take as long as it likes; a page answers at once anyway.
    private static func configuration(
        _ address: some SocketAddress
    ) -> HTTPServer.Configuration {
        HTTPServer.Configuration(
            address: address, timeout: 86_400, sharedRequestBufferSize: 65_536,
            sharedRequestReplaySize: 65_536, pool: HTTPServer.defaultPool(), logger: .disabled)
    }

    /// Listens until it is stopped.
    ///
    /// - Parameter ready: told the address once pages can be had.
    /// - Throws: ``PageServerError`` when it cannot listen.
    public func run(ready: @escaping @Sendable (URL) -> Void) async throws {
        let isReady = Mutex(false)
        let waiting = Task {
            try await server.waitUntilListening()
            guard let url = await bound() else { return }
            isReady.withLock { $0 = true }
            ready(url)
        }
        defer { waiting.cancel() }
        do {
            try await server.run()
        } catch {
            // Once it listened, it ends because it was stopped.
            guard !isReady.withLock(\.self) else { return }
            let reason = "\(error)".contains("in use") ? "it is in use" : "the system refuses it"
            throw PageServerError(
                message: "port \(site.options.port): cannot listen there: \(reason)",
                advice: "another waymark serve may be running; or choose another with --port")
        }
    }

    /// The address in force; the site learns of the port.
    private func bound() async -> URL? {
        let port: UInt16
        switch await server.listeningAddress {
        case .ip4(_, let number), .ip6(_, let number): port = number
        case .unix, nil: return nil
        }
        site.bind(port)
        let host =
            site.options.isLocal
            ? site.options.listeningAddress : site.options.host ?? "127.0.0.1"
        let shown = host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
        return URL(string: "http://\(shown):\(port)/")
    }

    /// Ends every connection and stops listening.
    public func stop() async { await server.stop(timeout: 1) }
}

/// Why the page cannot be served, and what to do.
public struct PageServerError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public var message: String
    /// What a person can do about it.
    public var advice: String
    /// Both, a line each.
    public var description: String { message + "\n" + advice }
}

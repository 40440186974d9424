package import Foundation
package import Reports
import WebServer

/// Serves the page on this machine.
package final class PageServer: Sendable {
    private let app: LibraryApp
    private let server: HTTPServer

    /// Creates a server that does not listen yet.
    ///
    /// - Throws: ``PageServerError`` if other machines could reach the page and there is no
    ///   password.
    package init(_ app: LibraryApp) throws {
        let options = app.options
        guard options.reach.isLocal || options.password?.isEmpty == false else {
            throw PageServerError(
                message: "others could see the page: --host needs a password",
                advice: "set WAYMARK_PASSWORD, or --password-file with a file that holds one")
        }
        self.app = app
        server = HTTPServer(
            host: options.reach.listeningAddress, port: options.port, limits: options.limits,
            logger: options.logger, handler: app)
    }

    /// Listens until it is stopped.
    ///
    /// - Parameter ready: called with the address once pages can be requested.
    /// - Throws: ``PageServerError`` if it cannot listen, or ends without being asked to.
    package func run(ready: (URL) -> Void) async throws {
        do {
            let port = try await server.start()
            app.bind(port)
            if let url = address(port) { ready(url) }
            try await server.run()
        } catch let error as HTTPServerError {
            throw PageServerError(error, app.options)
        }
    }

    private func address(_ port: UInt16) -> URL? {
        let reach = app.options.reach
        let host = reach.isLocal ? reach.listeningAddress : reach.host ?? "127.0.0.1"
        let shown = host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
        return URL(string: "http://\(shown):\(app.options.publicPort ?? port)/")
    }

    /// Closes every connection and stops listening.
    package func stop() async { await server.stop() }
}

/// The reason why the page cannot be served, and the remedy.
package struct PageServerError: ReportableError, Equatable {
    package var message: String
    package var advice: String

    package func report(for medium: Medium) -> ErrorReport {
        ErrorReport(message, advice: advice)
    }
}

extension PageServerError {
    fileprivate init(_ error: HTTPServerError, _ options: PageOptions) {
        func cannotListen(_ reason: String) -> PageServerError {
            PageServerError(
                message: "port \(options.port): cannot listen there: \(reason)",
                advice: "another waymark serve may be running; or choose another with --port")
        }
        switch error {
        case .notAnAddress(let address):
            self = PageServerError(
                message: "\(address): not an address of a machine",
                advice: "give --host an address such as 192.168.1.5, or a name")
        case .addressInUse: self = cannotListen("it is in use")
        case .cannotListen(let reason): self = cannotListen("the system refuses it: \(reason)")
        case .ended:
            self = PageServerError(
                message: "the page has ended: the system took its socket away",
                advice: "start waymark serve again")
        }
    }
}

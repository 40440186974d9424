import WebServer

/// The answer for those who watch whether the page is served, without the password: a word about
/// the server, none about the library.
enum HealthPage {
    /// As ``PageHealth/path``.
    static let routes: [AppRoute] = [.get(PageHealth.path, for: .everybody, show)]

    /// By now the library has been opened and read, if there is one; what fails there answers with
    /// its own status.
    @Sendable
    private static func show(_ context: RequestContext, _: [String]) throws -> HTTPResponse {
        .text(
            PageHealth.word + "\n", type: "text/plain; charset=utf-8",
            headers: ["Cache-Control": "no-store"])
    }
}

/// What a watcher asks for and expects.
package enum PageHealth {
    package static let path = "/health"
    /// The body of a response of 200.
    package static let word = "waymark is serving"
}

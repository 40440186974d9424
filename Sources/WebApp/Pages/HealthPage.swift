import Bytes
import Foundation
package import Storage
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
            headers: headers(context.app.options))
    }

    private static func headers(_ options: PageOptions) -> [String: String] {
        var headers = ["Cache-Control": "no-store"]
        // For a second start on this machine only.
        if options.reach.isLocal {
            headers[PageHealth.libraryHeader] = PageHealth.mark(of: options.folder)
        }
        return headers
    }
}

/// What a watcher asks for and expects.
package enum PageHealth {
    package static let path = "/health"
    /// The body of a response of 200.
    package static let word = "waymark is serving"
    /// The header by which a second start knows that the same library is being served already.
    package static let libraryHeader = "X-Waymark-Library"

    /// A mark of a library's place, from which the place cannot be read.
    package static func mark(of folder: LibraryFolder) -> String {
        var hash = FNV1a()
        hash.add(folder.url.resolvingSymlinksInPath().standardizedFileURL.path.utf8)
        return hash.text
    }
}

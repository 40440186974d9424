import Foundation
import WebServer

/// Files that cannot be cut at a privacy zone: originals, routes, videos. If there are zones, they
/// are served only if the address contains `whole=yes`, as in links whose label says so.
extension RequestContext {
    /// Whether a file may be served uncut.
    var mayBeWhole: Bool { choices.zones.isEmpty || request.value("whole") == "yes" }

    /// The address of the uncut file.
    func whole(_ address: String) -> String {
        choices.zones.isEmpty ? address : address + "?whole=yes"
    }

    /// Refuses a file that may show what a zone hides, unless the user asked for it.
    func checkWhole() throws {
        guard !mayBeWhole else { return }
        throw HTTPError(
            status: 403, title: "This file is not cut",
            advice:
                "It may show what your privacy zones leave out. Take it by the button on its page, which says so, or add ?whole=yes to the address."
        )
    }
}

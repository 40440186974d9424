import Foundation
import WebServer

/// Files that cannot be cut at a privacy zone: originals, routes, videos. Where there are zones they
/// leave only when the address says `whole=yes`, as links do that say so in words.
extension RequestContext {
    /// Whether a file may leave as it is.
    var mayBeWhole: Bool { choices.zones.isEmpty || request.value("whole") == "yes" }

    /// The address at which a file is had as it is.
    func whole(_ address: String) -> String {
        choices.zones.isEmpty ? address : address + "?whole=yes"
    }

    /// Refuses a file that may show what a zone leaves out, unless the person said so.
    func checkWhole() throws {
        guard !mayBeWhole else { return }
        throw HTTPError(
            status: 403, title: "This file is not cut",
            advice:
                "It may show what your privacy zones leave out. Take it by the button on its page, which says so, or add ?whole=yes to the address."
        )
    }
}

import Synchronization
import WebServer

/// Ends the program from its page, if a person started it on this machine.
package final class QuitButton: Sendable {
    private let action = Mutex<(@Sendable () -> Void)?>(nil)

    package init() {}

    /// Sets what ends the program.
    package func connect(_ end: @escaping @Sendable () -> Void) { action.withLock { $0 = end } }

    func press() { action.withLock(\.self)?() }
}

/// Asks whether to end the program, and ends it.
enum QuitPage {
    static let routes: [AppRoute] = [.get("/quit", ask), .post("/quit", quit)]

    @Sendable
    private static func ask(_ context: RequestContext, _: [String]) throws -> HTTPResponse {
        guard context.app.options.quit != nil else { throw HTTPError.notFound() }
        return context.page("Quit") {
            tag("section", ["class": "card notice"]) {
                tag("h1") { "Quit Waymark?" }
                tag("p") {
                    "This page ends until you start Waymark again. Your library stays as it is."
                }
                if context.app.imports.isBusy || context.app.sync.isBusy {
                    tag("p", ["class": "note warn"]) {
                        "Work is under way. It stops at the next file and continues at the next start."
                    }
                }
                tag("form", ["method": "post", "action": "/quit"]) {
                    context.tokenField
                    tag("div", ["class": "buttons"]) {
                        tag("button", ["type": "submit", "class": "danger"]) { "Quit" }
                        link("/", "Stay", "quiet")
                    }
                }
            }
        }
    }

    @Sendable
    private static func quit(
        _ context: RequestContext, _: [String], _: Form
    ) throws -> HTTPResponse {
        guard let button = context.app.options.quit else { throw HTTPError.notFound() }
        button.press()
        return .html(
            PageLayout(title: "Waymark").document {
                tag("section", ["class": "card notice"]) {
                    tag("h1") { "Waymark has ended" }
                    tag("p") { "You can close this window." }
                }
            })
    }
}

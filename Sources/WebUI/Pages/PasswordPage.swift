import Foundation
import Synchronization

/// Where a visitor from another machine says the password.
enum PasswordPage {
    static let routes: [Route] = [
        .get("/password", isOpen: true, show), .post("/password", isOpen: true, check),
    ]

    @Sendable
    private static func show(_ visit: Visit, _: [String]) throws -> PageResponse {
        guard visit.gate.needsPassword(visit.session) else { return .see("/") }
        return .html(form(visit, isWrong: false))
    }

    private static func form(_ visit: Visit, isWrong: Bool) -> Markup {
        Frame(visit, title: "Password").document {
            tag("section", ["class": "card notice"]) {
                tag("h1") { "Password" }
                if isWrong { tag("p", ["class": "warn", "role": "alert"]) { "That is not it." } }
                tag("form", ["method": "post", "action": "/password", "class": "stack"]) {
                    visit.tokenField
                    tag("label") {
                        tag("span") { "The password that waymark serve was given" }
                        void(
                            "input",
                            [
                                "type": "password", "name": "password", "required": "",
                                "autofocus": "", "autocomplete": "current-password",
                            ])
                    }
                    tag("button", ["type": "submit"]) { "Enter" }
                }
            }
        }
    }

    @Sendable
    private static func check(
        _ visit: Visit, _: [String], _ fields: Form
    ) throws -> PageResponse {
        // Guessing takes its time, and many guesses at once no less: one is looked at, for the
        // others nothing is.
        let isRight = visit.gate.sessions.guess.withLockIfAvailable { _ in
            let isRight = visit.gate.isPassword(fields["password"] ?? "")
            if !isRight { Thread.sleep(forTimeInterval: 0.5) }
            return isRight
        }
        guard let isRight else {
            throw Refusal(
                status: 429, title: "One at a time",
                advice: "Somebody else is saying a password just now. Go back and try it again.")
        }
        guard isRight else { return .html(form(visit, isWrong: true), status: 403) }
        // A new name, so that one that was known before is worth nothing.
        visit.gate.sessions.end(visit.session.name)
        var response = PageResponse.see("/")
        response.headers["Set-Cookie"] = visit.gate.cookie(
            visit.gate.sessions.begin(isTrusted: true))
        return response
    }
}

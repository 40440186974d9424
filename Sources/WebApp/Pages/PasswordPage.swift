import Foundation
import Synchronization
import WebServer

/// The page on which a visitor from another machine enters the password.
enum PasswordPage {
    static let routes: [AppRoute] = [
        .get("/password", for: .everybody, show), .posting("/password", for: .everybody, check),
    ]

    @Sendable
    private static func show(_ context: RequestContext, _: [String]) throws -> HTTPResponse {
        guard context.gate.needsPassword(context.session) else { return .see("/") }
        return .html(form(context, isWrong: false))
    }

    private static func form(_ context: RequestContext, isWrong: Bool) -> Markup {
        PageLayout(context, title: "Password").document {
            tag("section", ["class": "card notice"]) {
                tag("h1") { "Password" }
                if isWrong {
                    tag("p", ["class": "warn", "role": "alert"]) { "This is not the password." }
                }
                tag("form", ["method": "post", "action": "/password", "class": "stack"]) {
                    context.tokenField
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
        _ context: RequestContext, _: [String], _ fields: Form
    ) async throws -> HTTPResponse {
        let isRight = await context.gate.sessions.guess {
            context.gate.isPassword(fields["password"] ?? "")
        }
        guard let isRight else {
            throw HTTPError(
                status: 429, title: "One at a time",
                advice: "Another visitor is entering a password. Go back and try again.")
        }
        guard isRight else { return .html(form(context, isWrong: true), status: 403) }
        // A new session name, so that one that was known before is worthless.
        context.gate.sessions.end(context.session.name)
        var response = HTTPResponse.see("/")
        response.headers["Set-Cookie"] = context.gate.cookie(
            context.gate.sessions.begin(isTrusted: true))
        return response
    }
}

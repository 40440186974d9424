import Foundation
import Ingest
import Reports
import Storage
import StravaAPI
import WebServer

/// The connection to Strava as a card: credentials, permissions, budget, queue, and actions.
enum StravaCard {
    /// The facts to show, read at once and without a request.
    private struct Facts: Sendable {
        var settings: StravaSettings
        var tokens: StravaTokens?
        var budget: BudgetSnapshot?
        var queue = APIStatus()
        var wasRevoked = false
        /// Events that no sync has handled.
        var announced = 0
    }

    static func markup(_ context: RequestContext) async -> Markup {
        let content = await content(context)
        return tag("section", ["class": "card", "id": "strava"]) {
            tag("h2") { "Strava connection" }
            content
        }
    }

    private static func content(_ context: RequestContext) async -> Markup {
        do {
            let facts = try await facts(context)
            return facts.tokens.map { connected($0, facts, context) } ?? apart(facts, context)
        } catch {
            // An unreadable configuration must not hide the other settings.
            let sentences = ErrorText.sentences(error, in: context.app.options.folder)
            return group {
                for sentence in sentences { tag("p") { sentence } }
            }
        }
    }

    private static func facts(_ context: RequestContext) async throws -> Facts {
        let connection = try context.app.options.connection()
        let tokens = try await connection.tokens.tokens()
        let budget = tokens == nil ? nil : await connection.budget.snapshot()
        let known = Facts(settings: connection.settings, tokens: tokens, budget: budget)
        return try await BlockingPool.run {
            var facts = known
            if let tokens {
                facts.queue =
                    try context.library?.apiStatus(athlete: tokens.athleteID, now: context.now)
                    ?? facts.queue
                if let athlete = tokens.athleteID {
                    facts.announced = try context.library?.openEvents(athlete: athlete).count ?? 0
                }
            } else {
                facts.wasRevoked =
                    try context.library?.setting(StravaCallbacks.revokedSetting) != nil
            }
            return facts
        }
    }

    private static func connected(
        _ tokens: StravaTokens, _ facts: Facts, _ context: RequestContext
    ) -> Markup {
        group {
            tag("p") {
                if let athlete = tokens.athleteID {
                    "Connected as athlete \(athlete)."
                } else {
                    "Connected."
                }
            }
            tag("dl", ["class": "pairs"]) {
                pair("Granted", tokens.scopes.sorted().joined(separator: ", "))
                for scope in AuthorizationRequest.scopes where !tokens.scopes.contains(scope) {
                    pair("Not granted", "\(scope): \(AuthorizationRequest.consequence(of: scope))")
                }
                if let budget = facts.budget { pair("Budget", BudgetText.line(budget)) }
                pair("Queued", queue(facts.queue))
                for failure in facts.queue.failures { pair("Failed", SyncText.text(failure)) }
                if facts.announced > 0 {
                    pair(
                        "Announced",
                        translated(
                            "\(Format.count(facts.announced, "change", "changes")), fetched within minutes"
                        ))
                }
                if let listed = facts.queue.listedAt {
                    pair("Last asked", Format.minute(listed))
                }
            }
            if !context.app.sync.isBusy {
                tag("div", ["class": "buttons"]) {
                    form(context, "/strava/sync") {
                        tag("button", ["type": "submit"]) { "Sync now" }
                    }
                    form(context, "/strava/sync") {
                        void(
                            "input", ["type": "hidden", "name": "list", "value": "complete"])
                        tag("button", ["type": "submit", "class": "quiet"]) {
                            "Find edited and deleted activities"
                        }
                    }
                    if AuthorizationRequest.scopes.contains(where: { !tokens.scopes.contains($0) })
                    {
                        form(context, "/strava/connect") {
                            tag("button", ["type": "submit", "class": "quiet"]) { "Connect again" }
                        }
                    }
                }
                RefetchForm.markup(context)
                disconnect(facts.queue.onlyAPI, context)
            }
        }
    }

    private static func pair(_ label: Phrase, _ value: String) -> Markup {
        group {
            tag("dt") { label }
            tag("dd") { value }
        }
    }

    private static func queue(_ queue: APIStatus) -> String {
        var text =
            queue.queued == 0
            ? "nothing"
            : Format.count(queue.queued, "activity", "activities") + ", "
                + Format.count(queue.queuedRequests, "request", "requests")
        if queue.failed > 0 { text += ", \(Format.count(queue.failed)) to be tried again" }
        return text
    }

    private static func disconnect(_ onlyAPI: Int, _ context: RequestContext) -> Markup {
        tag("details", ["class": "apart"]) {
            tag("summary") { "Disconnect" }
            tag("p") {
                "Strava revokes the access and the tokens are deleted. Data from exports stays."
                if onlyAPI > 0 {
                    " \(Format.count(onlyAPI, "activity", "activities")) came from Strava’s API only: keep or delete them?"
                }
            }
            form(context, "/strava/disconnect") {
                tag("div", ["class": "buttons"]) {
                    tag(
                        "button",
                        ["type": "submit", "name": "rest", "value": "keep", "class": "quiet"]
                    ) { onlyAPI > 0 ? "Disconnect and keep them" : "Disconnect" }
                    if onlyAPI > 0 {
                        tag(
                            "button",
                            [
                                "type": "submit", "name": "rest", "value": "delete",
                                "class": "danger",
                            ]
                        ) { "Disconnect and delete \(Format.count(onlyAPI))" }
                    }
                }
            }
        }
    }

    private static func apart(_ facts: Facts, _ context: RequestContext) -> Markup {
        group {
            if facts.wasRevoked {
                tag("p", ["class": "note warn"]) {
                    "Strava reports that you revoked access. Your library was not changed."
                }
            }
            tag("p") {
                "Not connected. Exports need no connection; with one, Waymark asks Strava only for what is newer than your last export. Strava requires a paid subscription and an API application of your own for it: "
                tag(
                    "a", ["href": "https://www.strava.com/settings/api", "rel": "noreferrer"]
                ) { "make one" }
                ", with “\(StravaPage.callbackDomain(context))” as its Authorization Callback Domain."
            }
            form(context, "/strava/credentials") {
                tag("div", ["class": "fields"]) {
                    tag("label") {
                        tag("span") { "Client ID" }
                        void(
                            "input",
                            [
                                "type": "text", "name": "client_id", "inputmode": "numeric",
                                "required": "", "autocomplete": "off",
                                "value": facts.settings.clientID,
                            ])
                    }
                    tag("label") {
                        tag("span") {
                            facts.settings.clientSecret == nil
                                ? "Client Secret" : "Client Secret (one is kept; not shown)"
                        }
                        // Write-only: the stored secret never appears in a page.
                        void(
                            "input",
                            [
                                "type": "password", "name": "client_secret",
                                "required": facts.settings.clientSecret == nil ? "" : nil,
                                "autocomplete": "off",
                            ])
                    }
                }
                tag(
                    "button",
                    ["type": "submit", "class": facts.settings.hasCredentials ? "quiet" : nil]
                ) { "Save" }
            }
            if facts.settings.hasCredentials {
                form(context, "/strava/connect") {
                    tag("button", ["type": "submit"]) { "Connect" }
                }
            }
        }
    }

    private static func form(
        _ context: RequestContext, _ action: String, @MarkupBuilder _ content: () -> Markup
    ) -> Markup {
        tag("form", ["method": "post", "action": action, "class": "stack"]) {
            context.tokenField
            content()
        }
    }
}

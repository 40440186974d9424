import Foundation
import Ingest
import Reports
import Storage
import StravaAPI
import WebServer

/// The page of the connection to Strava, with all its actions.
enum StravaPage {
    static let routes: [AppRoute] = [
        .getting("/strava", show), .get("/sync.json", state),
        .post("/strava/credentials", saveCredentials), .post("/strava/connect", connect),
        .post("/strava/sync", sync), .post("/strava/cancel", cancel),
        .posting("/strava/disconnect", disconnect),
    ]

    @Sendable
    private static func show(
        _ context: RequestContext, _: [String]
    ) async throws -> HTTPResponse {
        let card = await StravaCard.markup(context)
        return context.page("Strava", scripts: ["/assets/import.js"]) {
            tag("h1") { "Strava" }
            tag("section", ["id": "job", "aria-live": "polite"]) { SyncCard.markup(context) }
            if let id = context.request.value("another").flatMap({ Int64($0) }) {
                another(id, context)
            }
            card
            if context.library != nil { link("/settings", "All settings") }
        }
    }

    /// Asks before connecting an athlete who has no activities in the library.
    private static func another(_ athlete: Int64, _ context: RequestContext) -> Markup {
        tag("section", ["class": "card notice warn", "role": "alert"]) {
            tag("h2") { "This is another athlete’s account" }
            tag("p") {
                "Athlete \(athlete) authorized Waymark, but this library holds another athlete’s activities. Nothing was stored. Sign in to Strava with your own account, or:"
            }
            SettingsPage.form(context, "/strava/connect") {
                void("input", ["type": "hidden", "name": "athlete", "value": "\(athlete)"])
                tag("button", ["type": "submit", "class": "quiet"]) {
                    "Connect athlete \(athlete) too"
                }
            }
        }
    }

    @Sendable
    private static func state(_ context: RequestContext, _: [String]) throws -> HTTPResponse {
        .json(SyncDocument.line(context.app.sync.job))
    }

    @Sendable
    private static func saveCredentials(
        _ context: RequestContext, _: [String], _ form: Form
    ) throws -> HTTPResponse {
        let options = context.app.options
        guard let id = form["client_id"], id.count <= 20, id.allSatisfy(\.isWholeNumber) else {
            throw HTTPError.badRequest("The client ID is a number")
        }
        let kept = try StravaSettings.load(
            configuration: options.folder.configuration, environment: options.environment)
        // An empty field keeps the secret, but never for another application.
        let same = kept.clientID == id ? kept.clientSecret : nil
        guard let secret = form["client_secret"].map({ Secret($0) }) ?? same else {
            throw HTTPError.badRequest("The client secret is missing")
        }
        guard secret.revealed.count <= 200, secret.revealed.allSatisfy(\.isASCII) else {
            throw HTTPError.badRequest("That is not a Strava client secret")
        }
        try FileManager.default.createDirectory(
            at: options.folder.url, withIntermediateDirectories: true)
        try StravaSettings.save(
            clientID: id, clientSecret: secret, to: options.folder.configuration)
        return .see("/strava")
    }

    /// Sends the browser to Strava, through a page in between, since forms of the page may not lead
    /// elsewhere.
    @Sendable
    private static func connect(
        _ context: RequestContext, _: [String], _ form: Form
    ) throws
        -> HTTPResponse
    {
        let options = context.app.options
        let settings = try StravaSettings.load(
            configuration: options.folder.configuration, environment: options.environment)
        guard settings.hasCredentials else { throw StravaAPIError.missingCredentials }
        let request = try AuthorizationRequest(
            settings: settings, redirect: try redirect(context), force: options.isConnected)
        context.app.callbacks.expect(
            request, confirming: form["athlete"].flatMap { Int64($0) })
        let address = request.url.absoluteString
        var page = context.page("Strava") {
            tag("section", ["class": "card notice"]) {
                tag("h1") { "To Strava" }
                tag("p") { "Strava asks whether Waymark may read your activities." }
                tag("p") {
                    tag("a", ["class": "button", "href": address, "rel": "noreferrer"]) {
                        "Continue to Strava"
                    }
                }
            }
        }
        page.headers["Refresh"] = "0; url=\(address)"
        return page
    }

    /// The redirect address: this page, by the name that the browser uses.
    private static func redirect(_ context: RequestContext) throws -> URL {
        // Strava knows the loopback address only as `localhost`.
        let origin = context.gate.origin(of: context.request)
            .replacingOccurrences(of: "//[::1]", with: "//127.0.0.1")
        guard let url = URL(string: origin + "/strava/callback") else {
            throw HTTPError.badRequest("The address of this page is not known")
        }
        return url
    }

    /// The "Authorization Callback Domain" that the application at Strava needs for this visitor.
    static func callbackDomain(_ context: RequestContext) -> String {
        let host = (try? redirect(context))?.host(percentEncoded: false) ?? "localhost"
        // Strava accepts the loopback address whatever the domain is.
        return host == "127.0.0.1" ? "localhost" : host
    }

    @Sendable
    private static func sync(
        _ context: RequestContext, _: [String], _ form: Form
    ) throws -> HTTPResponse {
        guard context.app.options.isConnected else { throw StravaAPIError.notConnected }
        guard !context.app.imports.isBusy else {
            throw HTTPError(
                status: 409, title: "An import is running",
                advice: "Wait until it has ended, or cancel it first.")
        }
        var range = try RefetchForm.range(form, now: context.now)
        range.isComplete = form["list"] == "complete"
        range.confirmsAbsence = form["absent"] == "yes"
        _ = context.app.sync.start(range)
        return .see("/strava")
    }

    @Sendable
    private static func cancel(_ context: RequestContext, _: [String], _: Form) throws
        -> HTTPResponse
    {
        context.app.sync.cancel()
        return .see("/strava")
    }

    @Sendable
    private static func disconnect(
        _ context: RequestContext, _: [String], _ form: Form
    ) async throws -> HTTPResponse {
        let options = context.app.options
        guard form["rest"] == "keep" || form["rest"] == "delete" else {
            throw HTTPError.badRequest("Keep or delete what came only from Strava’s API?")
        }
        guard !context.app.sync.isBusy else {
            throw HTTPError(
                status: 409, title: "A sync is running", advice: "Cancel it first, or wait.")
        }
        let leaving = StravaLeaving(options.folder, environment: options.environment)
        let outcome = try await leaving.leave(
            deleting: form["rest"] == "delete", now: context.now)
        context.app.sync.job.reset()
        guard let untold = outcome.untold else { return .see("/strava") }
        return context.page("Strava") {
            tag("section", ["class": "card notice"]) {
                tag("h1") { "Disconnected" }
                tag("p") {
                    "The tokens on this machine are deleted. Strava could not be informed: \(ErrorReport(untold, for: .browser).message)."
                }
                tag("p") {
                    "Remove Waymark "
                    tag(
                        "a",
                        ["href": "https://www.strava.com/settings/apps", "rel": "noreferrer"]
                    ) { "in your settings at Strava" }
                    " too."
                }
                tag("p") { link("/strava", "Continue", "button") }
            }
        }
    }
}

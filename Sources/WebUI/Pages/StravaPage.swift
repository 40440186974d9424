import Foundation
import Ingest
import Storage
import StravaAPI

/// The connection to Strava: what it brings, and every way to change it.
enum StravaPage {
    static let routes: [Route] = [
        .get("/strava", show), .get("/sync.json", state),
        .post("/strava/credentials", saveCredentials), .post("/strava/connect", connect),
        .post("/strava/sync", sync), .post("/strava/cancel", cancel),
        .post("/strava/disconnect", disconnect),
    ]

    @Sendable
    private static func show(_ visit: Visit, _: [String]) throws -> PageResponse {
        visit.page("Strava", scripts: ["/assets/import.js"]) {
            tag("h1") { "Strava" }
            tag("section", ["id": "job", "aria-live": "polite"]) { SyncCard.markup(visit) }
            StravaCard.markup(visit)
            if visit.library != nil { link("/settings", "All settings") }
        }
    }

    @Sendable
    private static func state(_ visit: Visit, _: [String]) throws -> PageResponse {
        .json(SyncDocument.line(visit.site.sync))
    }

    @Sendable
    private static func saveCredentials(
        _ visit: Visit, _: [String], _ form: Form
    ) throws -> PageResponse {
        let options = visit.site.options
        guard let id = form["client_id"], id.count <= 20, id.allSatisfy(\.isWholeNumber) else {
            throw Refusal.badRequest("The client ID is a number")
        }
        let kept = try StravaSettings.load(
            configuration: options.folder.configuration, environment: options.environment)
        // A field left empty keeps the secret, but never for another application.
        let same = kept.clientID == id ? kept.clientSecret : nil
        guard let secret = form["client_secret"].map({ Secret($0) }) ?? same else {
            throw Refusal.badRequest("The client secret is missing")
        }
        guard secret.revealed.count <= 200, secret.revealed.allSatisfy(\.isASCII) else {
            throw Refusal.badRequest("That is no client secret of Strava’s")
        }
        try FileManager.default.createDirectory(
            at: options.folder.url, withIntermediateDirectories: true)
        try StravaSettings.save(
            clientID: id, clientSecret: secret, to: options.folder.configuration)
        return .see("/strava")
    }

    /// Sends the browser to Strava. A page in between does it, since forms of the page may lead
    /// nowhere else.
    @Sendable
    private static func connect(_ visit: Visit, _: [String], _: Form) throws -> PageResponse {
        let options = visit.site.options
        let settings = try StravaSettings.load(
            configuration: options.folder.configuration, environment: options.environment)
        guard settings.hasCredentials else { throw StravaAPIError.missingCredentials }
        let request = try AuthorizationRequest(
            settings: settings, redirect: try redirect(visit), force: options.isConnected)
        visit.site.door.expect(request)
        let address = request.url.absoluteString
        var page = visit.page("Strava") {
            tag("section", ["class": "card notice"]) {
                tag("h1") { "To Strava" }
                tag("p") { "Strava asks whether Waymark may read your activities." }
                tag("p") {
                    tag("a", ["class": "button", "href": address, "rel": "noreferrer"]) {
                        "Go on to Strava"
                    }
                }
            }
        }
        page.headers["Refresh"] = "0; url=\(address)"
        return page
    }

    /// Where Strava sends the browser back to: here, by the name that the browser knows.
    private static func redirect(_ visit: Visit) throws -> URL {
        let host = visit.request.headers["host"] ?? ""
        // Strava knows the loopback address by its old name only.
        let known = host.hasPrefix("[::1]") ? "127.0.0.1" + host.dropFirst("[::1]".count) : host
        guard let url = URL(string: "http://\(known)/strava/callback") else {
            throw Refusal.badRequest("The address of this page cannot be told")
        }
        return url
    }

    @Sendable
    private static func sync(_ visit: Visit, _: [String], _: Form) throws -> PageResponse {
        guard visit.site.options.isConnected else { throw StravaAPIError.notConnected }
        guard !visit.site.job.isBusy else {
            throw Refusal(
                status: 409, title: "An import is under way",
                advice: "Wait until it has ended, or cancel it first.")
        }
        _ = visit.site.sync.start()
        return .see("/strava")
    }

    @Sendable
    private static func cancel(_ visit: Visit, _: [String], _: Form) throws -> PageResponse {
        visit.site.sync.cancel()
        return .see("/strava")
    }

    @Sendable
    private static func disconnect(
        _ visit: Visit, _: [String], _ form: Form
    ) throws -> PageResponse {
        let options = visit.site.options
        guard form["rest"] == "keep" || form["rest"] == "delete" else {
            throw Refusal.badRequest("Keep or delete what only Strava’s API brought?")
        }
        guard !visit.site.sync.isBusy else {
            throw Refusal(
                status: 409, title: "A sync is under way", advice: "Cancel it first, or wait.")
        }
        let connection = try options.connection()
        guard let tokens = try waiting({ try await connection.tokens.tokens() }) else {
            throw StravaAPIError.notConnected
        }
        try waiting {
            try await connection.authorizer.revoke(tokens)
            try await connection.tokens.remove()
        }
        if form["rest"] == "delete", let athlete = tokens.athleteID, visit.library != nil {
            let library = try Library.openForWriting(options.folder)
            defer { try? library.close() }
            _ = try library.removeAPI(athlete: athlete, now: visit.now)
        }
        return .see("/strava")
    }
}

import Foundation
import Ingest
import Storage

/// Where exports come in: the first thing a person sees, and the way of every import.
enum ImportPage {
    static let routes: [Route] = [
        .get("/import", show), .get("/job.json", state), .post("/import/cancel", cancel),
        .post("/import/continue", goOn), .post("/import/sample", sample),
        .taking("PUT", "/upload/*", upload), .taking("POST", "/upload", formUpload),
    ]

    @Sendable
    private static func show(_ visit: Visit, _: [String]) throws -> PageResponse {
        visit.page("Import", scripts: ["/assets/import.js"]) {
            tag("h1") { "Import an export" }
            body(visit)
        }
    }

    /// The front page of an empty library.
    static func welcome(_ visit: Visit) -> PageResponse {
        visit.page("Waymark", scripts: ["/assets/import.js"]) {
            tag("div", ["class": "welcome"]) {
                tag("h1") { "Your activities, on your own disk" }
                tag("p") {
                    "Drop the archive that Strava sent you. Waymark unpacks it, reads every recording and keeps it all here. Nothing leaves this machine."
                }
            }
            body(visit)
        }
    }

    private static func body(_ visit: Visit) -> Markup {
        group {
            tag("section", ["id": "job", "aria-live": "polite"]) { JobCard.markup(visit) }
            if !visit.site.job.isBusy { drop(visit) }
            request
            tag("p", ["class": "faint"]) {
                "You have access to Strava’s API? "
                link("/strava", "Connect it")
                " and Waymark fetches what your exports lack."
            }
        }
    }

    private static func drop(_ visit: Visit) -> Markup {
        tag("section", ["class": "card drop", "id": "drop", "data-token": visit.session.token]) {
            tag(
                "form",
                ["method": "post", "action": "/upload", "enctype": "multipart/form-data"]
            ) {
                visit.tokenField
                tag("h2") { "Drop the export ZIP here" }
                tag("p", ["class": "faint"]) {
                    "Named like export_12345678.zip, of any size. Import as many as you have, as often as you like: nothing is doubled."
                }
                tag("div", ["class": "buttons"]) {
                    tag("label", ["class": "button file"]) {
                        tag("span") { "Choose a file" }
                        void(
                            "input",
                            [
                                "type": "file", "name": "file", "accept": ".zip,application/zip",
                                "required": "",
                            ])
                    }
                    tag("button", ["type": "submit", "class": "no-script"]) { "Import it" }
                }
            }
            if visit.site.options.sample != nil {
                tag("form", ["method": "post", "action": "/import/sample", "class": "sample"]) {
                    visit.tokenField
                    tag("span") { "No export at hand? " }
                    tag("button", ["type": "submit", "class": "quiet"]) { "Try the sample" }
                    if visit.library != nil {
                        tag("small", ["class": "faint"]) { " It can be undone under Imports." }
                    }
                }
            }
        }
    }

    private static var request: Markup {
        tag("details", ["class": "card", "id": "request"]) {
            tag("summary") { "How do I request my export from Strava?" }
            tag("ol") {
                tag("li") {
                    "Log in to Strava in a browser and open "
                    tag(
                        "a",
                        [
                            "href": "https://www.strava.com/athlete/delete_your_account",
                            "rel": "noreferrer",
                        ]
                    ) { "Settings → My Account → Download or Delete Your Account" }
                    ". Nothing is deleted by that."
                }
                tag("li") { "Press “Request Your Archive”." }
                tag("li") {
                    "Some hours later a mail has a link to the ZIP. Download it, then drop it here as it is: do not unpack it."
                }
            }
        }
    }

    // MARK: The job

    @Sendable
    private static func state(_ visit: Visit, _: [String]) throws -> PageResponse {
        .json(JobDocument.line(visit.site.job))
    }

    @Sendable
    private static func cancel(_ visit: Visit, _: [String], _: Form) throws -> PageResponse {
        visit.site.job.cancel()
        return .see("/import")
    }

    @Sendable
    private static func goOn(_ visit: Visit, _: [String], _: Form) throws -> PageResponse {
        guard visit.site.job.goOn() else {
            throw Refusal(
                status: 409, title: "There is nothing to go on with",
                advice: "Drop the export here once more.")
        }
        return .see("/import")
    }

    @Sendable
    private static func sample(_ visit: Visit, _: [String], _: Form) throws -> PageResponse {
        guard let sample = visit.site.options.sample else { throw Refusal.notFound() }
        guard visit.site.job.start([sample], named: "the sample") else { throw busy }
        return .see("/import")
    }

    private static var busy: Refusal {
        Refusal(
            status: 409, title: "An import is under way already",
            advice: "Wait until it has ended, or cancel it first.")
    }

    // MARK: Uploads

    /// `PUT /upload/NAME` with the bytes of the file as its body, as the script sends it.
    @Sendable
    private static func upload(_ visit: Visit, _ parameters: [String]) async throws -> PageResponse
    {
        try visit.gate.checkOrigin(
            visit.request, visit.session, token: visit.request.headers["x-waymark-token"])
        try await take(visit, visit.request.body, parameters.first ?? "")
        return .json(JobDocument.line(visit.site.job), status: 200)
    }

    /// The same by a plain form.
    @Sendable
    private static func formUpload(_ visit: Visit, _: [String]) async throws -> PageResponse {
        let form = try await FormUpload(
            visit.request.body, contentType: visit.request.headers["content-type"] ?? "")
        try visit.gate.checkOrigin(visit.request, visit.session, token: form.fields["token"])
        try await take(visit, form.file, form.fileName)
        return .see("/import")
    }

    private static func take(_ visit: Visit, _ body: PageBody, _ name: String) async throws {
        let upload = Upload(job: visit.site.job, folder: visit.site.options.folder.url)
        try await upload.take(body, named: name)
    }
}

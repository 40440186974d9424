import Foundation
import Ingest
import Storage
import WebServer

/// The page that receives exports: the first page a user sees, and the progress of every import.
enum UploadPage {
    static let routes: [AppRoute] = [
        .get("/import", show), .get("/job.json", state), .post("/import/cancel", cancel),
        .post("/import/continue", goOn), .post("/import/sample", sample),
        .taking("PUT", "/upload/*", upload), .taking("POST", "/upload", formUpload),
    ]

    @Sendable
    private static func show(_ context: RequestContext, _: [String]) throws -> HTTPResponse {
        context.page(
            "Import", scripts: ["/assets/folder.js", "/assets/picture.js", "/assets/import.js"]
        ) {
            tag("h1") { "Import an export" }
            body(context)
        }
    }

    /// The front page of an empty library.
    static func welcome(_ context: RequestContext) -> HTTPResponse {
        context.page(
            "Waymark", scripts: ["/assets/folder.js", "/assets/picture.js", "/assets/import.js"]
        ) {
            tag("div", ["class": "welcome"]) {
                tag("h1") { "Your activities, on your own disk" }
                tag("p") {
                    "Drop the archive that Strava sent you. Waymark unpacks it, reads every recording and keeps it all here."
                }
            }
            body(context)
        }
    }

    private static func body(_ context: RequestContext) -> Markup {
        group {
            tag("section", ["id": "job", "aria-live": "polite"]) { ImportCard.markup(context) }
            if !context.app.imports.isBusy { drop(context) }
            request(isOpen: context.library == nil)
            tag("p", ["class": "faint"]) {
                "You have access to Strava’s API? "
                link("/strava", "Connect it")
                " and Waymark fetches what your exports lack."
            }
        }
    }

    private static func drop(_ context: RequestContext) -> Markup {
        tag(
            "section",
            [
                "class": "card drop", "id": "drop", "data-token": context.session.token,
                "data-packing": translated("Reading the folder"),
                "data-large": translated(
                    "This folder is too large for a browser. Pack it into a ZIP and drop that."),
                "data-unreadable": translated("The folder could not be read."),
            ]
        ) {
            tag(
                "form",
                ["method": "post", "action": "/upload", "enctype": "multipart/form-data"]
            ) {
                context.tokenField
                tag("h2") { "Drop the export ZIP here" }
                tag("p", ["class": "faint"]) {
                    "Named like export_12345678.zip, of any size. Import as many as you have, as often as you like: nothing is imported twice."
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
                    tag("label", ["class": "button quiet file folder"]) {
                        tag("span") { "Choose a folder" }
                        void(
                            "input",
                            ["type": "file", "webkitdirectory": "", "data-folder": ""])
                    }
                    tag("button", ["type": "submit", "class": "no-script"]) { "Import it" }
                }
            }
            if context.app.options.sample != nil {
                tag("form", ["method": "post", "action": "/import/sample", "class": "sample"]) {
                    context.tokenField
                    tag("span") { "No export at hand? " }
                    tag("button", ["type": "submit", "class": "quiet"]) { "Try the sample" }
                    if context.library != nil {
                        tag("small", ["class": "faint"]) { " It can be undone under Imports." }
                    }
                }
            }
        }
    }

    /// Open where it is the next step: before there is anything.
    private static func request(isOpen: Bool) -> Markup {
        tag("details", ["class": "card", "id": "request", "open": isOpen ? "" : nil]) {
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
                    ". This deletes nothing."
                }
                tag("li") { "Press “Request Your Archive”." }
                tag("li") {
                    "Some hours later a mail has a link to the ZIP. Download it, then drop it here as it is. If your browser has unpacked it, drop the folder."
                }
            }
        }
    }

    // MARK: The job

    @Sendable
    private static func state(_ context: RequestContext, _: [String]) throws -> HTTPResponse {
        let known = context.request.query.first { $0.name == "tracks" }.flatMap { Int($0.value) }
        return .json(ImportDocument.line(context.app.imports.job, context, known: known))
    }

    @Sendable
    private static func cancel(_ context: RequestContext, _: [String], _: Form) throws
        -> HTTPResponse
    {
        context.app.imports.cancel()
        return .see("/import")
    }

    @Sendable
    private static func goOn(_ context: RequestContext, _: [String], _: Form) throws -> HTTPResponse
    {
        guard context.app.imports.continueRest() else {
            throw HTTPError(
                status: 409, title: "There is nothing to continue",
                advice: "Drop the export here again.")
        }
        return .see("/import")
    }

    @Sendable
    private static func sample(_ context: RequestContext, _: [String], _: Form) throws
        -> HTTPResponse
    {
        guard let sample = context.app.options.sample else { throw HTTPError.notFound() }
        guard context.app.imports.start([sample], named: "the sample") else { throw busy }
        return .see("/import")
    }

    private static var busy: HTTPError {
        HTTPError(
            status: 409, title: "An import is already running",
            advice: "Wait until it has ended, or cancel it first.")
    }

    // MARK: Uploads

    /// `PUT /upload/NAME` with the bytes of the file as its body, from the script.
    @Sendable
    private static func upload(_ context: RequestContext, _ parameters: [String]) async throws
        -> HTTPResponse
    {
        try context.gate.checkOrigin(
            context.request, context.session, token: context.request.headers["x-waymark-token"])
        try await take(context, context.request.body, parameters.first ?? "")
        return .json(ImportDocument.line(context.app.imports.job), status: 200)
    }

    /// The same from a plain form.
    @Sendable
    private static func formUpload(_ context: RequestContext, _: [String]) async throws
        -> HTTPResponse
    {
        let form = try await MultipartForm(
            context.request.body, contentType: context.request.headers["content-type"] ?? "")
        try context.gate.checkOrigin(context.request, context.session, token: form.fields["token"])
        try await take(context, form.file, form.fileName)
        return .see("/import")
    }

    private static func take(_ context: RequestContext, _ body: HTTPRequestBody, _ name: String)
        async throws
    {
        let upload = Upload(imports: context.app.imports, folder: context.app.options.folder.url)
        try await upload.take(body, named: name)
    }
}

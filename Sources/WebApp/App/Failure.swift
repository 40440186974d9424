import JSON
import Foundation
import Reports
import Storage
import StravaAPI
import WebServer

/// The page that a visitor sees if something is refused or fails.
enum Failure {
    static func response(to error: any Error, _ context: RequestContext) -> HTTPResponse {
        if error is NoLibrary {
            return context.request.wantsJSON
                ? .json("{\"error\":\"there is no library yet\"}", status: 404) : .see("/")
        }
        let refusal = refusal(of: error, in: context.app.options.folder)
        if context.request.wantsJSON { return json(refusal) }
        return page(refusal, PageLayout(context, title: refusal.title))
    }

    /// A response for visitors who are not signed in.
    static func response(
        to error: any Error, _ request: HTTPRequest, in folder: LibraryFolder
    ) -> HTTPResponse {
        let refusal = refusal(of: error, in: folder)
        if request.wantsJSON { return json(refusal) }
        return page(refusal, PageLayout(title: refusal.title))
    }

    private static func json(_ refusal: HTTPError) -> HTTPResponse {
        var response = HTTPResponse.json(
            JSONValue.object([
                "error": .string(refusal.title.text), "advice": .string(refusal.advice.text),
            ])
            .line,
            status: refusal.status)
        response.headers.merge(refusal.headers) { $1 }
        return response
    }

    private static func page(_ refusal: HTTPError, _ frame: PageLayout) -> HTTPResponse {
        var response = HTTPResponse.html(
            frame.document {
                tag("section", ["class": "card notice"]) {
                    tag("h1") { refusal.title }
                    tag("p") { refusal.advice }
                    tag("p") { link("/", "To the overview", "button") }
                }
            }, status: refusal.status)
        response.headers.merge(refusal.headers) { $1 }
        return response
    }

    private static func refusal(of error: any Error, in folder: LibraryFolder) -> HTTPError {
        if let refusal = error as? HTTPError { return refusal }
        if let broken = error as? HTTPBodyError { return broken.httpError }
        let sentences = ErrorText.sentences(error, in: folder)
        if error is StravaAPIError || error is StravaSettingsError {
            return HTTPError(
                status: 409, title: Phrase(data: sentences[0]),
                advice: Phrase(data: sentences.dropFirst().joined(separator: " ")))
        }
        if let error = error as? StoreError {
            if case .otherAthlete = error.kind { return HTTPError.notFound() }
            let advice = Phrase(data: sentences.joined(separator: " "))
            switch error.kind {
            case .inUse:
                return HTTPError(
                    status: 409, title: "The library is in use",
                    advice: "An import is running. Wait until it has ended.")
            case .notWritable:
                return HTTPError(
                    status: 500, title: "The library cannot be changed", advice: advice)
            default:
                return HTTPError(status: 500, title: "The library cannot be read", advice: advice)
            }
        }
        return HTTPError(
            status: 500, title: "Something went wrong",
            advice: "Try again. If it happens again, please report what you did.")
    }
}

extension HTTPRequest {
    /// Whether the request comes from a script.
    var wantsJSON: Bool {
        path.hasSuffix(".json") || path.hasPrefix("/upload/")
            || headers["accept"]?.contains("application/json") == true
    }
}

public import Foundation

/// An answer, whatever server it goes through.
public struct PageResponse: Sendable {
    /// What the body is.
    public enum Body: Sendable {
        /// Bytes.
        case data(Data)
        /// A file of the disk, or a range of its bytes.
        case file(URL, range: Range<Int>?)
    }

    /// The status code of HTTP.
    public var status: Int
    /// Headers by name.
    public var headers: [String: String]
    /// What is sent.
    public var body: Body

    init(status: Int = 200, headers: [String: String] = [:], body: Body) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// Text of a media type.
    static func text(
        _ text: String, type: String, status: Int = 200, headers: [String: String] = [:]
    ) -> PageResponse {
        var headers = headers
        headers["Content-Type"] = type
        return PageResponse(status: status, headers: headers, body: .data(Data(text.utf8)))
    }

    /// A document of HTML.
    static func html(_ markup: Markup, status: Int = 200) -> PageResponse {
        text(markup.html, type: "text/html; charset=utf-8", status: status)
    }

    /// JSON in one line.
    static func json(_ line: String, status: Int = 200) -> PageResponse {
        text(line, type: "application/json", status: status)
    }

    /// After a form was taken: go and see.
    static func see(_ address: String) -> PageResponse {
        text("", type: "text/plain; charset=utf-8", status: 303, headers: ["Location": address])
    }
}

/// Why a request is refused; becomes a page that says so.
struct Refusal: Error {
    /// The status code of HTTP.
    var status: Int
    /// What is wrong, as a heading.
    var title: String
    /// What a person can do about it.
    var advice: String
    /// Further headers, such as `Allow`.
    var headers: [String: String] = [:]

    static func notFound(_ what: String = "There is no such page") -> Refusal {
        Refusal(status: 404, title: what, advice: "The address may be old, or mistyped.")
    }

    static func badRequest(_ what: String) -> Refusal {
        Refusal(status: 400, title: what, advice: "Go back and try it again.")
    }
}

/// The reason why a request is refused, worded for the user.
package struct HTTPError: Error, Equatable {
    package var status: Int
    /// The reason, as a heading.
    package var title: Phrase
    /// What the user can do.
    package var advice: Phrase
    /// Further headers, such as `Allow`.
    package var headers: [String: String]

    package init(status: Int, title: Phrase, advice: Phrase, headers: [String: String] = [:]) {
        self.status = status
        self.title = title
        self.advice = advice
        self.headers = headers
    }

    package static func notFound(_ what: Phrase = "There is no such page") -> HTTPError {
        HTTPError(status: 404, title: what, advice: "The address may be old, or mistyped.")
    }

    package static func badRequest(_ what: Phrase) -> HTTPError {
        HTTPError(status: 400, title: what, advice: "Go back and try again.")
    }
}

extension HTTPError {
    static let malformed = HTTPError(
        status: 400, title: "This is not a request",
        advice: "The server speaks HTTP/1.1, without TLS.")
    static let tooSlow = HTTPError(
        status: 408, title: "The request took too long", advice: "Try again.")
    static let addressTooLong = HTTPError(
        status: 414, title: "The address is too long", advice: "Use a shorter one.")
    static let headersTooLarge = HTTPError(
        status: 431, title: "The request's headers are too large",
        advice: "Delete the cookies of this address and try again.")
    static let notImplemented = HTTPError(
        status: 501, title: "This is not possible here",
        advice: "The server supports GET, HEAD, POST, PUT and DELETE, and chunked bodies.")
    static let expectationFailed = HTTPError(
        status: 417, title: "The server cannot do what the request expects",
        advice: "Send the request without Expect.")
}

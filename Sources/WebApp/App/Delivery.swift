import Bytes
import Foundation
import WebServer

/// How a page reaches the browser: with a mark by which it is known again, and compressed.
///
/// The mark is a hash of the whole page: of the library's state, the settings, the language and the
/// session's token alike. A page that is unchanged is answered by 304; Back shows it at once.
enum Delivery {
    /// Pages with secrets, or whose state changes by itself: browsers do not keep them.
    static let neverKept: Set<String> = [
        "/password", "/settings", "/settings/zones", "/strava", "/job.json", "/sync.json",
    ]

    /// Prepares the answer of a route that shows something.
    static func prepare(
        _ response: HTTPResponse, for request: HTTPRequest, of pattern: String
    ) -> HTTPResponse {
        var response = response
        guard case .data(let data) = response.body, response.status == 200, isText(response) else {
            return response
        }
        let isKept =
            !neverKept.contains(pattern) && response.headers["Cache-Control"] == nil
            && response.headers["Set-Cookie"] == nil && response.headers["Refresh"] == nil
        if isKept {
            var hash = FNV1a()
            hash.add(data)
            let mark = "W/\"\(hash.text)\""
            response.headers["Cache-Control"] = "no-cache, private"
            response.headers["ETag"] = mark
            if response.headers["Content-Type"]?.hasPrefix("text/html") == true {
                response.headers["Speculation-Rules"] = "\"\(Assets.address("prefetch.json"))\""
            }
            response.headers["Vary"] = "Accept-Encoding, Accept-Language, Cookie"
            if request.headers["if-none-match"] == mark {
                response.status = 304
                response.body = .data(Data())
                return response
            }
        }
        if mayCompress(response, request), let small = ContentCoding.gzip(data) {
            response.body = .data(small)
            response.headers["Content-Encoding"] = "gzip"
        }
        return response
    }

    private static func isText(_ response: HTTPResponse) -> Bool {
        let type = response.headers["Content-Type"] ?? ""
        return type.hasPrefix("text/html") || type.hasPrefix("application/json")
    }

    /// The length of a compressed page tells what repeats in it. A page holds the session's token,
    /// and may repeat its address: it is compressed only if no other site can have chosen that (the
    /// attack BREACH).
    private static func mayCompress(_ response: HTTPResponse, _ request: HTTPRequest) -> Bool {
        guard ContentCoding.takesGzip(request) else { return false }
        if response.headers["Content-Type"]?.hasPrefix("application/json") == true { return true }
        return request.query.isEmpty || request.headers["sec-fetch-site"] == "same-origin"
    }
}

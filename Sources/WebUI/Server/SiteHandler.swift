import FlyingFox
import FlyingSocks
import Foundation

/// Hands requests of the server to the site, and its answers back.
struct SiteHandler: HTTPHandler {
    let site: Site

    func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
        let body = Self.body(of: request)
        var headers: [String: String] = [:]
        for (name, value) in request.headers { headers[name.rawValue.lowercased()] = value }
        let response = await site.handle(
            PageRequest(
                request.method.rawValue, request.target.rawValue, headers: headers, body: body))
        // What was not read would be taken for the next request of the connection.
        while try await body.next() != nil {}
        return Self.encoded(response, isHead: request.method.rawValue == "HEAD")
    }

    private static func body(of request: HTTPRequest) -> PageBody {
        var iterator = request.bodySequence.makeAsyncIterator()
        return PageBody(count: request.bodySequence.count) { try await iterator.next() }
    }

    private static func encoded(_ response: PageResponse, isHead: Bool) -> HTTPResponse {
        var headers = HTTPHeaders()
        for (name, value) in response.headers { headers.addValue(value, for: HTTPHeader(name)) }
        let status = HTTPStatusCode(response.status, phrase: phrases[response.status] ?? "Status")
        let body: HTTPBodySequence
        switch response.body {
        case .data(let data):
            body = HTTPBodySequence(data: data, suggestedBufferSize: 1 << 18)
        case .file(let url, let range):
            guard
                let file = try? HTTPBodySequence(
                    file: url, range: range, suggestedBufferSize: 1 << 18)
            else { return HTTPResponse(statusCode: .notFound) }
            body = file
        }
        if isHead {
            headers.setValues([String(body.count ?? 0)], for: .contentLength)
            return HTTPResponse(statusCode: status, headers: headers, body: Data())
        }
        return HTTPResponse(statusCode: status, headers: headers, body: body)
    }

    private static let phrases = [
        200: "OK", 206: "Partial Content", 303: "See Other", 304: "Not Modified",
        400: "Bad Request", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
        409: "Conflict", 413: "Content Too Large", 415: "Unsupported Media Type",
        416: "Range Not Satisfiable", 421: "Misdirected Request", 429: "Too Many Requests",
        500: "Internal Server Error", 507: "Insufficient Storage",
    ]
}

import Bytes
import Foundation
import WebServer

/// The assets of the pages: our own scripts and style, and Leaflet from the system.
enum AssetRoutes {
    static let routes: [AppRoute] = [
        .get("/assets/*", for: .files, own), .get("/leaflet/*", for: .visitorsFiles, leaflet),
        .get("/leaflet/images/*", for: .visitorsFiles, leafletImage),
        .get("/favicon.ico", for: .files, icon), .get("/land/*", for: .files, land),
    ]

    @Sendable
    private static func own(_ context: RequestContext, _ parameters: [String]) throws
        -> HTTPResponse
    {
        guard let name = parameters.first, let bytes = Assets.bytes(of: name),
            let type = type(of: name)
        else { throw HTTPError.notFound() }
        return answer(context, Data(bytes), type)
    }

    @Sendable
    private static func icon(_ context: RequestContext, _: [String]) throws -> HTTPResponse {
        try own(context, ["mark.svg"])
    }

    /// The land, under the name of its content, so that a browser asks for it only once.
    @Sendable
    private static func land(_ context: RequestContext, _ parameters: [String]) throws
        -> HTTPResponse
    {
        guard parameters.first == Land.name else { throw HTTPError.notFound() }
        return HTTPResponse(
            headers: [
                "Content-Type": "application/octet-stream",
                "Cache-Control": "public, max-age=31536000, immutable",
            ], body: .data(Land.data))
    }

    @Sendable
    private static func leaflet(_ context: RequestContext, _ parameters: [String]) throws
        -> HTTPResponse
    {
        guard let name = parameters.first, ["leaflet.js", "leaflet.css"].contains(name),
            let url = Leaflet.file(name, context.app.options)
        else { throw HTTPError.notFound() }
        return answer(context, try Data(contentsOf: url), type(of: name) ?? "")
    }

    @Sendable
    private static func leafletImage(_ context: RequestContext, _ parameters: [String]) throws
        -> HTTPResponse
    {
        let names = [
            "layers.png", "layers-2x.png", "marker-icon.png", "marker-icon-2x.png",
            "marker-shadow.png",
        ]
        guard let name = parameters.first, names.contains(name),
            let url = Leaflet.file("images/" + name, context.app.options)
        else { throw HTTPError.notFound() }
        return answer(context, try Data(contentsOf: url), "image/png")
    }

    /// An asset changes only with the program; the browser revalidates it each time.
    private static func answer(_ context: RequestContext, _ data: Data, _ type: String)
        -> HTTPResponse
    {
        var hash = FNV1a()
        hash.add(data)
        let mark = "\"\(hash.text)\""
        let headers = ["Content-Type": type, "Cache-Control": "no-cache", "ETag": mark]
        if context.request.headers["if-none-match"] == mark {
            return HTTPResponse(status: 304, headers: headers, body: .data(Data()))
        }
        return HTTPResponse(headers: headers, body: .data(data))
    }

    private static func type(of name: String) -> String? {
        switch name.split(separator: ".").last {
        case "js": "text/javascript; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "svg": "image/svg+xml"
        default: nil
        }
    }
}

/// Leaflet as installed on the system (Debian's `libjs-leaflet`).
enum Leaflet {
    static func isThere(_ options: PageOptions) -> Bool {
        file("leaflet.js", options) != nil && file("leaflet.css", options) != nil
    }

    static func file(_ name: String, _ options: PageOptions) -> URL? {
        options.leafletFolders.lazy.map { URL(filePath: $0).appending(path: name) }
            .first { FileManager.default.fileExists(atPath: $0.path) }
    }
}

import Bytes
import Foundation
import Synchronization
import WebServer

/// The assets of the pages: our own scripts and style, and Leaflet from the system.
enum AssetRoutes {
    static let routes: [AppRoute] = [
        .get("/assets/*", for: .files, own), .get("/leaflet/*", for: .visitorsFiles, leaflet),
        .get("/leaflet/images/*", for: .visitorsFiles, leafletImage),
        .get("/favicon.ico", for: .files, icon),
    ]

    @Sendable
    private static func own(_ context: RequestContext, _ parameters: [String]) throws
        -> HTTPResponse
    {
        guard let name = parameters.first, let (asset, isHashed) = Assets.asset(at: name),
            let type = type(of: name)
        else { throw HTTPError.notFound() }
        return answer(context, asset, type, isHashed: isHashed)
    }

    @Sendable
    private static func icon(_ context: RequestContext, _: [String]) throws -> HTTPResponse {
        try own(context, ["mark.svg"])
    }

    @Sendable
    private static func leaflet(_ context: RequestContext, _ parameters: [String]) throws
        -> HTTPResponse
    {
        let parts = (parameters.first ?? "").split(separator: ".").map(String.init)
        guard parts.count == 2 || parts.count == 3, parts[0] == "leaflet", let ending = parts.last,
            ["js", "css"].contains(ending),
            let asset = Leaflet.asset("leaflet." + ending, context.app.options),
            parts.count == 2 || parts[1] == asset.hash
        else { throw HTTPError.notFound() }
        return answer(context, asset, type(of: "." + ending) ?? "", isHashed: parts.count == 3)
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
        return answer(
            context, Assets.Asset(try Data(contentsOf: url)), "image/png", isHashed: false)
    }

    /// An asset changes only with the program: at an address with its hash never, elsewhere the
    /// browser asks each time.
    private static func answer(
        _ context: RequestContext, _ asset: Assets.Asset, _ type: String, isHashed: Bool
    ) -> HTTPResponse {
        let mark = "W/\"\(asset.hash)\""
        var headers = [
            "Content-Type": type, "ETag": mark, "Vary": "Accept-Encoding",
            "Cache-Control": isHashed ? "private, max-age=31536000, immutable" : "no-cache",
        ]
        if context.request.headers["if-none-match"] == mark {
            return HTTPResponse(status: 304, headers: headers, body: .data(Data()))
        }
        guard let gzip = asset.gzip, ContentCoding.takesGzip(context.request) else {
            return HTTPResponse(headers: headers, body: .data(asset.data))
        }
        headers["Content-Encoding"] = "gzip"
        return HTTPResponse(headers: headers, body: .data(gzip))
    }

    private static func type(of name: String) -> String? {
        switch name.split(separator: ".").last {
        case "js": "text/javascript; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "svg": "image/svg+xml"
        case "json": "application/speculationrules+json"
        default: nil
        }
    }
}

/// Leaflet as installed on the system (Debian's `libjs-leaflet`).
enum Leaflet {
    static func isThere(_ options: PageOptions) -> Bool {
        file("leaflet.js", options) != nil && file("leaflet.css", options) != nil
    }

    /// The address of a part of Leaflet, with a hash of its content.
    static func address(_ name: String, _ options: PageOptions) -> String {
        asset(name, options).map { "/leaflet/" + Assets.hashed(name, $0.hash) } ?? "/leaflet/" + name
    }

    /// A part of Leaflet, minified where the system has it so; read once.
    static func asset(_ name: String, _ options: PageOptions) -> Assets.Asset? {
        let key = options.leafletFolders.joined(separator: ":") + ":" + name
        if let asset = known.withLock({ $0[key] }) { return asset }
        let small = name.replacingOccurrences(of: ".js", with: ".min.js")
        guard let plain = file(name, options) else { return nil }
        // Both from one folder: two versions of Leaflet may be installed.
        let minified = plain.deletingLastPathComponent().appending(path: small)
        guard let data = (try? Data(contentsOf: minified)) ?? (try? Data(contentsOf: plain)) else {
            return nil
        }
        let asset = Assets.Asset(data)
        known.withLock { $0[key] = asset }
        return asset
    }

    private static let known = Mutex<[String: Assets.Asset]>([:])

    static func file(_ name: String, _ options: PageOptions) -> URL? {
        options.leafletFolders.lazy.map { URL(filePath: $0).appending(path: name) }
            .first { FileManager.default.fileExists(atPath: $0.path) }
    }
}

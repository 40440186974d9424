import Bytes
import Foundation

/// What the pages are made of: our own scripts and style, and Leaflet from the system.
enum AssetRoutes {
    static let routes: [Route] = [
        .get("/assets/*", isOpen: true, own), .get("/leaflet/*", leaflet),
        .get("/leaflet/images/*", leafletImage), .get("/favicon.ico", isOpen: true, icon),
    ]

    @Sendable
    private static func own(_ visit: Visit, _ parameters: [String]) throws -> PageResponse {
        guard let name = parameters.first, let bytes = Assets.bytes(of: name),
            let type = type(of: name)
        else { throw Refusal.notFound() }
        return answer(visit, Data(bytes), type)
    }

    @Sendable
    private static func icon(_ visit: Visit, _: [String]) throws -> PageResponse {
        try own(visit, ["mark.svg"])
    }

    @Sendable
    private static func leaflet(_ visit: Visit, _ parameters: [String]) throws -> PageResponse {
        guard let name = parameters.first, ["leaflet.js", "leaflet.css"].contains(name),
            let url = Leaflet.file(name, visit.site.options)
        else { throw Refusal.notFound() }
        return answer(visit, try Data(contentsOf: url), type(of: name) ?? "")
    }

    @Sendable
    private static func leafletImage(_ visit: Visit, _ parameters: [String]) throws -> PageResponse
    {
        let names = [
            "layers.png", "layers-2x.png", "marker-icon.png", "marker-icon-2x.png",
            "marker-shadow.png",
        ]
        guard let name = parameters.first, names.contains(name),
            let url = Leaflet.file("images/" + name, visit.site.options)
        else { throw Refusal.notFound() }
        return answer(visit, try Data(contentsOf: url), "image/png")
    }

    /// An asset changes only with the program; the browser asks each time and is told so.
    private static func answer(_ visit: Visit, _ data: Data, _ type: String) -> PageResponse {
        var hash = FNV1a()
        hash.add(data)
        let mark = "\"\(hash.text)\""
        let headers = ["Content-Type": type, "Cache-Control": "no-cache", "ETag": mark]
        if visit.request.headers["if-none-match"] == mark {
            return PageResponse(status: 304, headers: headers, body: .data(Data()))
        }
        return PageResponse(headers: headers, body: .data(data))
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

/// Leaflet as the system has it (Debian's `libjs-leaflet`).
enum Leaflet {
    static func isThere(_ options: PageOptions) -> Bool {
        file("leaflet.js", options) != nil && file("leaflet.css", options) != nil
    }

    static func file(_ name: String, _ options: PageOptions) -> URL? {
        options.leafletFolders.lazy.map { URL(filePath: $0).appending(path: name) }
            .first { FileManager.default.fileExists(atPath: $0.path) }
    }
}

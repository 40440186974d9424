import Foundation
import Ingest
import Storage
import WebServer

enum PhotosPage {
    static let routes: [AppRoute] = [
        .get("/photos", in: "Photos", isOfAthletes: true, show), .get("/media/**", file),
    ]

    private static let pageSize = 120

    @Sendable
    private static func show(_ context: RequestContext, _: [String]) throws -> HTTPResponse {
        let media = try context.existing().media(athlete: context.athlete)
        guard let page = Int(context.request.value("page") ?? "1"), (1...100_000).contains(page)
        else { throw HTTPError.badRequest("There is no such page") }
        let last = max(1, (media.count + pageSize - 1) / pageSize)
        if page > last { return .see("/photos?page=\(last)") }
        let shown = Array(media.dropFirst((page - 1) * pageSize).prefix(pageSize))
        return context.page("Photos") {
            tag("h1") { "Photos and videos" }
            if media.isEmpty {
                tag("p", ["class": "note"]) { "No export holds any photo or video." }
            }
            gallery(shown, context, showsActivity: true)
            if last > 1 {
                tag("nav", ["class": "pages", "aria-label": translated("Pages")]) {
                    if page > 1 { link("/photos?page=\(page - 1)", "← Before", "button") }
                    tag("span") { "Page \(page) of \(last)" }
                    if page < last { link("/photos?page=\(page + 1)", "Next →", "button") }
                }
            }
        }
    }

    static func gallery(
        _ media: [MediaListing], _ context: RequestContext, showsActivity: Bool
    ) -> Markup {
        tag("ul", ["class": "gallery"]) {
            for item in media {
                tag("li") {
                    picture(item, context)
                    if showsActivity, let id = item.activityID {
                        link(
                            "/activity/\(id)",
                            item.activityName.map { Phrase(data: $0) } ?? "activity \(id)",
                            "caption")
                    }
                    if !item.caption.isEmpty { tag("span", ["class": "faint", "dir": "auto"]) { item.caption } }
                }
            }
        }
    }

    private static func picture(_ item: MediaListing, _ context: RequestContext) -> Markup {
        let address = "/media/" + FormEncoding.encodedPath(item.path)
        let title = item.activityName.map { translated("Photo of \($0)") } ?? translated("Photo")
        let label = item.caption.isEmpty ? title : item.caption
        switch MediaType.of(item.path) {
        case _ where !item.isPresent:
            return tag("div", ["class": "missing"]) { "not in the export" }
        case .some(let type)
        where !context.choices.zones.isEmpty && !ImageMetadataStripper.knows(type):
            // It may contain a location, which cannot be removed.
            return tag("div", ["class": "missing"]) {
                tag("a", ["href": context.whole(address)]) {
                    type.hasPrefix("video/")
                        ? "Show the video with its location" : "Show the photo with its location"
                }
            }
        case .some(let type) where type.hasPrefix("image/"):
            return tag("a", ["href": address]) {
                void("img", ["src": address, "alt": label, "loading": "lazy"])
            }
        case .some(let type) where type.hasPrefix("video/"):
            return tag(
                "video", ["src": address, "controls": "", "preload": "none", "aria-label": label])
        default:
            return tag("div", ["class": "missing"]) {
                tag("a", ["href": context.whole(address), "download": ""]) { "Download" }
            }
        }
    }

    @Sendable
    private static func file(_ context: RequestContext, _ parameters: [String]) throws
        -> HTTPResponse
    {
        // Only what an export lists as a photo or video, never an arbitrary path.
        guard let path = parameters.first,
            let item = try context.found({ try context.existing().media(at: path, athlete: $0) }),
            let url = context.app.options.folder.cachedFile(path, athlete: item.cacheAthlete)
        else { throw HTTPError.notFound("There is no such photo in the cache") }
        guard let type = MediaType.of(path) else {
            try context.checkWhole()
            return try FileResponse.download(url, named: path)
        }
        if !context.mayBeWhole, let photo = ImageMetadataStripper.data(of: url, type: type) {
            return HTTPResponse(
                headers: ["Content-Type": type, "Cache-Control": "no-store"], body: .data(photo))
        }
        try context.checkWhole()
        return try FileResponse.shown(
            url, type: type, range: context.request.headers["range"],
            known: context.request.headers["if-none-match"])
    }
}

/// The type of a photo or video by its name; nothing else is ever served.
enum MediaType {
    static func of(_ path: String) -> String? {
        switch path.lowercased().split(separator: ".").last {
        case "jpg", "jpeg": "image/jpeg"
        case "png": "image/png"
        case "gif": "image/gif"
        case "webp": "image/webp"
        case "mp4", "m4v": "video/mp4"
        case "mov": "video/quicktime"
        case "webm": "video/webm"
        default: nil
        }
    }
}

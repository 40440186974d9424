import Foundation
import Storage
import Synchronization
import WebServer

/// The file of tiles that the user chose as the background of maps.
struct TileFile: Sendable, Equatable {
    var path: String
    var isVector: Bool
    var zooms: ClosedRange<Int>

    /// Reads the head of an archive; `nil` if it is none, or gone.
    init?(path: String) {
        // A pipe or a device must not even be opened.
        let target = URL(filePath: path).resolvingSymlinksInPath().path
        let type = try? FileManager.default.attributesOfItem(atPath: target)[.type]
        guard path.hasPrefix("/"), path.utf8.count < 1_000,
            type as? FileAttributeType == .typeRegular, let archive = try? TileArchive(path: path)
        else { return nil }
        self.path = path
        isVector = archive.kind == .vector
        zooms = archive.zooms
    }
}

/// Opened archives, by path, size and time of change.
final class TileFiles: Sendable {
    private struct Known {
        var mark: [String]
        var archive: TileArchive
    }

    private let known = Mutex<Known?>(nil)

    func archive(_ path: String) throws -> TileArchive {
        let facts = try FileManager.default.attributesOfItem(atPath: path)
        let mark = [path, "\(facts[.size] ?? 0)", "\(facts[.modificationDate] ?? 0)"]
        if let found = known.withLock({ $0?.mark == mark ? $0?.archive : nil }) { return found }
        let archive = try TileArchive(path: path)
        known.withLock { $0 = Known(mark: mark, archive: archive) }
        return archive
    }
}

/// The tiles of the chosen file, and the form that chooses it.
enum TileFilePage {
    static let routes: [AppRoute] = [
        .get("/tiles/*/*/*", tile), .post("/settings/tiles/file", choose),
    ]

    static let template = "/tiles/{z}/{x}/{y}"

    @Sendable
    private static func tile(_ context: RequestContext, _ parameters: [String]) throws
        -> HTTPResponse
    {
        let numbers = parameters.compactMap { Int($0) }
        guard numbers.count == 3, let file = context.choices.tileFile,
            let archive = try? context.app.tileFiles.archive(file.path),
            let bytes = try? archive.tile(zoom: numbers[0], x: numbers[1], y: numbers[2])
        else { throw HTTPError.notFound("There is no such tile") }
        let type: String
        switch archive.kind {
        case .vector: type = "application/vnd.mapbox-vector-tile"
        case .raster(let media): type = media
        }
        return HTTPResponse(
            headers: ["Content-Type": type, "Cache-Control": "private, max-age=3600"],
            body: .data(Data(bytes)))
    }

    /// The part of the card of map backgrounds.
    static func form(_ context: RequestContext, _ library: Library) -> Markup {
        let path = (try? library.setting("tiles_file")) ?? ""
        return group {
            tag("h3") { "A file of tiles on this machine" }
            tag("p") {
                "A PMTiles file, of pictures or of vectors, draws streets without asking anybody. It takes the place of a tile server."
            }
            if !path.isEmpty, context.choices.tileFile == nil {
                tag("p", ["class": "note warn"]) {
                    "The file is gone, or is no PMTiles file that Waymark can read."
                }
            }
            SettingsPage.form(context, "/settings/tiles/file") {
                tag("label") {
                    tag("span") { "Path of the file" }
                    void(
                        "input",
                        [
                            "type": "text", "name": "path", "autocomplete": "off",
                            "value": path, "placeholder": "/home/me/region.pmtiles",
                        ])
                }
                tag("button", ["type": "submit"]) { "Use this file" }
                if !path.isEmpty {
                    tag("p", ["class": "faint"]) { "Empty the field to do without." }
                }
            }
        }
    }

    @Sendable
    private static func choose(
        _ context: RequestContext, _: [String], _ form: Form
    ) throws -> HTTPResponse {
        let path = form["path"] ?? ""
        // One answer whatever is wrong: a visitor learns nothing about this machine's files.
        guard path.isEmpty || TileFile(path: path) != nil else {
            throw HTTPError.badRequest("There is no PMTiles file that Waymark can read")
        }
        try SettingsPage.writing(context) {
            try $0.setSetting("tiles_file", to: path.isEmpty ? nil : path)
        }
        return .see("/settings#tiles")
    }
}

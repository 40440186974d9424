import Bytes
import Foundation
import Synchronization
import WebServer

/// Our own scripts and style, built into the program, so that nothing has to be found at run time.
enum Assets {
    /// The bytes of an asset; `nil` if there is none with this name.
    static func bytes(of name: String) -> [UInt8]? {
        switch name {
        case "page.css": style
        case "page.js": PackageResources.page_js
        case "calendar.js": PackageResources.calendar_js
        case "import.js": PackageResources.import_js
        case "tracks.js": PackageResources.tracks_js
        case "map.js": PackageResources.map_js
        case "zones.js": PackageResources.zones_js
        case "curves.js": PackageResources.curves_js
        case "activity-map.js": PackageResources.activity_map_js
        case "review.js": PackageResources.review_js
        case "mark.svg": PackageResources.mark_svg
        case "prefetch.json": PackageResources.prefetch_json
        default: nil
        }
    }

    /// The address of an asset, which contains a hash of its content: it never changes there.
    static func address(_ name: String) -> String {
        guard let asset = known.withLock({ $0[name] }) ?? load(name) else { return "/assets/" + name }
        return "/assets/" + hashed(name, asset.hash)
    }

    /// An asset by its name with or without the hash.
    static func asset(at name: String) -> (asset: Asset, isHashed: Bool)? {
        let parts = name.split(separator: ".").map(String.init)
        if parts.count == 3, let asset = load(parts[0] + "." + parts[2]), asset.hash == parts[1] {
            return (asset, true)
        }
        return load(name).map { ($0, false) }
    }

    /// An asset, compressed once.
    struct Asset: Sendable {
        var data: Data
        var gzip: Data?
        var hash: String

        init(_ data: Data) {
            self.data = data
            gzip = ContentCoding.gzip(data, level: 9)
            var hash = FNV1a()
            hash.add(data)
            self.hash = hash.text
        }
    }

    private static let known = Mutex<[String: Asset]>([:])

    private static func load(_ name: String) -> Asset? {
        if let asset = known.withLock({ $0[name] }) { return asset }
        guard let bytes = bytes(of: name) else { return nil }
        let asset = Asset(Data(bytes))
        known.withLock { $0[name] = asset }
        return asset
    }

    /// `page.css` becomes `page.0123456789abcdef.css`.
    static func hashed(_ name: String, _ hash: String) -> String {
        guard let dot = name.lastIndex(of: ".") else { return name }
        return name[..<dot] + "." + hash + name[dot...]
    }

    /// The style sheets of all areas as one, so that a page asks once.
    private static let style =
        PackageResources.page_css + PackageResources.overview_css + PackageResources.activity_css
        + PackageResources.map_css + PackageResources.photos_css + PackageResources.upload_css
        + PackageResources.archive_css + PackageResources.phone_css
}

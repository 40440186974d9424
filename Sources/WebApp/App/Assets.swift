/// Our own scripts and style, built into the program, so that nothing has to be found at run time.
enum Assets {
    /// The bytes of an asset; `nil` if there is none with this name.
    static func bytes(of name: String) -> [UInt8]? {
        switch name {
        case "page.css": style
        case "page.js": PackageResources.page_js
        case "import.js": PackageResources.import_js
        case "tracks.js": PackageResources.tracks_js
        case "map.js": PackageResources.map_js
        case "zones.js": PackageResources.zones_js
        case "curves.js": PackageResources.curves_js
        case "activity-map.js": PackageResources.activity_map_js
        case "review.js": PackageResources.review_js
        case "mark.svg": PackageResources.mark_svg
        default: nil
        }
    }

    /// The style sheets of all areas as one, so that a page asks once.
    private static let style =
        PackageResources.page_css + PackageResources.overview_css + PackageResources.activity_css
        + PackageResources.map_css + PackageResources.photos_css + PackageResources.upload_css
        + PackageResources.archive_css + PackageResources.records_css
}

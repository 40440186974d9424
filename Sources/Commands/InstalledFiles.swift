import Foundation

/// The files that come with the program, found relative to it: an archive can be unpacked anywhere.
struct InstalledFiles {
    /// The folders in which they may be, the most specific first.
    let folders: [URL]

    /// - Parameter program: the path of the program, without symbolic links.
    init(program: URL? = Bundle.main.executableURL?.resolvingSymlinksInPath()) {
        guard let folder = program?.deletingLastPathComponent() else {
            folders = []
            return
        }
        folders = [
            "",  // the archive's own folder
            "../share/waymark",  // /usr, /usr/local, ~/.local, Homebrew's prefix
            "../../../Fixtures",  // a checkout: .build/<triple>/<configuration>/waymark
        ].map { folder.appending(path: $0).standardizedFileURL }
    }

    /// The export that one can try.
    var sample: String? { first("island.zip") }

    /// The folder with Leaflet's files.
    var leaflet: String? {
        first("leaflet/leaflet.js").map { URL(filePath: $0).deletingLastPathComponent().path }
    }

    private func first(_ name: String) -> String? {
        folders.lazy.map { $0.appending(path: name).path }
            .first { FileManager.default.fileExists(atPath: $0) }
    }
}

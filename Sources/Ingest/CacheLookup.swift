import ExportArchive
package import Foundation
package import Storage

extension LibraryFolder {
    /// The location of an export's file in the cache; `nil` if the cache does not contain it, or
    /// the path leads out of it.
    ///
    /// - Parameters:
    ///   - path: the path inside the export.
    ///   - athlete: the athlete's Strava id if the cache has it in its name.
    package func cachedFile(_ path: String, athlete: Int64? = nil) -> URL? {
        let root = athlete.map { cache(ofAthlete: $0) } ?? cache
        guard let location = ExportCache(path: root.path).location(of: path) else { return nil }
        // A link may lead anywhere; the cache itself contains none.
        let url = URL(filePath: location)
        let real = url.resolvingSymlinksInPath().path
        guard real.hasPrefix(root.resolvingSymlinksInPath().path + "/") else { return nil }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: real, isDirectory: &isFolder),
            !isFolder.boolValue
        else { return nil }
        return url
    }
}

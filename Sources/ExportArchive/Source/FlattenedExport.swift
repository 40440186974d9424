import ActivityModel

/// Exports whose folders were lost, as `unzip -j` and some phones unpack them: everything lies beside
/// activities.csv.
extension [ExportFile] {
    /// The files at the paths that rows name, if no file is in `activities/`.
    func unflattened() -> [ExportFile] {
        guard !contains(where: { $0.role == .activityFile }) else { return self }
        return map { file in
            guard !file.path.contains("/"), let folder = Self.folder(of: file.path) else {
                return file
            }
            return ExportFile(
                path: "\(folder)/\(file.path)", size: file.size, crc32: file.crc32,
                modified: file.modified, location: file.location)
        }
    }

    /// The folder in which an export has a file of this name; `nil` for other names.
    private static func folder(of name: String) -> String? {
        if ActivityFormat.isFileName(name) { return "activities" }
        let endings = [".jpg", ".jpeg", ".png", ".heic", ".mp4", ".mov"]
        return endings.contains { name.lowercased().hasSuffix($0) } ? "media" : nil
    }
}

package import ActivityModel
package import ZIP

/// The library's export whose tables a source has, when only files were handed over.
package struct OriginalExport: Hashable, Sendable {
    /// Its name, such as `export_12345678.zip`.
    package var name: String
    package var asOf: Timestamp
    /// Strava's id of its athlete, if known.
    package var athlete: Int64?

    package init(name: String, asOf: Timestamp, athlete: Int64?) {
        self.name = name
        self.asOf = asOf
        self.athlete = athlete
    }
}

/// An export in several pieces: split by hand, because the whole was too large to copy or to
/// upload. One piece has activities.csv; the others have files that its rows name.
extension ExportSource {
    /// Opens an export, or a piece of one that has activity files and no tables.
    ///
    /// - Throws: ``ExportError`` if there is neither at the path.
    package static func open(
        acceptingParts path: String, limits: ZIPLimits = .standard
    ) throws(ExportError) -> ExportSource {
        if !FolderListing.isFolder(path) {
            return try open(archive: path, limits, acceptsParts: true)
        }
        do throws(ExportError) {
            return try open(path: path, limits: limits)
        } catch {
            guard error.kind == .folderWithoutExport, let part = part(folder: path) else {
                throw error
            }
            return part
        }
    }

    /// The exports and pieces of exports at a path: the path itself, or those in a folder that is
    /// neither.
    ///
    /// - Throws: ``ExportError`` if there is none, or the path cannot be read.
    package static func discover(acceptingParts path: String) throws(ExportError) -> [String] {
        guard FolderListing.isFolder(path) else { return [path] }
        let exports = try ExportDiscovery.exports(in: path, parts: true)
        if !exports.isEmpty { return exports }
        if part(folder: path) != nil { return [path] }
        throw ExportError(.folderWithoutExport, path: path)
    }

    /// A folder with activity files in `activities/`, or that is called `activities` itself.
    private static func part(folder path: String) -> ExportSource? {
        guard let items = try? FolderListing.files(under: path) else { return nil }
        var name = path[...]
        while name.hasSuffix("/") { name.removeLast() }
        let isInner = ExportPath.name(String(name)).lowercased() == "activities"
        var root = ExportRoot()
        let files = items.map { components, item in
            let components = isInner ? ["activities"] + components : components
            root.add(components)
            return (components, item)
        }
        guard let start = root.findPart() else { return nil }
        return ExportSource(
            path: path,
            files: files.filter { $0.0.starts(with: start) }.map { components, item in
                ExportFile(
                    path: components.dropFirst(start.count).joined(separator: "/"),
                    size: item.size, crc32: nil, modified: item.modified,
                    location: .disk(item.path))
            }, issues: [], isArchive: false)
    }

    /// The export together with the files of its pieces that it lacks.
    package func joined(with parts: [ExportSource]) -> ExportSource {
        var (files, archives) = (files, archives)
        var (issues, problems) = (issues, problems)
        for part in parts {
            let first = archives.count
            for var file in part.files where self.file(at: file.path) == nil {
                if case .entry(let entry, let archive) = file.location {
                    file.location = .entry(entry, archive: first + archive)
                }
                files.append(file)
            }
            archives += part.archives
            issues += part.issues.filter { $0.code != .exportTableMissing }
            problems.merge(part.problems) { own, _ in own }
        }
        return ExportSource(
            path: path, files: files, issues: issues, isArchive: isArchive, archives: archives,
            problems: problems, parts: self.parts + parts.map(\.fileName), original: original)
    }

    /// The files of a piece, with the tables of an export that the library has.
    package func described(by tables: ExportSource, of original: OriginalExport) -> ExportSource {
        let whole = tables.joined(with: [self])
        return ExportSource(
            path: path, files: whole.files, issues: whole.issues, isArchive: isArchive,
            archives: whole.archives, problems: whole.problems, original: original)
    }

    /// The same export with other facts about its files.
    convenience init(_ source: ExportSource, files: [ExportFile]) {
        self.init(
            path: source.path, files: files, issues: source.issues, isArchive: source.isArchive,
            archives: source.archives, problems: source.problems, parts: source.parts,
            original: source.original)
    }
}

extension ExportFile {
    /// Whether it comes from the export's own archive, and not from a piece or from disk.
    var isOfFirstArchive: Bool {
        if case .entry(_, archive: 0) = location { true } else { false }
    }
}

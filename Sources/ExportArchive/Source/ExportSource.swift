public import ActivityModel
import Bytes
public import ZIP

/// A Strava account export, as a ZIP or an unpacked folder, open for reading.
public final class ExportSource: Sendable {
    /// The path as it was given.
    public let path: String
    /// Its files by path, without files added by the computer (`__MACOSX`, `.DS_Store`).
    public let files: [ExportFile]
    /// The issues of the archive.
    public let issues: [ImportIssue]
    /// Whether the export is a ZIP file.
    public let isArchive: Bool

    /// The archives of its files: the export's own and those of its parts; none for a folder.
    let archives: [ZIPArchive]
    /// The names of the archives and folders that were joined with it.
    package let parts: [String]
    /// The library's export whose tables it has; `nil` if it has tables of its own.
    package let original: OriginalExport?
    /// The problems of entries, by their folded paths.
    let problems: [String: ZIPError]
    private let places: [String: Int]
    private let foldedPlaces: [String: Int]

    /// Opens a ZIP or a folder and lists its files without reading any.
    ///
    /// `limits` are the limits beyond which a ZIP is treated as a bomb. The root of the export may
    /// be at the top level or inside enclosing folders.
    ///
    /// - Throws: ``ExportError`` if there is no export at the path.
    public static func open(
        path: String, limits: ZIPLimits = .standard
    ) throws(ExportError) -> ExportSource {
        if FolderListing.isFolder(path) { return try open(folder: path) }
        return try open(archive: path, limits)
    }

    /// The exports at a path: the path itself, or those in a folder that is not one.
    ///
    /// - Throws: ``ExportError`` if there is none, or the path cannot be read.
    public static func discover(path: String) throws(ExportError) -> [String] {
        guard FolderListing.isFolder(path) else { return [path] }
        let exports = try ExportDiscovery.exports(in: path)
        if exports.isEmpty { throw ExportError(.folderWithoutExport, path: path) }
        return exports
    }

    /// The last component of the path.
    public var fileName: String {
        var path = path[...]
        while path.hasSuffix("/") { path.removeLast() }
        return String(ExportPath.name(String(path)))
    }

    /// The athlete's id in a name such as `export_12345678.zip`, including renamed copies.
    public var athleteIDFromName: Int64? { Self.athleteID(fromName: fileName) }

    /// The athlete's id in a name such as `export_12345678 (1).zip`, or in the name of a library's
    /// cache: `Strava Export (athlete 12345678)`.
    static func athleteID(fromName name: String) -> Int64? {
        let name = Array(name.lowercased().utf8)
        for marker in [Array("export_".utf8), Array("(athlete ".utf8)] {
            for start in name.indices where name[start...].starts(with: marker) {
                let digits = name[(start + marker.count)...].prefix { (0x30...0x39).contains($0) }
                if let id = Int64(String(decoding: digits, as: UTF8.self)), id > 0 { return id }
            }
        }
        return nil
    }

    /// The file at a path inside the export, as rows name it.
    ///
    /// Case and the composition of accents are ignored, and `x.fit` is found for `x.fit.gz` and
    /// vice versa, because people unpack the files by hand.
    public func file(at path: String) -> ExportFile? {
        guard let components = ExportPath.components(path) else { return nil }
        let path = components.joined(separator: "/")
        if let place = places[path] { return files[place] }
        let folded = ExportPath.folded(path)
        let twin = folded.hasSuffix(".gz") ? String(folded.dropLast(3)) : folded + ".gz"
        return (foldedPlaces[folded] ?? foldedPlaces[twin]).map { files[$0] }
    }

    /// The reason why a file that the archive names cannot be read; `nil` if it can, or does not
    /// exist.
    package func problem(at path: String) -> ZIPError? {
        guard file(at: path) == nil, let components = ExportPath.components(path) else {
            return nil
        }
        return problems[ExportPath.folded(components.joined(separator: "/"))]
    }

    /// Whether parts of the archive are missing, so that it proves nothing absent.
    public var isDamaged: Bool {
        archives.contains { $0.recovery != nil } || activitiesTable == nil
    }

    /// The `activities.csv`; `nil` if the export lost it.
    public var activitiesTable: ExportFile? { files.first { $0.role == .activitiesTable } }

    /// Another table by its name without `.csv`.
    public func table(_ name: String) -> ExportFile? {
        files.first { $0.role == .table(name) }
    }

    /// Creates a reader of the files; use one per thread.
    public func makeReader() -> ExportReader { ExportReader(archives.map { ZIPReader($0) }) }

    init(
        path: String, files: [ExportFile], issues: [ImportIssue], isArchive: Bool,
        archives: [ZIPArchive] = [], problems: [String: ZIPError] = [:], parts: [String] = [],
        original: OriginalExport? = nil
    ) {
        self.path = path
        self.isArchive = isArchive
        self.archives = archives
        self.problems = problems
        self.parts = parts
        self.original = original
        // An archive may contain the same path in two spellings; the last one counts.
        var latest: [String: ExportFile] = [:]
        for file in files { latest[file.path] = file }
        let files = latest.values.sorted { $0.path < $1.path }
        self.files = files
        places = Dictionary(uniqueKeysWithValues: files.enumerated().map { ($1.path, $0) })
        foldedPlaces = Dictionary(
            files.enumerated().map { (ExportPath.folded($1.path), $0) }
        ) { first, _ in first }
        var issues = issues
        let isTold = issues.contains { $0.code == .exportTableMissing }
        if !isTold, !files.contains(where: { $0.role == .activitiesTable }) {
            let problem = problems["activities.csv"]
            issues.append(
                ImportIssue(
                    .exportTableMissing,
                    problem.map { "it is there, but cannot be read: \($0.kind)" }
                        ?? "activity files are there, their names and dates are not",
                    file: "activities.csv"))
        }
        self.issues = issues
    }
}

// MARK: Opening

extension ExportSource {
    /// The problems of an archive's entries under a root, by their folded paths from it.
    private static func problems(
        of archive: ZIPArchive, under root: [Substring]
    ) -> [String: ZIPError] {
        var problems: [String: ZIPError] = [:]
        for problem in archive.problems {
            guard let name = problem.entry.flatMap(ExportPath.components), name.starts(with: root)
            else { continue }
            let path = name.dropFirst(root.count).joined(separator: "/")
            problems[ExportPath.folded(path)] = problem
        }
        return problems
    }

    /// - Parameter acceptsParts: whether an archive with nothing but activity files will do.
    static func open(
        archive path: String, _ limits: ZIPLimits, acceptsParts: Bool = false
    ) throws(ExportError) -> ExportSource {
        let archive: ZIPArchive
        do throws(ZIPError) {
            archive = try ZIPArchive(path: path, limits: limits)
        } catch {
            if case .unreadable(let error) = error.kind {
                throw ExportError(.unreadable(error), path: path)
            }
            throw ExportError(
                .notAnArchive(error, FoundContent(ofFile: path)), path: path)
        }
        var root = ExportRoot()
        var found: [(components: [Substring], entry: ZIPEntry)] = []
        for entry in archive.entries where !entry.isDirectory {
            guard let components = ExportPath.components(entry.name),
                !ExportPath.isJunk(components)
            else { continue }
            root.add(components)
            found.append((components, entry))
        }
        let tables = root.find()
        var part = root.findPart()
        // A ZIP of the content of `activities`.
        if part == nil, !found.isEmpty,
            found.allSatisfy({ path, _ in
                path.count == 1 && ActivityFormat.isFileName(path[0])
            })
        {
            part = []
        }
        guard let root = tables ?? (acceptsParts ? part : nil) else {
            if let table = archive.problems.first(where: isActivitiesTable) {
                throw ExportError(.unreadableTable(table), path: path)
            }
            let inner = found.map(\.entry.name).filter { isArchiveName($0) }
            throw ExportError(
                !inner.isEmpty
                    ? .archiveOfArchives(inner)
                    : part != nil
                        ? .partOfExport : .archiveWithoutExport(entries: archive.entries.count),
                path: path)
        }
        let files = found.compactMap { components, entry -> ExportFile? in
            guard components.starts(with: root) else { return nil }
            return ExportFile(
                path: components.dropFirst(root.count).joined(separator: "/"), size: entry.size,
                crc32: entry.crc32, modified: entry.modified.map(timestamp),
                location: .entry(entry, archive: 0))
        }
        var issues = archive.problems.map { ImportIssue($0) }
        if let recovery = archive.recovery { issues.insert(ImportIssue(recovery), at: 0) }
        return ExportSource(
            path: path, files: files.unflattened(), issues: issues, isArchive: true,
            archives: [archive],
            problems: problems(of: archive, under: root))
    }

    /// Whether a problem is about the entry that would be activities.csv.
    private static func isActivitiesTable(_ problem: ZIPError) -> Bool {
        guard let components = problem.entry.flatMap(ExportPath.components),
            !ExportPath.isJunk(components)
        else { return false }
        return components.last?.lowercased() == "activities.csv"
    }

    private static func open(folder path: String) throws(ExportError) -> ExportSource {
        let exports = try ExportDiscovery.exports(in: path)
        guard let root = exports.first else { throw ExportError(.folderWithoutExport, path: path) }
        guard exports.count == 1, FolderListing.isFolder(root) else {
            throw ExportError(.holdsExports(exports), path: path)
        }
        do throws(FileError) {
            let files = try FolderListing.files(under: root).map { components, item in
                ExportFile(
                    path: components.joined(separator: "/"), size: item.size, crc32: nil,
                    modified: item.modified, location: .disk(item.path))
            }
            return ExportSource(
                path: path, files: files.unflattened(), issues: [], isArchive: false)
        } catch {
            throw ExportError(.unreadable(error), path: path)
        }
    }

    /// Whether a name is that of a ZIP file.
    static func isArchiveName(_ name: String) -> Bool { name.lowercased().hasSuffix(".zip") }

    private static func timestamp(seconds: Int64) -> Timestamp {
        // A date from an archive may be any number.
        Timestamp(seconds: min(max(seconds, -1_000_000_000_000), 1_000_000_000_000))
    }
}

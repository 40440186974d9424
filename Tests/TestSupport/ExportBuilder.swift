public import Foundation

/// Builds Strava account exports from invented rows and files, as ZIPs or folders.
///
///     var export = ExportBuilder()
///     export.add(.init(101, at: 1_700_000_000, "Round the buoy", "Run", elapsed: 60,
///         file: "activities/9.gpx.gz"), GzipBuilder.gzip(gpx))
///     let path = try export.writeZIP(to: folder)
public struct ExportBuilder: Sendable {
    /// The athlete's Strava id; it is in the ZIP's name and in `profile.csv`.
    public var athleteID: Int64 = 12_345_678
    /// When Strava made the export: the time of every entry, seconds since 1970.
    public var asOf: Int64
    /// How `activities.csv` is written.
    public var style = ExportStyle.newest
    /// Whether the rows are in descending order of their starts, as since April 2026; else they
    /// ascend by id.
    public var isDescending = false
    /// The one folder around everything in the ZIP, as after packing an unpacked export again.
    public var enclosingFolder: String?
    /// Whether the ZIP was packed on a Mac: folders have entries, sizes follow the data, and
    /// `__MACOSX` and `.DS_Store` lie about.
    public var isFromMac = false
    /// The rows of `activities.csv`.
    public var rows: [Row] = []
    /// The tables but `activities.csv`, by name without `.csv`.
    public var tables: [String: CSVBuilder]
    /// All other files by path.
    public var files: [String: [UInt8]] = [:]

    /// An export of an athlete without activities; it has the tables that every export has.
    public init(asOf: Int64 = CivilTime.seconds(2025, 9, 21, 6, 30)) {
        self.asOf = asOf
        tables = [:]
        tables = Self.tables(athleteID: athleteID, asOf: asOf)
    }

    /// Adds a row, and the file that it names.
    public mutating func add(_ row: Row, _ file: [UInt8]? = nil) {
        rows.append(row)
        if let file, let path = row.file { files[path] = file }
    }

    /// `activities.csv`.
    public var activitiesTable: [UInt8] {
        var table = CSVBuilder(header: style.header)
        let sorted = rows.sorted { left, right in
            isDescending
                ? (left.start ?? .min, left.id) > (right.start ?? .min, right.id)
                : left.id < right.id
        }
        for row in sorted { table.add(row.cells(style)) }
        return table.bytes
    }

    /// Everything by path, in the order of the entries: tables first.
    public var contents: [(path: String, bytes: [UInt8])] {
        var contents = [("activities.csv", activitiesTable)]
        contents += tables.map { ("\($0.key).csv", $0.value.bytes) }.sorted { $0.0 < $1.0 }
        contents += files.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
        return contents.map { (path: $0.0, bytes: $0.1) }
    }

    // MARK: As a ZIP

    /// The name that Strava gives the ZIP.
    public var archiveName: String { "export_\(athleteID).zip" }

    /// The ZIP, to be changed further.
    public var archive: ZIPBuilder {
        var zip = ZIPBuilder()
        let root = enclosingFolder.map { $0 + "/" } ?? ""
        if isFromMac { addMacFolders(to: &zip, root: root) }
        for (path, bytes) in contents {
            zip.add(root + path, bytes) { entry in
                stamp(&entry)
                if isFromMac {
                    entry.descriptor = .signed
                } else if Self.isPacked(path) {
                    entry.method = 0
                }
            }
            if isFromMac, path.hasSuffix(".csv") {
                zip.add("__MACOSX/\(root)._\(path)", [0, 5, 22, 7, 0, 2, 0, 0], stamp)
            }
        }
        return zip
    }

    /// Writes the ZIP under its name and returns the path.
    public func writeZIP(to folder: TemporaryFolder, named name: String? = nil) throws -> String {
        try archive.write(to: folder.path(name ?? archiveName))
    }

    /// What Strava stores as it is, because it is compressed already.
    private static func isPacked(_ path: String) -> Bool {
        [".gz", ".jpg", ".mp4", ".png"].contains { path.hasSuffix($0) }
    }

    private func addMacFolders(to zip: inout ZIPBuilder, root: String) {
        var folders = Set(contents.compactMap { $0.path.split(separator: "/").dropLast().first })
            .map { root + $0 }.sorted()
        if let enclosingFolder { folders.insert(enclosingFolder, at: 0) }
        for folder in folders { zip.addFolder(folder) }
        zip.add("\(root).DS_Store", [0, 0, 0, 1, 66, 117, 100, 49], stamp)
    }

    private func stamp(_ entry: inout ZIPBuilder.Entry) {
        let time = CivilTime(asOf)
        entry.modified = Int32(truncatingIfNeeded: asOf)
        entry.dosDate = UInt16((time.year - 1980) << 9 | time.month << 5 | time.day)
        entry.dosTime = UInt16(time.hour << 11 | time.minute << 5 | time.second / 2)
    }

    // MARK: As a folder

    /// Writes everything into a folder, as unpacked.
    public func write(to folder: URL) throws {
        for (path, bytes) in contents {
            let url = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: url)
        }
    }
}

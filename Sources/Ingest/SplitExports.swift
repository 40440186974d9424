import ActivityModel
import ExportArchive
import Foundation
import Storage

/// Brings the pieces of exports together: files without an activities.csv go to the export whose
/// rows name them, in the same batch or in the library.
struct SplitExports {
    private(set) var exports: [ExportSource]
    /// Pieces whose files no row wants.
    private(set) var unwanted: [ExportSource] = []
    private var pieces: [ExportSource]

    init(_ sources: [ExportSource]) {
        exports = sources.filter { $0.activitiesTable != nil }
        pieces = sources.filter { $0.activitiesTable == nil }
    }

    /// Joins each piece with the export that lacks most of its files.
    mutating func join(_ library: Library?, folder: LibraryFolder) throws {
        guard !pieces.isEmpty else { return }
        var wanted = exports.map(Self.missing)
        var parts: [Int: [ExportSource]] = [:]
        for piece in pieces {
            let counts = wanted.map { paths in paths.count { piece.file(at: $0) != nil } }
            if let best = counts.indices.max(by: { counts[$0] < counts[$1] }), counts[best] > 0 {
                parts[best, default: []].append(piece)
                wanted[best] = wanted[best].filter { piece.file(at: $0) == nil }
            } else if let described = try Self.describe(piece, library, folder) {
                exports.append(described)
            } else if piece.files.contains(where: { $0.role.isTable }) {
                // An export that lost its activities.csv: its other tables are worth having.
                exports.append(piece)
            } else {
                unwanted.append(piece)
            }
        }
        for (index, pieces) in parts { exports[index] = exports[index].joined(with: pieces) }
    }

    /// The files that rows name and the export does not contain.
    private static func missing(from export: ExportSource) -> [String] {
        // An import that cannot read the table says so.
        guard let rows = (try? TableReader(export).activities())?.rows else { return [] }
        return rows.flatMap { row -> [String] in
            let activity = ActivitySummary(row)
            var paths = activity.media
            if case .path(let path) = activity.file { paths.append(path) }
            return paths
        }.filter { export.file(at: $0) == nil }
    }

    /// The piece with the tables of the library's newest export that lacks its files.
    private static func describe(
        _ piece: ExportSource, _ library: Library?, _ folder: LibraryFolder
    ) throws -> ExportSource? {
        for export in try library?.exportsLackingFiles() ?? [] {
            guard export.missing.contains(where: { piece.file(at: $0) != nil }),
                let name = export.tablesFolder,
                let tables = try? ExportSource.open(
                    path: folder.tables.appending(path: name).path),
                tables.activitiesTable != nil
            else { continue }
            return piece.described(
                by: tables,
                of: OriginalExport(
                    name: export.name, asOf: export.asOf, athlete: export.athleteStravaID))
        }
        return nil
    }
}

extension ExportSource {
    /// The name for people: that of the file, and of what was joined with it.
    var title: String {
        if let original { return "\(fileName), files of \(original.name)" }
        return parts.isEmpty ? fileName : "\(fileName) with \(parts.joined(separator: ", "))"
    }
}

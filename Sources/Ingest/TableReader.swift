import ActivityModel
import Bytes
import ExportArchive
import Storage

/// Reads the tables of an export that an import needs besides the files.
final class TableReader {
    /// The issues of the tables other than activities.csv.
    private(set) var issues: [ImportIssue] = []
    private var read: [String: ExportTable] = [:]
    private let source: ExportSource
    private let reader: ExportReader
    private let buffer = ByteBuffer(capacity: 1 << 20)

    init(_ source: ExportSource) {
        self.source = source
        reader = source.makeReader()
    }

    /// activities.csv; `nil` in an export that lost it.
    ///
    /// - Throws: ``ImportError`` if it exists and cannot be read: without it an import is worth
    ///   little, and the next download will contain it.
    func activities() throws(ImportError) -> ActivitiesTable? {
        guard let file = source.activitiesTable else { return nil }
        do throws(ExportReadError) {
            try reader.read(file, into: buffer)
        } catch {
            throw ImportError(
                message: "\(source.path): \(error)",
                advice: "download the export again; nothing was imported from this one")
        }
        return ActivitiesTable(
            buffer.slice, file: file.path,
            expectsRows: source.files.contains { $0.role == .activityFile })
    }

    /// Strava's id of the athlete, which profile.csv contains since 2022.
    func athleteID() -> Int64? {
        let ids = table("profile")?.column("id") ?? []
        return ids.first.flatMap { $0 }.flatMap { Int64($0) }
    }

    /// Every other table, unchanged.
    func others(includingPrivate: Bool) -> [TableRecord] {
        source.files.compactMap { file -> TableRecord? in
            guard case .table(let name) = file.role,
                includingPrivate || ExportTableLayout.named(name)?.isPersonal != true,
                let table = table(name)
            else { return nil }
            return TableRecord(name: name, header: table.header, rows: table.rows)
        }
    }

    /// Photos and videos with their captions; incomplete in every export.
    func captions() -> [(path: String, caption: String)] {
        ["media", "photos"].compactMap(table).flatMap { table in
            zip(table.column("path"), table.column("caption")).compactMap { path, caption in
                path.map { ($0, caption ?? "") }
            }
        }
    }

    /// The newest login, a clue to when the export was made.
    func newestLogin(_ language: ExportLanguage) -> Timestamp? {
        guard let table = table("logins") else { return nil }
        return DateColumn(table.column("date").map { $0 ?? "" }, language: language).timestamps
            .compactMap(\.self).max()
    }

    private func table(_ name: String) -> ExportTable? {
        if let known = read[name] { return known }
        guard let file = source.table(name) else { return nil }
        do throws(ExportReadError) {
            try reader.read(file, into: buffer)
        } catch {
            return nil  // The worker that meets the file reports it.
        }
        let table = ExportTable(buffer.slice, file: file.path)
        issues += table.issues
        read[name] = table
        return table
    }
}

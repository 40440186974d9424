public import ActivityModel

/// A photo or video that `media.csv`, or `photos.csv` before 2023, lists. Neither it nor the
/// `Media` column is complete: what counts is the file.
public struct MediaItem: Hashable, Sendable {
    /// The path inside the export.
    public var path: String
    /// The caption.
    public var caption: String?
}

/// A route that `routes.csv` lists; never an activity.
public struct RouteItem: Hashable, Sendable {
    /// The name.
    public var name: String?
    /// The path inside the export.
    public var path: String
}

extension ExportTable {
    /// The photos and videos, when the table is `media.csv` or `photos.csv`.
    public var media: [MediaItem] {
        rows.compactMap { row in
            cell(row, 0).map { MediaItem(path: $0, caption: cell(row, 1)) }
        }
    }

    /// The routes, when the table is `routes.csv`.
    public var routes: [RouteItem] {
        rows.compactMap { row in
            cell(row, 1).map { RouteItem(name: cell(row, 0), path: $0) }
        }
    }

    /// The newest login, when the table is `logins.csv`; nothing else of it is used.
    public func newestLogin(language: ExportLanguage) -> Timestamp? {
        DateColumn(rows.map { cell($0, 2) ?? "" }, language: language).timestamps
            .compactMap(\.self).max()
    }
}

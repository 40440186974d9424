import ActivityModel
import ExportArchive
import Storage

extension ActivitySummary {
    /// The domain's view of a row of activities.csv.
    init(_ row: ActivityRow) {
        self.init(id: row.id, name: row.name, type: row.type, file: row.fileReference)
        sportType = row.sport?.rawValue
        start = row.start
        details = row.description ?? ""
        privateNote = row.privateNote ?? ""
        gear = row.gearName
        bikeID = row.bikeID
        gearID = row.gearID
        isCommute = row.commute
        elapsedSeconds = row.elapsedSeconds
        movingSeconds = row.movingSeconds
        distanceMetres = row.distanceMetres
        media = row.media
        measures = row.measures
    }
}

extension UnreadableColumn {
    /// What a row's cells say that cannot be read. Only a row of which something was reported can
    /// have more than an unreadable date.
    static func all(
        of row: ActivityRow, columns: [ActivityColumn?], isReported: Bool
    ) -> [UnreadableColumn] {
        var unreadable: [UnreadableColumn] = row.start == nil ? [.start] : []
        guard isReported else { return unreadable }
        func isBlank(_ column: ActivityColumn) -> Bool {
            columns.indices.allSatisfy { index in
                columns[index] != column || index >= row.cells.count
                    || row.cells[index].allSatisfy(\.isWhitespace)
            }
        }
        if row.elapsedSeconds == nil { unreadable.append(.elapsed) }
        if row.movingSeconds == nil { unreadable.append(.moving) }
        if row.distanceMetres == nil { unreadable.append(.distance) }
        let measures = row.measures
        for (measure, column) in ActivityColumn.measures
        where measures[measure] == nil && !isBlank(column) {
            unreadable.append(.measure(measure))
        }
        return unreadable
    }
}

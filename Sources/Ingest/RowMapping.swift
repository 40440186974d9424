import ActivityModel
import ExportArchive
import Storage

extension ActivitySummary {
    /// Maps a row of activities.csv to the model.
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
    /// The unreadable cells of a row. Only a row with issues can have more than an unreadable date.
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
        where measures[measure] == nil {
            let cells = [column] + [column.twin].compactMap { $0 }
            if !cells.allSatisfy(isBlank) { unreadable.append(.measure(measure)) }
        }
        return unreadable
    }
}

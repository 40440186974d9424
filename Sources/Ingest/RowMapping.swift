import ActivityModel
import ExportArchive

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

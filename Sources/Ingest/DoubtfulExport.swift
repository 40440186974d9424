import ActivityModel
import ExportArchive
import Storage

extension Library {
    /// The reason why the user should confirm an export before it is imported: it lacks much of the
    /// library, which would count as deleted, or it is older than its date.
    ///
    /// - Returns: `nil` if there is no doubt.
    func doubt(about export: LoadedExport, athleteID: Int64) throws -> ImportError? {
        let hidden = try hidden(
            by: export.record(athleteID: athleteID), having: export.rows.map(\.activity.id))
        let isDoubtful = hidden.count > 0 && export.oldestDoubt != nil
        guard hidden.isSuspicious || isDoubtful else { return nil }
        var message =
            "\(export.source.path): lacks \(hidden.count) of the \(hidden.total) activities of the "
            + "library, which would count as deleted"
        if let newest = export.oldestDoubt {
            let day = Timestamp(seconds: export.asOf).description.prefix(10)
            message +=
                "; it is dated \(day), and the newest thing in it is from "
                + newest.description.prefix(10)
        }
        return ImportError(
            message: message,
            advice: "nothing was imported from it; if it is correct, run again with --yes, or set "
                + "its date with --as-of",
            needsConsent: true)
    }
}

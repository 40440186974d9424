import ActivityModel
import Bytes
import ExportArchive
import Storage

/// Reads the tables of an export that an import needs besides the files.
final class TableReader {
    /// What was odd about the tables but activities.csv.
    private(set) var issues: [ImportIssue] = []
    private let source: ExportSource
    private let reader: ExportReader
    private let buffer = ByteBuffer(capacity: 1 << 20)

    init(_ source: ExportSource) {
        self.source = source
        reader = source.makeReader()
    }

    /// activities.csv; `nil` in an export that lost it.
    ///
    /// - Throws: ``ImportError`` when it is there and cannot be read: without it an import is
    ///   worth little, and the next download will have it.
    func activities() throws(ImportError) -> ActivitiesTable? {
        guard let file = source.activitiesTable else { return nil }
        do throws(ExportReadError) {
            try reader.read(file, into: buffer)
        } catch {
            throw ImportError(
                message: "\(source.path): \(error)",
                advice: "download the export again; nothing was imported from this one")
        }
        return ActivitiesTable(buffer.slice, file: file.path)
    }

    /// Who the export belongs to. `fallback` is the id that the file name tells.
    func profile(fallback: Int64?) -> Storage.AthleteProfile {
        let known = table("profile")?.profile
        var profile = Storage.AthleteProfile(stravaID: known?.id ?? fallback)
        profile.firstName = known?.firstName
        profile.lastName = known?.lastName
        profile.sex = known?.sex
        profile.city = known?.city
        profile.state = known?.state
        profile.country = known?.country
        profile.measurement = table("general_preferences")?.preferences?.measurement
        return profile
    }

    /// Bikes and shoes by the names that activities use.
    func gear() -> [GearRecord] {
        let lists = [("bikes", Gear.Kind.bike, "bike"), ("shoes", Gear.Kind.shoes, "shoe")]
        return lists.flatMap { name, kind, label in
            (table(name)?.gear(kind) ?? []).compactMap { gear in
                gear.key.map {
                    GearRecord(
                        kind: label, name: $0, brand: gear.brand ?? "", model: gear.model ?? "")
                }
            }
        }
    }

    /// Photos and videos with their captions.
    func captions() -> [MediaItem] {
        (table("media")?.media ?? []) + (table("photos")?.media ?? [])
    }

    /// The newest login, a clue to when the export was made.
    func newestLogin(_ language: ExportLanguage) -> Timestamp? {
        table("logins")?.newestLogin(language: language)
    }

    private func table(_ name: String) -> ExportTable? {
        guard let file = source.table(name) else { return nil }
        do throws(ExportReadError) {
            try reader.read(file, into: buffer)
        } catch {
            return nil  // The worker that meets the file reports it.
        }
        let table = ExportTable(buffer.slice, file: file.path)
        issues += table.issues
        return table
    }
}

import ActivityModel

/// What a newer export says differently about an activity, or that it is new or gone.
public struct ActivityChange: Hashable, Sendable {
    /// What changed.
    public enum Kind: String, CaseIterable, Sendable {
        /// The activity was not there before.
        case new
        /// The name.
        case renamed
        /// The type.
        case type
        /// The gear.
        case gear
        /// The commute mark.
        case commute
        /// The description.
        case description
        /// The private note.
        case note
        /// The start, in UTC.
        case start
        /// The distance, in metres.
        case distance
        /// The time from start to end, in seconds.
        case elapsed
        /// The time in motion, in seconds.
        case moving
        /// Photos and videos, how many.
        case media
        /// The file: same activity, another path or other bytes.
        case file
        /// It had a file and has none any more.
        case becameManual = "became-manual"
        /// A newer export that covers its date lacks it.
        case absent
        /// An export brings it back.
        case back
    }

    /// Strava's activity id.
    public var activityID: Int64
    /// What changed.
    public var kind: Kind
    /// The value before; `nil` when there was none.
    public var old: String?
    /// The value now; `nil` when there is none.
    public var new: String?

    /// A change.
    public init(activityID: Int64, kind: Kind, old: String?, new: String?) {
        self.activityID = activityID
        self.kind = kind
        self.old = old
        self.new = new
    }
}

/// What a row says that a person can see on Strava: what is compared from export to export.
/// Columns that Strava adds from year to year do not count.
struct ActivityFacts: Equatable {
    var name: String
    var type: String
    var sportType: String?
    var gear: String?
    var isCommute: Bool?
    var details: String
    var privateNote: String
    var start: Int64?
    var distanceMetres: Double?
    var elapsedSeconds: Double?
    var movingSeconds: Double?
    var filePath: String?
    var fileChecksum: UInt32?
    var hasFile: Bool

    /// The differences that a newer row makes.
    func changes(to new: ActivityFacts, of id: Int64) -> [ActivityChange] {
        var changes: [ActivityChange] = []
        func compare(_ kind: ActivityChange.Kind, _ old: String?, _ new: String?) {
            guard old != new else { return }
            changes.append(ActivityChange(activityID: id, kind: kind, old: old, new: new))
        }
        compare(.renamed, name, new.name)
        // The same sport in another language is no change.
        if sportType == nil || new.sportType == nil || sportType != new.sportType {
            compare(.type, sportType ?? type, new.sportType ?? new.type)
        }
        compare(.gear, gear, new.gear)
        // Some exports leave the mark out; that is no change of mind.
        if let old = isCommute, let new = new.isCommute { compare(.commute, "\(old)", "\(new)") }
        compare(.description, details, new.details)
        compare(.note, privateNote, new.privateNote)
        compare(.start, Self.text(start), Self.text(new.start))
        if !Self.isClose(distanceMetres, new.distanceMetres) {
            compare(.distance, Self.text(distanceMetres), Self.text(new.distanceMetres))
        }
        compare(.elapsed, Self.text(elapsedSeconds), Self.text(new.elapsedSeconds))
        compare(.moving, Self.text(movingSeconds), Self.text(new.movingSeconds))
        if hasFile && !new.hasFile {
            compare(.becameManual, filePath, nil)
        } else if filePath != new.filePath
            || (fileChecksum != nil && new.fileChecksum != nil && fileChecksum != new.fileChecksum)
        {
            changes.append(
                ActivityChange(activityID: id, kind: .file, old: filePath, new: new.filePath))
        }
        return changes
    }

    private static func text(_ seconds: Int64?) -> String? {
        seconds.map { Timestamp(seconds: $0).description }
    }

    private static func text(_ number: Double?) -> String? { number.map { "\($0)" } }

    /// Exports before September 2025 wrote 32-bit floats; kilometres of 2019 have two decimals.
    private static func isClose(_ old: Double?, _ new: Double?) -> Bool {
        guard let old, let new else { return old == new }
        return abs(old - new) <= max(abs(old), abs(new)) * 2e-7
    }
}

extension ActivityFacts {
    init(_ row: ActivityRowRecord) {
        let activity = row.activity
        name = activity.name
        type = activity.type
        sportType = activity.sportType
        let gear = activity.gear.map { $0.trimmingEdgeBlanks }
        self.gear = gear?.isEmpty == true ? nil : gear
        isCommute = activity.isCommute
        details = activity.details
        privateNote = activity.privateNote
        start = activity.start?.seconds
        distanceMetres = activity.distanceMetres
        elapsedSeconds = activity.elapsedSeconds
        movingSeconds = activity.movingSeconds
        filePath = nil
        if case .path(let path) = activity.file { filePath = path }
        fileChecksum = row.foundChecksum
        hasFile = activity.file != .none
    }
}

extension String {
    /// Gear names carry edge blanks in some exports and not in others.
    var trimmingEdgeBlanks: String {
        let start = firstIndex { !$0.isWhitespace } ?? endIndex
        let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? start
        return String(self[start..<end])
    }
}

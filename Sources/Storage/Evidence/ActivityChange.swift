import ActivityModel

/// What a newer export says differently about an activity, or that it is new or gone.
package struct ActivityChange: Hashable, Sendable {
    /// What changed.
    package enum Kind: String, CaseIterable, Sendable {
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
    package var activityID: Int64
    /// What changed.
    package var kind: Kind
    /// The value before; `nil` when there was none.
    package var old: String?
    /// The value now; `nil` when there is none.
    package var new: String?

    /// A change.
    package init(activityID: Int64, kind: Kind, old: String?, new: String?) {
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
    /// What the file says, where the row's word is in no known language.
    var fileSport: String?
    var gear: String?
    var isCommute: Bool?
    var details: String
    /// `nil` in exports before 2023, which have no such column.
    var privateNote: String?
    var start: Int64?
    var distanceMetres: Double?
    /// By how many metres the distance may be off because the export wrote it for people.
    var distanceStep: Double
    var elapsedSeconds: Double?
    var movingSeconds: Double?
    /// How many photos and videos; `nil` in exports before 2023, which do not link them.
    var mediaCount: Int?
    /// The file as the row names it; `#error#` where Strava could not export it.
    var filePath: String?
    var fileChecksum: UInt32?

    /// The differences that a newer row makes.
    func changes(to new: ActivityFacts, of id: Int64) -> [ActivityChange] {
        var changes: [ActivityChange] = []
        func compare(_ kind: ActivityChange.Kind, _ old: String?, _ new: String?) {
            guard old != new else { return }
            changes.append(ActivityChange(activityID: id, kind: kind, old: old, new: new))
        }
        /// What one of the exports does not say has not changed.
        func compareKnown(_ kind: ActivityChange.Kind, _ old: String?, _ new: String?) {
            if old != nil && new != nil { compare(kind, old, new) }
        }
        compare(.renamed, name, new.name)
        // The same sport in another language, or by a finer word, is no change.
        let isSameSport = (sportType ?? fileSport).flatMap { old in
            (new.sportType ?? new.fileSport).map { SportKinship.agree(old, $0) }
        }
        if isSameSport != true {
            compare(.type, sportType ?? type, new.sportType ?? new.type)
        }
        compare(.gear, gear, new.gear)
        compareKnown(.commute, isCommute.map { "\($0)" }, new.isCommute.map { "\($0)" })
        compare(.description, details, new.details)
        compareKnown(.note, privateNote, new.privateNote)
        compareKnown(.start, Self.text(start), Self.text(new.start))
        if !isClose(to: new) {
            compareKnown(.distance, Self.text(distanceMetres), Self.text(new.distanceMetres))
        }
        compareKnown(.elapsed, Self.text(elapsedSeconds), Self.text(new.elapsedSeconds))
        compareKnown(.moving, Self.text(movingSeconds), Self.text(new.movingSeconds))
        compareKnown(.media, mediaCount.map { "\($0)" }, new.mediaCount.map { "\($0)" })
        if filePath != nil && new.filePath == nil {
            compare(.becameManual, filePath, nil)
        } else if filePath != new.filePath {
            compare(.file, filePath, new.filePath)
        } else if let old = fileChecksum, let checksum = new.fileChecksum, old != checksum {
            compare(.file, Self.text(filePath, old), Self.text(filePath, checksum))
        }
        return changes
    }

    private static func text(_ seconds: Int64?) -> String? {
        seconds.map { Timestamp(seconds: $0).description }
    }

    private static func text(_ number: Double?) -> String? { number.map { "\($0)" } }

    private static func text(_ path: String?, _ checksum: UInt32) -> String {
        let digits = String(checksum, radix: 16)
        let zeros = String(repeating: "0", count: 8 - digits.count)
        return "\(path ?? "") (CRC-32 \(zeros)\(digits))"
    }

    /// Exports before September 2025 wrote 32-bit floats, those of 2019 kilometres for people.
    private func isClose(to new: ActivityFacts) -> Bool {
        guard let distance = distanceMetres, let other = new.distanceMetres else { return true }
        let step = max(distanceStep, new.distanceStep)
        return abs(distance - other) <= max(step, max(abs(distance), abs(other)) * 2e-7)
    }

    /// How exact the distance is in a table with so many columns: from 72 on there is one in metres.
    /// Rows that only the API has (one column) are in metres too.
    static func distanceStep(columns: Int, sportType: String?) -> Double {
        guard (2..<72).contains(columns) else { return 0 }
        return switch sportType {
        case "Swim", "Rowing": 1
        case "Sail", "Windsurf": 185.2
        default: 10
        }
    }

    /// Tables with so many columns have the private note and the media.
    static func hasNotesAndMedia(columns: Int) -> Bool { columns >= 87 }
}

extension ActivityFacts {
    /// What a row says in a table with so many columns.
    init(_ row: ActivityRowRecord, columns: Int) {
        let activity = row.activity
        name = activity.name
        type = activity.type
        sportType = activity.sportType
        let gear = activity.gear.map { $0.trimmingEdgeBlanks }
        self.gear = gear?.isEmpty == true ? nil : gear
        isCommute = activity.isCommute
        details = activity.details
        let isRecent = Self.hasNotesAndMedia(columns: columns)
        privateNote = isRecent ? activity.privateNote : nil
        mediaCount = isRecent ? Set(activity.media).count : nil
        start = activity.start?.seconds
        distanceMetres = activity.distanceMetres
        distanceStep = Self.distanceStep(columns: columns, sportType: activity.sportType)
        elapsedSeconds = activity.elapsedSeconds
        movingSeconds = activity.movingSeconds
        switch activity.file {
        case .none: filePath = nil
        case .error: filePath = "#error#"
        case .path(let path): filePath = path
        }
        fileChecksum = row.foundChecksum
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

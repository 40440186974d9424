import ActivityModel

/// A difference in a newer export's row, or that an activity is new or absent.
package struct ActivityChange: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        /// The activity was not in the library before.
        case new
        case renamed
        case type
        case gear
        case commute
        case description
        case note
        case start
        case distance
        /// The climb, in metres, as when Strava corrected the altitudes.
        case elevation
        /// The elapsed time, in seconds.
        case elapsed
        /// The moving time, in seconds.
        case moving
        /// The number of photos and videos.
        case media
        /// The file: the same activity with another path or other bytes.
        case file
        /// It had a file and no longer has one.
        case becameManual = "became-manual"
        /// A newer export that covers its date lacks it.
        case absent
        /// An export contains it again.
        case back
    }

    package var activityID: Int64
    package var kind: Kind
    /// The value before; `nil` if there was none.
    package var old: String?
    /// The value after; `nil` if there is none.
    package var new: String?
    /// Whether ``old`` is what Strava's API said, so that it goes when the API's data go.
    package var isOldFromAPI = false

    package init(activityID: Int64, kind: Kind, old: String?, new: String?) {
        self.activityID = activityID
        self.kind = kind
        self.old = old
        self.new = new
    }
}

/// The values of a row that are visible on Strava, which are compared from export to export.
/// Columns that Strava adds over the years do not count.
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
    /// The tolerance of the distance in metres, because the export formatted it for people.
    var distanceStep: Double
    var elapsedSeconds: Double?
    var movingSeconds: Double?
    /// The climb in metres.
    var ascentMetres: Double?
    /// The number of photos and videos; `nil` in exports before 2023, which do not link them.
    var mediaCount: Int?
    /// The path in the row; `#error#` if Strava could not export the file.
    var filePath: String?
    var fileChecksum: UInt32?

    /// The changes that a newer row makes.
    func changes(to new: ActivityFacts, of id: Int64) -> [ActivityChange] {
        var changes: [ActivityChange] = []
        func compare(_ kind: ActivityChange.Kind, _ old: String?, _ new: String?) {
            guard old != new else { return }
            changes.append(ActivityChange(activityID: id, kind: kind, old: old, new: new))
        }
        /// A value that one of the exports does not have has not changed.
        func compareKnown(_ kind: ActivityChange.Kind, _ old: String?, _ new: String?) {
            if old != nil && new != nil { compare(kind, old, new) }
        }
        compare(.renamed, name, new.name)
        // The same sport in another language, or in a more specific form, is not a change.
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
        if let old = ascentMetres, let new = new.ascentMetres, abs(old - new) >= Self.ascentStep {
            compare(.elevation, Self.text(old), Self.text(new))
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

    /// The climb in metres that counts as a change: exports and the API round it differently.
    static let ascentStep = 1.0

    private static func text(_ seconds: Int64?) -> String? {
        seconds.map { Timestamp(seconds: $0).description }
    }

    private static func text(_ number: Double?) -> String? { number.map { "\($0)" } }

    private static func text(_ path: String?, _ checksum: UInt32) -> String {
        let digits = String(checksum, radix: 16)
        let zeros = String(repeating: "0", count: 8 - digits.count)
        return "\(path ?? "") (CRC-32 \(zeros)\(digits))"
    }

    /// Exports before September 2025 contain 32-bit floats, those of 2019 kilometres formatted for
    /// people.
    private func isClose(to new: ActivityFacts) -> Bool {
        guard let distance = distanceMetres, let other = new.distanceMetres else { return true }
        let step = max(distanceStep, new.distanceStep)
        return abs(distance - other) <= max(step, max(abs(distance), abs(other)) * 2e-7)
    }

    /// The precision of the distance in a table with so many columns: from 72 columns on there is
    /// one in metres. Rows from the API (one column) are in metres too.
    static func distanceStep(columns: Int, sportType: String?) -> Double {
        guard (2..<72).contains(columns) else { return 0 }
        return switch sportType {
        case "Swim", "Rowing": 1
        case "Sail", "Windsurf": 185.2
        default: 10
        }
    }

    /// Whether tables with so many columns have the private note and the media.
    static func hasNotesAndMedia(columns: Int) -> Bool { columns >= 87 }
}

extension ActivityFacts {
    /// The values of a row in a table with so many columns.
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
        ascentMetres = activity.measures[.ascent]
        switch activity.file {
        case .none: filePath = nil
        case .error: filePath = "#error#"
        case .path(let path): filePath = path
        }
        fileChecksum = row.foundChecksum
    }
}

extension String {
    /// Gear names have surrounding spaces in some exports and not in others.
    var trimmingEdgeBlanks: String {
        let start = firstIndex { !$0.isWhitespace } ?? endIndex
        let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? start
        return String(self[start..<end])
    }
}

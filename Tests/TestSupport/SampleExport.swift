/// The sample export: invented activities that show, one each, what real exports have met their
/// readers with. `Fixtures/export_12345678.zip` is this, byte for byte.
public enum SampleExport {
    /// One activity of the sample and what it is there for.
    public struct Activity: Sendable {
        /// The row; `nil` for a file that no row names.
        public var row: ExportBuilder.Row?
        /// Its files by path: one, or none.
        public var files: [String: [UInt8]] = [:]
        /// What it shows, in a few words.
        public var shows: String
        /// What becomes of its file, in the library's words.
        public var outcome: String
        /// The codes of all issues that it raises.
        public var issues: Set<String>
    }

    /// When the export was made.
    public static let asOf = CivilTime.seconds(2025, 9, 21, 6, 30)

    /// All of them, by id.
    public static let activities: [Activity] =
        (fromStrava + fromGPX + fromTCX + fromFIT + damaged + fromDifferentSports + withoutFile)
        .sorted { ($0.row?.id ?? .max) < ($1.row?.id ?? .max) }

    /// The id of the newest activity that a library must find, and its start.
    public static let newest = (id: id(67), start: start(67))

    /// The export.
    public static var export: ExportBuilder {
        var export = ExportBuilder(asOf: asOf)
        for activity in activities {
            if let row = activity.row { export.rows.append(row) }
            export.files.merge(activity.files) { $1 }
        }
        addTables(to: &export)
        addFurtherFiles(to: &export)
        return export
    }

    // MARK: Numbers of activities

    /// Strava's id of the activity with a number; the first ones are from before 2^31.
    static func id(_ number: Int) -> Int64 {
        number < 18
            ? 120_000_000 + Int64(number) * 7_000_003 : 9_900_000_000 + Int64(number) * 1_003
    }

    /// The number of an upload is never that of the activity.
    static func upload(_ number: Int) -> Int64 { id(number) + 1_000_000_007 }

    /// Ten weeks and some days after the one before.
    static func start(_ number: Int) -> Int64 {
        CivilTime.seconds(2012, 3, 4, 5, 40) + Int64(number) * (73 * 86_400 + 3 * 3_600 + 431)
    }

    static func track(
        _ number: Int, samples: Int = 240, speed: Int = 3_000,
        place: InventedTrack.Place = .southernOcean, pauses: [Int] = []
    ) -> InventedTrack {
        InventedTrack(
            seed: UInt64(number), start: start(number), samples: samples, speed: speed,
            place: place, pauses: pauses)
    }

    // MARK: Rows

    /// An activity with a file: `kind` is what follows the number in its name. `.gz` files are
    /// named by upload and compressed here; others bear the activity's own id.
    static func recorded(
        _ number: Int, _ name: String, _ sport: String, _ track: InventedTrack, _ kind: String,
        _ content: [UInt8], shows: String, outcome: String = "decoded",
        issues: Set<String> = [], change: (inout ExportBuilder.Row) -> Void = { _ in }
    ) -> Activity {
        let isPacked = kind.hasSuffix(".gz")
        let path = "activities/\(isPacked ? upload(number) : id(number)).\(kind)"
        var row = row(number, name, sport, track, path)
        change(&row)
        let isGzip = content.starts(with: [0x1F, 0x8B])
        let bytes = isPacked && !isGzip ? GzipBuilder.gzip(content) : content
        return Activity(
            row: row, files: [path: bytes], shows: shows, outcome: outcome, issues: issues)
    }

    /// The row of a track, with the figures that Strava works out.
    static func row(
        _ number: Int, _ name: String, _ sport: String, _ track: InventedTrack, _ path: String?
    ) -> ExportBuilder.Row {
        var row = ExportBuilder.Row(
            id(number), at: track.start, name, sport, elapsed: max(track.elapsed - 1, 1),
            centimetres: track.distance, file: path)
        row.moving = max(track.count - 1, 1)
        row.maximumHeartRate = track.maximumHeartRate
        row.relativeEffort = track.count / 20
        let altitudes = track.points.map(\.altitude)
        let metres = InventedTrack.Point.metres(decimetres:)
        row.more = [
            "Athlete Weight": "61.5", "Average Heart Rate": "\(track.averageHeartRate).0",
            "Max Speed": "\(Double(track.maximumSpeed) / 1_000)",
            "Average Speed": "\(Double(track.distance / max(track.count, 1)) / 100)",
            "Elevation Gain": metres(track.ascent), "Elevation Loss": metres(track.ascent),
            "Elevation Low": metres(altitudes.min() ?? 0),
            "Elevation High": metres(altitudes.max() ?? 0),
            "Calories": "\(track.count / 6).0", "Flagged": "0.0",
        ]
        if sport == "Ride" {
            row.more["Average Watts"] = "\(track.averageWatts).0"
            row.more["Max Watts"] = ""
        }
        return row
    }
}

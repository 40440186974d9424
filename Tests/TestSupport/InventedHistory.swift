/// An invented athlete's life with Strava, from a seed: activities are added, renamed, retyped,
/// cropped, given other files, lost and deleted, and every so often the athlete downloads an export,
/// in the layout and language of the day.
public struct InventedHistory {
    /// The exports, oldest first.
    public private(set) var exports: [ExportBuilder] = []
    private var random: SeededGenerator
    private var activities: [Int64: Activity] = [:]
    private let athlete: Int64
    private var nextID: Int64

    private struct Activity: Sendable {
        var row: ExportBuilder.Row
        var file: [UInt8]?
        var originalFile: [UInt8]?
        var isErrorToday = false
    }

    /// A history with three to five exports; another athlete has other activities.
    public init(seed: UInt64, athlete: Int64 = 12_345_678) {
        self.athlete = athlete
        nextID = athlete % 1_000 * 10_000 + 101
        random = SeededGenerator(seed: seed)
        let count = 3 + pick(3)
        var asOf = CivilTime.seconds(2019, 3, 1 + pick(20), 12)
        for moment in 0..<count {
            for id in activities.keys.sorted() { change(id) }
            for _ in 0..<(3 + pick(4)) { add(before: asOf) }
            exports.append(export(asOf: asOf, moment: moment))
            asOf += Int64(100 + pick(400)) * 86_400 + Int64(pick(40_000))
        }
    }

    private mutating func pick(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }

    // MARK: What happens

    private mutating func add(before asOf: Int64) {
        let id = nextID
        nextID += Int64(1 + pick(3))
        // Some are uploaded late.
        let age = pick(5) == 0 ? 700 : 60
        let start = asOf - Int64(1 + pick(age)) * 86_400 - Int64(pick(30_000))
        let sports = ["Run", "Ride", "Swim", "Walk", "Workout"]
        let sport = sports[pick(sports.count)]
        let track = InventedTrack(seed: random.next(), start: start, samples: 12 + pick(20))
        var row = ExportBuilder.Row(
            id, at: start, "Outing \(id)", sport, elapsed: track.elapsed,
            centimetres: track.distance / 1_000 * 1_000)
        row.gear = gear()
        let activity = pick(8) == 0 ? Activity(row: row) : recorded(row, track)
        activities[id] = activity
    }

    private mutating func recorded(_ row: ExportBuilder.Row, _ track: InventedTrack) -> Activity {
        var row = row
        let file: [UInt8]
        switch pick(3) {
        case 0:
            row.file = "activities/\(row.id).gpx"
            file = track.gpx(creator: "StravaGPX").bytes
        case 1:
            row.file = "activities/\(9_000 + row.id).fit.gz"
            file = GzipBuilder.gzip(track.fit())
        default:
            row.file = "activities/\(9_000 + row.id).gpx.gz"
            file = GzipBuilder.gzip(track.gpx(creator: "Lantern").bytes)
        }
        return Activity(row: row, file: file, originalFile: file)
    }

    private mutating func change(_ id: Int64) {
        guard var activity = activities[id] else { return }
        activity.isErrorToday = false
        switch pick(20) {
        case 0: activity.row.name = "Renamed \(pick(1_000))"
        case 1: activity.row.sport = ["Run", "Ride", "Walk", "Workout"][pick(4)]
        case 2: activity.row.gear = gear()
        case 3: activity.row.description = "Said, \"later\"\nin \(pick(100)) words"
        case 4:
            activity.row.elapsed = max(1, activity.row.elapsed - 3)
            activity.row.centimetres = activity.row.centimetres / 2_000 * 1_000
        case 5, 6:
            let isBack = pick(2) == 0
            let track = InventedTrack(
                seed: random.next(), start: activity.row.start ?? 0, samples: 10)
            if activity.row.file?.hasSuffix(".gpx") == true {
                activity.file =
                    isBack ? activity.originalFile : track.gpx(creator: "StravaGPX").bytes
            }
        case 7:
            activity.row.file = nil
            activity.file = nil
        case 8, 9: activity.isErrorToday = true
        case 10, 11:
            activities[id] = nil
            return
        case 12:
            if let file = activity.row.file, file.hasSuffix(".gpx.gz") {
                activity.row.file = String(file.dropLast(7)) + ".bin.gz"
            }
        case 13: activity.row.media = "media/\(id).jpg"
        case 14: activity.row.privateNote = "Note \(pick(100))"
        case 15: activity.row.isCommute = pick(2) == 0
        default: break
        }
        activities[id] = activity
    }

    private mutating func gear() -> String? {
        [nil, "Old Faithful", "Nimbus Drift 1", " Pebble "][pick(4)]
    }

    // MARK: The export

    private mutating func export(asOf: Int64, moment: Int) -> ExportBuilder {
        var export = ExportBuilder(asOf: asOf)
        export.athleteID = athlete
        export.tables = ExportBuilder.tables(athleteID: athlete, asOf: asOf)
        let styles: [ExportStyle] =
            moment == 0
            ? [.original, .dutch2020, .english(84), .english(77)]
            : [.german, .dutch, .spanish, .french, .british, .newest, .english(94), .english(87)]
        export.style = styles[pick(styles.count)]
        export.isDescending = pick(2) == 0
        for id in activities.keys.sorted() {
            guard let activity = activities[id] else { continue }
            var row = activity.row
            if activity.isErrorToday, row.file != nil {
                row.file = "#error#"
                export.add(row)
            } else {
                export.add(row, activity.file)
            }
            if !row.media.isEmpty { export.files[row.media] = [0xFF, 0xD8, UInt8(id % 251), 0xD9] }
        }
        export.tables["bikes"]?.add(["Old Faithful", "Invented", "One", nil])
        export.tables["shoes"]?.add(["", "Nimbus", "Drift \(1 + pick(2))", nil])
        export.tables["comments"]?.add(["today", "Comment \(pick(1_000))"])
        if moment == 0 {
            export.tables["kudos"] = CSVBuilder(headerLine: "date,type,id").adding(["x", "y", "7"])
        }
        if pick(3) == 0 {
            export.tables["weather_stations"] = CSVBuilder(headerLine: "Station,Distance")
                .adding(["Outer Shoals", "\(pick(100))"])
        }
        if pick(2) == 0 { export.files["routes/1.gpx"] = Array("<gpx>\(pick(3))</gpx>".utf8) }
        return export
    }
}

import ActivityModel
import Storage

/// What Strava's API says about one activity, at one moment.
struct Reply {
    var id: Int64
    var name: String
    var asOf: Int64
    var isDetailed = false
    var type = "Run"
    var sportType: String? = "Run"
    var start: Int64? = 1_000
    var metres: Double? = 1_000
    var elapsed: Double?
    var moving: Double?
    var gearKey: String?
    var gearName: String?
    var isManual = false
    var isCommute: Bool?
    var visibility: String?
    var offset: Int?
    var details = ""
    var privateNote = ""
    var measures: [ActivityMeasure: Double] = [:]
    /// What decides whether samples that are there still fit.
    var shape = "a shape"
    /// The reply as it came.
    var json = "{}"

    /// What a list says of an activity.
    init(_ id: Int64, _ name: String, at asOf: Int64) {
        self.id = id
        self.name = name
        self.asOf = asOf
    }

    /// What the detailed reply says.
    static func detail(_ id: Int64, _ name: String, at asOf: Int64) -> Reply {
        Reply(id, name, at: asOf).with { $0.isDetailed = true }
    }

    /// Changed where `change` says so.
    func with(_ change: (inout Reply) -> Void) -> Reply {
        var reply = self
        change(&reply)
        return reply
    }

    var record: APIActivityRecord {
        var activity = ActivitySummary(id: id, name: name, type: type, file: .none)
        activity.sportType = sportType
        activity.start = start.map { Timestamp(seconds: $0) }
        activity.distanceMetres = metres
        activity.elapsedSeconds = elapsed
        activity.movingSeconds = moving
        activity.isCommute = isCommute
        activity.details = details
        activity.privateNote = privateNote
        activity.measures = measures
        return APIActivityRecord(
            activity: activity, reply: json, isDetailed: isDetailed,
            asOf: Timestamp(seconds: asOf), utcOffsetSeconds: offset, gearKey: gearKey,
            gearName: gearName, isManual: isManual, visibility: visibility, shape: shape)
    }
}

extension Library {
    /// Runs a sync of an athlete to its end.
    @discardableResult
    func sync<Result>(
        at now: Timestamp = 20_000, athlete: Int64 = 42, _ body: (SyncWriter) throws -> Result
    ) throws -> Result {
        let writer = try SyncWriter(self, athlete: athlete, now: now)
        let result = try body(writer)
        try writer.finish(.finished, report: nil, at: now)
        return result
    }

    /// Stores replies: what the list says as one page, details one by one.
    @discardableResult
    func hear(
        _ replies: Reply..., athlete: Int64 = 42, isAskedFor: Bool = false,
        now: Timestamp = 20_000
    ) throws -> ActivityCounts {
        try sync(at: now, athlete: athlete) { sync in
            var counts = ActivityCounts()
            let page = replies.filter { !$0.isDetailed }.map(\.record)
            if !page.isEmpty {
                counts += try sync.save(
                    page, account: try apiAccount(athleteID: sync.athleteID),
                    isAskedFor: isAskedFor, now: now)
            }
            for detail in replies where detail.isDetailed {
                counts += try sync.save(detail.record, now: now)
            }
            return counts
        }
    }

    /// Stores the samples that Strava gives of an activity; `nil` when it has none.
    func hear(samples: ActivityFile?, of id: Int64, at now: Timestamp = 20_000) throws {
        try sync(at: now) { sync in
            let file = samples.map { content in
                DecodedFile(
                    key: FileKey(path: "api/streams/\(id)", size: 1, crc32: 77), content: content,
                    encoder: StreamEncoder(), decoderVersion: 1)
            }
            try sync.save(file, of: id, now: now)
        }
    }

    /// Stores how far the walk through an athlete's list has come.
    @discardableResult
    func walk(
        athlete: Int64 = 42, now: Timestamp = 20_000, _ change: (inout APIAccount) -> Void
    ) throws -> ActivityCounts {
        try sync(at: now, athlete: athlete) { sync in
            var account = try apiAccount(athleteID: sync.athleteID)
            change(&account)
            return try sync.endWalk(account, now: now)
        }
    }
}

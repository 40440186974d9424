/// The content of an activity file in any format: streams, sessions, laps and issues.
public struct ActivityFile: Hashable, Sendable {
    /// The format of the content, regardless of the file's name.
    public var format: ActivityFormat
    /// The purpose of the file; only an activity is imported.
    public var purpose = FilePurpose.activity
    /// How much of the file was decoded, from everything to nothing.
    public var outcome: DecodingOutcome
    /// The number of samples in each of ``streams``.
    public var sampleCount = 0
    /// The channels, including `time` if any sample has a time. Every stream has at least one
    /// value.
    public var streams: [SampleStream] = []
    /// The sessions in file order. GPX: one for each track that states its sport. TCX: one for each
    /// `Activity`.
    public var sessions: [SportSession] = []
    /// The sport, named as in ``SportSession/sport``: that of the first session or, if the file
    /// lost its sessions, the one that the device was set to.
    public var sport: String?
    /// The sub-sport that belongs to ``sport``.
    public var subSport: String?
    /// Laps in the order of the file.
    public var laps: [Lap] = []
    /// Pool lengths in file order.
    public var lengths: [PoolLength] = []
    /// Timer and other events in file order.
    public var events: [ActivityEvent] = []
    /// Devices that took part, the recording one first.
    public var devices: [Device] = []
    /// What the file says beyond all this, by kind of message.
    public var messages: [MessageGroup] = []
    /// The times between heartbeats in seconds (FIT's `hrv`), one after the other; they do not
    /// belong to samples. `nil` if the file has none.
    public var heartbeats: SampleStream?
    /// The program or device that wrote the file, according to the file.
    public var creator: String?
    /// The creation time according to the file.
    public var created: Timestamp?
    /// The offset of local time from UTC; `nil` if the file does not state it.
    public var utcOffset: UTCOffset?
    /// The issues in the order in which they were found.
    public var issues: [ImportIssue] = []

    /// Creates a file with a format and an outcome; the decoder fills in the rest.
    public init(format: ActivityFormat, outcome: DecodingOutcome) {
        self.format = format
        self.outcome = outcome
    }

    /// The stream of a native channel.
    public func stream(_ name: StreamName) -> SampleStream? {
        streams.first { $0.name == name && $0.source == .native }
    }

    /// The time of the first sample, in file order, that has one.
    public var firstTime: Timestamp? { instant(times.first { $0 != SampleStream.missing }) }

    /// The time of the last sample, in file order, that has one.
    public var lastTime: Timestamp? { instant(times.last { $0 != SampleStream.missing }) }

    /// The distance in metres: the last cumulative distance in file order. If it continues from the
    /// start of a race, so that the sessions state less, only the part since the first sample
    /// counts.
    public var distanceMetres: Double? {
        guard let stream = stream(.distance), let last = stream.lastValue else { return nil }
        let stated = sessions.compactMap(\.totals.distanceMetres).reduce(0, +)
        guard stated > 0, let first = stream.firstValue, first > 0 else { return last }
        func isStated(_ metres: Double) -> Bool { abs(metres - stated) <= 20 + stated * 0.02 }
        return !isStated(last) && isStated(last - first) ? last - first : last
    }

    /// Totals computed from the samples, for files that lost the totals of their sessions.
    public var recordedTotals: Totals {
        var totals = Totals()
        if let first = firstTime, let last = lastTime {
            totals.elapsedSeconds = last.seconds(since: first)
        }
        totals.distanceMetres = distanceMetres
        func summary(_ name: StreamName) -> (average: Double?, max: Double?) {
            guard let summary = channel(name)?.summary, summary.count > 0 else { return (nil, nil) }
            return (summary.sum / Double(summary.count), summary.max)
        }
        (totals.averageSpeed, totals.maximumSpeed) = summary(.velocity)
        (totals.averageHeartrate, totals.maximumHeartrate) = summary(.heartrate)
        (totals.averageCadence, totals.maximumCadence) = summary(.cadence)
        (totals.averageWatts, totals.maximumWatts) = summary(.watts)
        totals.averageTemperature = summary(.temperature).average
        return totals
    }

    /// The raw microseconds of the `time` stream.
    private var times: [Int64] {
        guard case .scaled(let raw, Scale.microseconds) = stream(.time)?.values else { return [] }
        return raw
    }

    private func instant(_ raw: Int64?) -> Timestamp? {
        raw.map { Timestamp(microseconds: $0) }
    }
}

/// The format of an activity file.
public enum ActivityFormat: String, CaseIterable, Sendable {
    /// Flexible and Interoperable Data Transfer (Garmin).
    case fit
    /// GPS Exchange Format, by Topografix.
    case gpx
    /// Training Center XML, by Garmin.
    case tcx
    /// No file: streams from Strava's API.
    case api
    /// Content that is not FIT, GPX or TCX.
    case unknown
}

extension ActivityFormat {
    /// Whether a path ends like that of an activity file, gzipped or not. Only the content tells
    /// what a file is; this is for choosing among the files of an archive or a folder.
    package static func isFileName(_ path: some StringProtocol) -> Bool {
        var name = path.lowercased()[...]
        while name.hasSuffix(".gz") { name = name.dropLast(3) }
        return [fit, gpx, tcx].contains { name.hasSuffix("." + $0.rawValue) }
    }
}

/// How much of a file was decoded.
public enum DecodingOutcome: String, CaseIterable, Sendable {
    /// The whole file was read.
    case decoded
    /// The file is damaged: the readable part was decoded, and an issue describes the rest.
    case partial
    /// Nothing in the file could be read.
    case failed
    /// A format or a kind of file that Waymark does not read.
    case unsupported
}

/// The purpose of a file.
public enum FilePurpose: String, CaseIterable, Sendable {
    /// A recorded activity, the only purpose that is imported.
    case activity
    /// A course or route to follow.
    case course
    /// A planned workout, not yet done.
    case workout
    /// Device or athlete settings, totals, schedules, locations and the like.
    case settings
    /// Monitoring of a whole day, such as steps and sleep.
    case monitoring
    /// A FIT file of any other type.
    case other
}

/// The offset of local time from UTC, with its source.
public struct UTCOffset: Hashable, Sendable {
    /// Seconds east of UTC (−50,400 ... 50,400).
    public var seconds: Int
    /// The part of the file that states it: `fit.local_timestamp`, `gpx.time`, `tcx.time`.
    public var source: String

    /// Creates an offset with its source.
    public init(seconds: Int, source: String) {
        self.seconds = seconds
        self.source = source
    }
}

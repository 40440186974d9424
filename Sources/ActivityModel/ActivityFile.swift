/// What one activity file says, whatever its format: streams, sessions, laps and what was odd.
public struct ActivityFile: Hashable, Sendable {
    /// The format the content has, whatever the file is called.
    public var format: ActivityFormat
    /// What the file is for; only an activity is imported as one.
    public var purpose = FilePurpose.activity
    /// How much of the file was decoded, from everything to nothing.
    public var outcome: DecodingOutcome
    /// How many samples each of ``streams`` spans.
    public var sampleCount = 0
    /// The channels; `time` among them when any sample has a time. No stream without any value.
    public var streams: [SampleStream] = []
    /// Sessions in file order. GPX: one per track that says what sport it is. TCX: one per `Activity`.
    public var sessions: [SportSession] = []
    /// What was done, in the words of ``SportSession/sport``: the first session's, or what a device
    /// was set to whose file lost its sessions.
    public var sport: String?
    /// The sub-sport that goes with ``sport``.
    public var subSport: String?
    /// Laps in the order of the file.
    public var laps: [Lap] = []
    /// Pool lengths in file order.
    public var lengths: [PoolLength] = []
    /// Timer and other events in file order.
    public var events: [ActivityEvent] = []
    /// Devices that took part; the recording one first.
    public var devices: [Device] = []
    /// The program or device that wrote the file, as the file says.
    public var creator: String?
    /// When the file says it was created.
    public var created: Timestamp?
    /// Seconds that the clock on the wall was ahead of UTC, where the file tells.
    public var utcOffset: UTCOffset?
    /// What was odd, in the order it was met.
    public var issues: [ImportIssue] = []

    /// A file of a format with an outcome; the rest is filled in by who decodes it.
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

    /// The metres covered: the last cumulative distance, in file order. Where that counts on from
    /// the start of a race, so that the sessions state less, what was added to it.
    public var distanceMetres: Double? {
        guard let stream = stream(.distance), let last = stream.lastValue else { return nil }
        let stated = sessions.compactMap(\.totals.distanceMetres).reduce(0, +)
        guard stated > 0, let first = stream.firstValue, first > 0 else { return last }
        func isStated(_ metres: Double) -> Bool { abs(metres - stated) <= 20 + stated * 0.02 }
        return !isStated(last) && isStated(last - first) ? last - first : last
    }

    /// What the samples add up to, for files that lost the totals of their sessions.
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
    /// No file: streams as Strava's API gives them.
    case api
    /// Content that is not FIT, GPX or TCX.
    case unknown
}

/// How far the decoding of a file got.
public enum DecodingOutcome: String, CaseIterable, Sendable {
    /// The whole file was read.
    case decoded
    /// Damage: what could be read is there, and an issue says what is not.
    case partial
    /// Nothing in the file could be read.
    case failed
    /// A format, or a kind of file, that Waymark does not read.
    case unsupported
}

/// What a file is for.
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

/// How far the clock on the wall was from UTC, and who says so.
public struct UTCOffset: Hashable, Sendable {
    /// Seconds east of UTC (−50,400 ... 50,400).
    public var seconds: Int
    /// Where that stands: `fit.local_timestamp`, `gpx.time`, `tcx.time`.
    public var source: String

    /// An offset with its source.
    public init(seconds: Int, source: String) {
        self.seconds = seconds
        self.source = source
    }
}

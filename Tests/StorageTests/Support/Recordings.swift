public import ActivityModel

/// A moment by its seconds since 1970.
extension Timestamp: ExpressibleByIntegerLiteral {
    /// Seconds since 1970.
    public init(integerLiteral seconds: Int64) { self.init(seconds: seconds) }
}

/// Recordings that say what a test needs and no more.
extension ActivityFile {
    /// Heart rates, a second apart where it is said when they began.
    static func recording(
        _ heartrates: [Int64] = [100, 101], from start: Int64? = nil, step: Int64 = 1,
        format: ActivityFormat = .gpx
    ) -> ActivityFile {
        var file = ActivityFile(format: format, outcome: .decoded)
        file.sampleCount = heartrates.count
        file.streams = [SampleStream(.heartrate, values: .scaled(heartrates, .one))]
        if let start {
            let times = heartrates.indices.map { (start + Int64($0) * step) * 1_000_000 }
            file.streams.append(SampleStream(.time, values: .scaled(times, .microseconds)))
        }
        return file
    }

    /// Positions in whole degrees, without times.
    static func track(_ points: (latitude: Int64, longitude: Int64)...) -> ActivityFile {
        var file = ActivityFile(format: .gpx, outcome: .decoded)
        file.sampleCount = points.count
        file.streams = [
            SampleStream(.latitude, values: .scaled(points.map(\.latitude), .one)),
            SampleStream(.longitude, values: .scaled(points.map(\.longitude), .one)),
        ]
        return file
    }

    /// Nothing of it could be read.
    static let unreadable = ActivityFile(format: .gpx, outcome: .failed)

    /// A recording of several sports: each leg's start, and its heart rates ten seconds apart.
    static func legs(_ legs: (start: Int64, heartrates: [Int64])...) -> ActivityFile {
        var file = ActivityFile(format: .fit, outcome: .decoded)
        var times: [Int64] = []
        for (index, leg) in legs.enumerated() {
            let first = times.count
            times += leg.heartrates.indices.map { (leg.start + Int64($0) * 10) * 1_000_000 }
            var session = SportSession()
            session.sport = "leg \(index)"
            session.start = Timestamp(seconds: leg.start)
            session.samples = first..<times.count
            session.totals.elapsedSeconds = Double(max(0, leg.heartrates.count - 1) * 10)
            file.sessions.append(session)
            var lap = Lap()
            lap.start = session.start
            lap.samples = session.samples
            file.laps.append(lap)
        }
        file.sampleCount = times.count
        file.streams = [
            SampleStream(.time, values: .scaled(times, .microseconds)),
            SampleStream(.heartrate, values: .scaled(legs.flatMap(\.heartrates), .one)),
        ]
        return file
    }
}

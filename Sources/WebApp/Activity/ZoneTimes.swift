import ActivityModel
import Storage

/// The time that an activity spent in each zone of heart rate or power.
struct ZoneTimes: Equatable, Sendable {
    enum Kind: String, Sendable {
        case heartrate, power
    }

    /// Who drew the zones.
    enum Source: Equatable, Sendable {
        /// The export's preferences: the highest heart rate, or the power of an hour.
        case export(limit: Double)
        case device
        case strava
    }

    struct Zone: Equatable, Sendable {
        /// bpm or W; `nil` for no bound.
        var lower: Double?
        var upper: Double?
        var seconds: Double
    }

    var kind: Kind
    var source: Source
    var zones: [Zone]

    /// Strava's own shares of the highest heart rate where its zones 2 to 5 begin.
    private static let heartShares = [0.65, 0.81, 0.89, 0.97]
    /// Shares of the functional threshold power where zones 2 to 7 begin (Coggan).
    private static let powerShares = [0.56, 0.76, 0.91, 1.06, 1.21, 1.51]
    /// A longer gap between two samples is a pause, which belongs to no zone, in seconds.
    private static let longestGap = 30.0

    /// The zones of an activity: by the export's preferences if they say what zones need, else as
    /// the device counted them, else as Strava's API did.
    static func all(
        _ streams: ActivityStreams, limits: TrainingLimits, messages: [MessageGroup],
        strava: [StravaZone]
    ) -> [ZoneTimes] {
        [Kind.heartrate, .power].compactMap { kind in
            let limit = kind == .heartrate ? limits.maximumHeartrate : limits.thresholdWatts
            let shares = kind == .heartrate ? heartShares : powerShares
            if let limit, limit > 0 {
                let bounds = shares.map { ($0 * limit).rounded() }
                if let zones = counted(
                    streams[.time], streams[kind == .heartrate ? .heartrate : .watts], bounds)
                {
                    return ZoneTimes(kind: kind, source: .export(limit: limit), zones: zones)
                }
            }
            return device(kind, messages) ?? api(kind, strava)
        }
    }

    /// The seconds of each zone; `nil` without a value. A sample counts until the next one.
    static func counted(
        _ time: SampleStream?, _ values: SampleStream?, _ bounds: [Double]
    ) -> [Zone]? {
        guard let time, let values else { return nil }
        var seconds = [Double](repeating: 0, count: bounds.count + 1)
        let count = min(time.count, values.count)
        guard count > 1 else { return nil }
        for index in 0..<count - 1 {
            guard let now = time[index], let next = time[index + 1], let value = values[index],
                next > now, next - now <= longestGap
            else { continue }
            seconds[bounds.count { $0 <= value }] += next - now
        }
        guard seconds.contains(where: { $0 > 0 }) else { return nil }
        return seconds.indices.map { zone in
            Zone(
                lower: zone > 0 ? bounds[zone - 1] : nil,
                upper: zone < bounds.count ? bounds[zone] : nil, seconds: seconds[zone])
        }
    }

    /// As the device counted: FIT's `time_in_zone` of the session, else of all laps together.
    private static func device(_ kind: Kind, _ messages: [MessageGroup]) -> ZoneTimes? {
        guard let group = messages.group("time_in_zone") else { return nil }
        let field = kind == .heartrate ? "hr" : "power"
        let all = Array(0..<(group.rows?.count ?? 0))
        let sessions = all.filter { group[$0, "reference_mesg"]?.text == "session" }
        var seconds: [Double] = []
        for row in sessions.isEmpty ? all : sessions {
            let values = group[row, "time_in_\(field)_zone"]?.elements ?? []
            for (zone, value) in values.enumerated() {
                while seconds.count <= zone { seconds.append(0) }
                seconds[zone] += value?.double ?? 0
            }
        }
        guard seconds.contains(where: { $0 > 0 }) else { return nil }
        let bounds =
            all.lazy.compactMap { group[$0, "\(field)_zone_high_boundary"]?.elements }.first ?? []
        func bound(_ zone: Int) -> Double? {
            bounds.indices.contains(zone) ? bounds[zone]?.double : nil
        }
        // Writers fill the array beyond the zones that they use.
        let last = seconds.indices.last { seconds[$0] > 0 || bound($0) != nil } ?? 0
        return ZoneTimes(
            kind: kind, source: .device,
            zones: (0...last).map { zone in
                Zone(lower: bound(zone - 1), upper: bound(zone), seconds: seconds[zone])
            })
    }

    private static func api(_ kind: Kind, _ zones: [StravaZone]) -> ZoneTimes? {
        let own = zones.filter { $0.type == kind.rawValue }.sorted { $0.number < $1.number }
        guard own.contains(where: { ($0.seconds ?? 0) > 0 }) else { return nil }
        return ZoneTimes(
            kind: kind, source: .strava,
            zones: own.map {
                Zone(lower: $0.minimum, upper: $0.maximum, seconds: $0.seconds ?? 0)
            })
    }
}

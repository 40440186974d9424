import JSON
import TestSupport

/// What a device recorded, sample by sample; all streams have the same length.
public struct MockStreams: Sendable, Equatable {
    /// The name of a stream.
    public enum Key: String, Sendable, CaseIterable {
        case time, latlng, distance, altitude
        case velocitySmooth = "velocity_smooth"
        case heartrate, cadence, watts, temp, moving
        case gradeSmooth = "grade_smooth"
    }

    /// Which of the streams exist.
    public private(set) var keys: Set<Key>
    /// Seconds since the start.
    public private(set) var time: [Int] = []
    /// Latitudes and longitudes, degrees.
    public private(set) var latlng: [(latitude: Double, longitude: Double)] = []
    /// Metres since the start.
    public private(set) var distance: [Double] = []
    /// Metres above the sea.
    public private(set) var altitude: [Double] = []
    /// Metres per second.
    public private(set) var velocitySmooth: [Double] = []
    /// Beats per minute.
    public private(set) var heartrate: [Int] = []
    /// Per minute; of runs, one leg's.
    public private(set) var cadence: [Int] = []
    /// Watts.
    public private(set) var watts: [Int] = []
    /// Degrees Celsius.
    public private(set) var temp: [Int] = []
    /// Whether in motion.
    public private(set) var moving: [Bool] = []
    /// Per cent.
    public private(set) var gradeSmooth: [Double] = []

    /// How many samples there are.
    public var count: Int { time.count }

    /// The streams of an activity: the last sample has its elapsed time and its distance. What is
    /// not among its keys is there all the same, for the activity's averages.
    init(of activity: MockActivity) {
        keys = activity.streamKeys
        let elapsed = max(activity.elapsedTime, 0)
        let moved = min(max(activity.movingTime, 0), elapsed)
        let count = min(max(activity.sampleCount, 1), elapsed + 1)
        let centimetres = max(Int(activity.distance * 100), 0)
        let track = InventedTrack(
            seed: activity.seed, start: activity.startTime, samples: count,
            speed: centimetres * 10 / max(count - 1, 1), place: activity.place)
        let steps = max(count - 1, 1)
        for (index, point) in track.points.enumerated() {
            // The one pause is behind the middle.
            let isAfterPause = index > steps / 2 || index == count - 1
            let second = index * moved / steps + (isAfterPause ? elapsed - moved : 0)
            let metres =
                Double(point.distance * centimetres / max(track.distance, 1)) / 100
            let past = max(second - (time.last ?? 0), 1)
            let way = metres - (distance.last ?? 0)
            let climb = Double(point.altitude) / 10 - (altitude.last ?? Double(point.altitude) / 10)
            moving.append(!(isAfterPause && elapsed > moved && index == steps / 2 + 1))
            velocitySmooth.append((way / Double(past) * 10).rounded() / 10)
            gradeSmooth.append(
                way > 1 ? (min(max(climb / way * 100, -50), 50) * 10).rounded() / 10 : 0)
            time.append(second)
            distance.append(metres)
            altitude.append(Double(point.altitude) / 10)
            latlng.append(
                (
                    latitude: Double(point.latitude / 10) / 1_000_000,
                    longitude: Double(point.longitude / 10) / 1_000_000
                ))
            heartrate.append(point.heartRate)
            cadence.append(point.cadence)
            watts.append(point.watts)
            temp.append(point.temperature)
        }
    }

    /// What the sensors of a sport record.
    public static func keys(of sportType: String, hasDistance: Bool) -> Set<Key> {
        var keys: Set<Key> = [.time, .heartrate, .moving]
        guard hasDistance else { return keys.union([.temp]) }
        keys.formUnion([.distance, .velocitySmooth])
        if sportType == "Swim" { return keys }
        keys.formUnion([.latlng, .altitude, .gradeSmooth, .temp])
        if sportType.hasSuffix("Ride") { keys.formUnion([.cadence, .watts]) }
        if sportType.hasSuffix("Run") { keys.insert(.cadence) }
        if sportType.hasPrefix("Virtual") { keys.remove(.temp) }
        return keys
    }

    /// Every sample but some at both ends.
    func trimmed(by samples: Int) -> MockStreams {
        guard samples > 0 else { return self }
        return kept(Array(indices.dropFirst(samples).dropLast(samples)))
    }

    /// At most so many samples, evenly chosen, the first and the last among them.
    func thinned(to most: Int) -> MockStreams {
        guard count > most, most > 1 else { return self }
        return kept((0..<most).map { $0 * (count - 1) / (most - 1) })
    }

    private var indices: Range<Int> { 0..<count }

    private func kept(_ kept: [Int]) -> MockStreams {
        var streams = self
        streams.time = kept.map { time[$0] }
        streams.latlng = kept.map { latlng[$0] }
        streams.distance = kept.map { distance[$0] }
        streams.altitude = kept.map { altitude[$0] }
        streams.velocitySmooth = kept.map { velocitySmooth[$0] }
        streams.heartrate = kept.map { heartrate[$0] }
        streams.cadence = kept.map { cadence[$0] }
        streams.watts = kept.map { watts[$0] }
        streams.temp = kept.map { temp[$0] }
        streams.moving = kept.map { moving[$0] }
        streams.gradeSmooth = kept.map { gradeSmooth[$0] }
        return streams
    }

    /// Whether both record the same.
    public static func == (left: MockStreams, right: MockStreams) -> Bool {
        left.keys == right.keys && left.time == right.time && left.distance == right.distance
            && left.altitude == right.altitude && left.heartrate == right.heartrate
            && left.cadence == right.cadence && left.watts == right.watts
            && left.temp == right.temp && left.moving == right.moving
            && left.velocitySmooth == right.velocitySmooth
            && left.gradeSmooth == right.gradeSmooth
            && left.latlng.elementsEqual(right.latlng, by: ==)
    }

    /// The data of a stream as JSON.
    func data(_ key: Key) -> JSONValue {
        switch key {
        case .time: .array(time.map { .int($0) })
        case .latlng:
            .array(latlng.map { .array([.double($0.latitude), .double($0.longitude)]) })
        case .distance: .array(distance.map { .double($0) })
        case .altitude: .array(altitude.map { .double($0) })
        case .velocitySmooth: .array(velocitySmooth.map { .double($0) })
        case .heartrate: .array(heartrate.map { .int($0) })
        case .cadence: .array(cadence.map { .int($0) })
        case .watts: .array(watts.map { .int($0) })
        case .temp: .array(temp.map { .int($0) })
        case .moving: .array(moving.map { .bool($0) })
        case .gradeSmooth: .array(gradeSmooth.map { .double($0) })
        }
    }
}

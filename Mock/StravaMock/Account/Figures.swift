import JSON
import TestSupport

/// What Strava works out from a recording and tells with the activity.
struct Figures: Sendable {
    var averageHeartRate: Double
    var maximumHeartRate: Double
    var averageCadence: Double
    var averageWatts: Double
    var maximumWatts: Int
    var averageTemperature: Int
    var highest: Double
    var lowest: Double
    var maximumSpeed: Double
    var start: JSONValue
    var end: JSONValue
    var polyline: String
    var summaryPolyline: String

    init(of activity: MockActivity) {
        let streams = MockStreams(of: activity)
        func mean(_ values: [Int]) -> Double {
            Double(values.reduce(0, +)) / Double(max(values.count, 1))
        }
        averageHeartRate = mean(streams.heartrate)
        maximumHeartRate = Double(streams.heartrate.max() ?? 0)
        averageCadence = mean(streams.cadence)
        averageWatts = mean(streams.watts)
        maximumWatts = streams.watts.max() ?? 0
        averageTemperature = Int(mean(streams.temp).rounded())
        highest = streams.altitude.max() ?? 0
        lowest = streams.altitude.min() ?? 0
        maximumSpeed = streams.velocitySmooth.max() ?? 0
        func pair(_ point: (latitude: Double, longitude: Double)?) -> JSONValue {
            guard let point else { return [] }
            return [.double(point.latitude), .double(point.longitude)]
        }
        start = pair(streams.latlng.first)
        end = pair(streams.latlng.last)
        polyline = encodePolyline(streams.latlng)
        summaryPolyline = encodePolyline(streams.thinned(to: 24).latlng)
    }
}

/// What a recording depends on; figures are worked out once for each.
struct Recording: Hashable, Sendable {
    private let seed: UInt64
    private let sampleCount: Int
    private let elapsedTime: Int
    private let movingTime: Int
    private let distance: Double
    private let place: InventedTrack.Place

    init(_ activity: MockActivity) {
        seed = activity.seed
        sampleCount = activity.sampleCount
        elapsedTime = activity.elapsedTime
        movingTime = activity.movingTime
        distance = activity.distance
        place = activity.place
    }
}

/// Positions as Google's encoded polyline of five decimals
/// (developers.google.com/maps/documentation/utilities/polylinealgorithm).
func encodePolyline(_ points: [(latitude: Double, longitude: Double)]) -> String {
    var bytes: [UInt8] = []
    func append(_ difference: Int) {
        var value = difference < 0 ? ~(difference << 1) : difference << 1
        while value >= 0x20 {
            bytes.append(UInt8((0x20 | (value & 0x1F)) + 63))
            value >>= 5
        }
        bytes.append(UInt8(value + 63))
    }
    var last = (latitude: 0, longitude: 0)
    for point in points {
        let next = (
            latitude: Int((point.latitude * 100_000).rounded()),
            longitude: Int((point.longitude * 100_000).rounded())
        )
        append(next.latitude - last.latitude)
        append(next.longitude - last.longitude)
        last = next
    }
    return String(decoding: bytes, as: UTF8.self)
}

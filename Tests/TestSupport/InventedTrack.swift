/// An invented recording, a sample a second, in whole numbers only, so that it is the same on every
/// machine. It leads through places where nobody lives.
public struct InventedTrack: Sendable {
    /// Where a track lies.
    public enum Place: Sendable {
        /// The Southern Ocean, half way between New Zealand and Chile.
        case southernOcean
        /// The North Atlantic.
        case northAtlantic
        /// The sands of the Empty Quarter.
        case sands
        /// The ice of Greenland.
        case ice
        /// The Pacific where the date line crosses the equator's south.
        case dateLine

        /// Latitude and longitude of the start in 1e-7 degrees.
        var origin: (latitude: Int, longitude: Int) {
            switch self {
            case .southernOcean: (-485_000_000, -1_100_000_000)
            case .northAtlantic: (450_000_000, -300_000_000)
            case .sands: (205_000_000, 510_000_000)
            case .ice: (750_000_000, -400_000_000)
            case .dateLine: (-100_000_000, 1_799_995_000)
            }
        }

        /// How many 1e-7 degrees of longitude a metre is; one of latitude is 90.
        var eastPerMetre: Int {
            switch self {
            case .southernOcean: 136
            case .northAtlantic: 127
            case .sands: 96
            case .ice: 347
            case .dateLine: 91
            }
        }

        /// Decimetres above the sea at the start.
        var altitude: Int {
            switch self {
            case .sands: 1_200
            case .ice: 28_000
            default: 20
            }
        }
    }

    /// A sample.
    public struct Point: Sendable {
        /// Seconds since the start.
        public var time: Int
        /// 1e-7 degrees.
        public var latitude: Int
        /// 1e-7 degrees.
        public var longitude: Int
        /// Decimetres.
        public var altitude: Int
        /// Centimetres since the start.
        public var distance: Int
        /// Millimetres per second.
        public var speed: Int
        /// Beats per minute.
        public var heartRate: Int
        /// Per minute.
        public var cadence: Int
        /// Watts.
        public var watts: Int
        /// Degrees Celsius.
        public var temperature: Int
    }

    /// The start, seconds since 1970.
    public var start: Int64
    /// The samples.
    public private(set) var points: [Point] = []

    /// A round trip of `samples` seconds at about `speed` millimetres per second; after each of
    /// `pauses` samples the clock ran a minute without any.
    public init(
        seed: UInt64, start: Int64, samples: Int, speed: Int = 3_000,
        place: Place = .southernOcean, pauses: [Int] = []
    ) {
        self.start = start
        var random = SeededGenerator(seed: seed)
        func step(_ value: Int, _ range: ClosedRange<Int>, by most: Int) -> Int {
            let next = value + Int(random.next() % UInt64(2 * most + 1)) - most
            return min(max(next, range.lowerBound), range.upperBound)
        }
        var (latitude, longitude) = place.origin
        var point = Point(
            time: 0, latitude: latitude, longitude: longitude, altitude: place.altitude,
            distance: 0, speed: speed, heartRate: 96, cadence: 84, watts: 180,
            temperature: 8 + Int(random.next() % 12))
        points.reserveCapacity(samples)
        var millimetres = 0
        // Micrometres of 1e-7 degrees left over, so that slow tracks do not stand still.
        var north = latitude * 1_000
        var east = longitude * 1_000
        for index in 0..<samples {
            points.append(point)
            point.time += pauses.contains(index + 1) ? 61 : 1
            point.speed = step(point.speed, speed * 3 / 5...speed * 7 / 5, by: speed / 40 + 1)
            millimetres += point.speed
            point.distance = millimetres / 10
            let (x, y) = Self.directions[index * 16 / max(samples, 1)]
            north += point.speed * y * 90 / 1_000
            east += point.speed * x * place.eastPerMetre / 1_000
            latitude = north / 1_000
            longitude = east / 1_000
            if longitude > 1_800_000_000 { longitude -= 3_600_000_000 }
            point.latitude = latitude
            point.longitude = longitude
            // Altitudes are even decimetres: FIT has steps of 0.2 m.
            point.altitude = step(point.altitude / 2, -200...45_000, by: 1) * 2
            point.heartRate = step(
                point.heartRate, 88...188, by: 1 + (index < samples / 8 ? 1 : 0))
            point.cadence = step(point.cadence, 70...98, by: 2)
            point.watts = step(point.watts, 60...420, by: 15)
            if index % 60 == 59 {
                point.temperature = step(point.temperature, -20...38, by: 1)
            }
        }
    }

    /// Sixteen directions of a round trip, east and north, a thousand long.
    private static let directions = [
        (0, 1_000), (383, 924), (707, 707), (924, 383), (1_000, 0), (924, -383), (707, -707),
        (383, -924), (0, -1_000), (-383, -924), (-707, -707), (-924, -383), (-1_000, 0),
        (-924, 383), (-707, 707), (-383, 924),
    ]

    /// Seconds from the first sample to the last, and one.
    public var elapsed: Int { (points.last?.time ?? -1) + 1 }
    /// How many samples there are: the seconds in motion.
    public var count: Int { points.count }
    /// Centimetres.
    public var distance: Int { points.last?.distance ?? 0 }
    /// The fastest heart beat.
    public var maximumHeartRate: Int { points.map(\.heartRate).max() ?? 0 }
    /// The mean heart rate, rounded down.
    public var averageHeartRate: Int { points.reduce(0) { $0 + $1.heartRate } / max(count, 1) }
    /// The mean power, rounded down.
    public var averageWatts: Int { points.reduce(0) { $0 + $1.watts } / max(count, 1) }
    /// Millimetres per second at most.
    public var maximumSpeed: Int { points.map(\.speed).max() ?? 0 }

    /// Decimetres climbed in all.
    public var ascent: Int {
        zip(points, points.dropFirst()).reduce(0) { $0 + max(0, $1.1.altitude - $1.0.altitude) }
    }
}

extension InventedTrack.Point {
    /// Degrees with seven decimals.
    public static func degrees(_ e7: Int) -> String {
        let digits = "\(abs(e7) % 10_000_000)"
        return "\(e7 < 0 ? "-" : "")\(abs(e7) / 10_000_000)."
            + String(repeating: "0", count: 7 - digits.count) + digits
    }

    /// 1e-7 degrees as FIT's semicircles, half a circle being 2^31, rounded.
    public static func semicircles(_ e7: Int) -> Int32 {
        let scaled = abs(e7) << 31
        let value = (scaled + 900_000_000) / 1_800_000_000
        return Int32(clamping: e7 < 0 ? -value : value)
    }

    /// Decimetres as metres.
    public static func metres(decimetres: Int) -> String {
        "\(decimetres < 0 ? "-" : "")\(abs(decimetres) / 10).\(abs(decimetres) % 10)"
    }

    /// Centimetres as metres.
    public static func metres(centimetres: Int) -> String {
        "\(centimetres / 100).\(CivilTime.two(centimetres % 100))"
    }
}

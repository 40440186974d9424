/// Writes TCX from invented data, a few lines a document. Values are texts, so that a test decides
/// every digit.
public struct TCXBuilder: Sendable {
    /// A `Trackpoint`.
    public struct Point: Sendable {
        /// `Time`.
        public var time: String?
        /// `LatitudeDegrees`.
        public var latitude: String?
        /// `LongitudeDegrees`.
        public var longitude: String?
        /// `AltitudeMeters`.
        public var altitude: String?
        /// `DistanceMeters`.
        public var distance: String?
        /// `HeartRateBpm`.
        public var heartRate: String?
        /// `Cadence`.
        public var cadence: String?
        /// What `Extensions` holds, as XML.
        public var extensions: String

        /// A point that says what is given.
        public init(
            time: String? = nil, _ latitude: String? = nil, _ longitude: String? = nil,
            altitude: String? = nil, distance: String? = nil, heartRate: String? = nil,
            cadence: String? = nil, extensions: String = ""
        ) {
            self.time = time
            self.latitude = latitude
            self.longitude = longitude
            self.altitude = altitude
            self.distance = distance
            self.heartRate = heartRate
            self.cadence = cadence
            self.extensions = extensions
        }

        /// The element.
        public var xml: String {
            var xml = "     <Trackpoint>\n"
            if let time { xml += "      <Time>\(time)</Time>\n" }
            if latitude != nil || longitude != nil {
                xml += "      <Position>"
                if let latitude { xml += "<LatitudeDegrees>\(latitude)</LatitudeDegrees>" }
                if let longitude { xml += "<LongitudeDegrees>\(longitude)</LongitudeDegrees>" }
                xml += "</Position>\n"
            }
            if let altitude { xml += "      <AltitudeMeters>\(altitude)</AltitudeMeters>\n" }
            if let distance { xml += "      <DistanceMeters>\(distance)</DistanceMeters>\n" }
            if let heartRate {
                xml += "      <HeartRateBpm><Value>\(heartRate)</Value></HeartRateBpm>\n"
            }
            if let cadence { xml += "      <Cadence>\(cadence)</Cadence>\n" }
            if !extensions.isEmpty { xml += "      <Extensions>\(extensions)</Extensions>\n" }
            return xml + "     </Trackpoint>\n"
        }
    }

    /// A `Lap`.
    public struct Lap: Sendable {
        /// The attribute `StartTime`.
        public var start: String?
        /// Totals and the like, as XML, before the tracks.
        public var totals: String
        /// The points of each `Track`.
        public var tracks: [[Point]]
        /// What `Extensions` holds, as XML, behind the tracks.
        public var extensions: String

        /// A lap that says what is given.
        public init(
            start: String? = nil, totals: String = "", tracks: [[Point]] = [],
            extensions: String = ""
        ) {
            self.start = start
            self.totals = totals
            self.tracks = tracks
            self.extensions = extensions
        }

        /// The element.
        public var xml: String {
            var xml = "   <Lap" + (start.map { " StartTime=\"\($0)\"" } ?? "") + ">\n"
            xml += totals.isEmpty ? "" : "    \(totals)\n"
            for track in tracks {
                xml += "    <Track>\n" + track.map(\.xml).joined() + "    </Track>\n"
            }
            if !extensions.isEmpty { xml += "    <Extensions>\(extensions)</Extensions>\n" }
            return xml + "   </Lap>\n"
        }
    }

    /// What stands before the root element.
    public var declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    /// What stands in `TrainingCenterDatabase`, as XML.
    public private(set) var content = ""

    /// A document of nothing.
    public init() {}

    /// A document of one activity.
    public init(_ laps: [Lap], sport: String = "Biking", id: String = "2021-03-04T10:00:00Z") {
        add("<Activities>\n" + Self.activity(laps, sport: sport, id: id) + "</Activities>\n")
    }

    /// A document of one lap with one track.
    public init(_ points: [Point]) {
        self.init([Lap(start: "2021-03-04T10:00:00Z", tracks: [points])])
    }

    /// An `Activity`; `creator` is XML behind its laps.
    public static func activity(
        _ laps: [Lap], sport: String, id: String, creator: String = ""
    ) -> String {
        "  <Activity Sport=\"\(sport)\">\n   <Id>\(id)</Id>\n" + laps.map(\.xml).joined() + creator
            + "  </Activity>\n"
    }

    /// Points in a row, a second apart.
    public static func points(_ count: Int, from start: Int = 0) -> [Point] {
        (start..<start + count).map { index in
            Point(
                time: "2021-03-04T10:\(two(index / 60)):\(two(index % 60)).000Z",
                "10.\(1_000_000 + index)", "-20.\(2_000_000 + index)",
                altitude: "\(100 + index % 50).5", distance: "\(index * 5).25",
                heartRate: "\(120 + index % 7)", cadence: "\(80 + index % 5)",
                extensions: "<TPX xmlns=\"http://www.garmin.com/xmlschemas/ActivityExtension/v2\">"
                    + "<Speed>5.125</Speed><Watts>\(200 + index % 9)</Watts></TPX>")
        }
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// Adds anything.
    public mutating func add(_ xml: String) { content += xml }

    /// The document.
    public var text: String {
        declaration
            + "<TrainingCenterDatabase"
            + " xmlns=\"http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2\">\n"
            + content + "</TrainingCenterDatabase>\n"
    }

    /// The document in UTF-8.
    public var bytes: [UInt8] { Array(text.utf8) }
}

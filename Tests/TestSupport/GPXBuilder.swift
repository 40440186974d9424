/// Writes GPX from invented data, a few lines a document. Values are texts, so that a test decides
/// every digit.
public struct GPXBuilder: Sendable {
    /// A `trkpt`.
    public struct Point: Sendable {
        /// The attribute `lat`.
        public var lat: String?
        /// The attribute `lon`.
        public var lon: String?
        /// `ele`.
        public var ele: String?
        /// `time`.
        public var time: String?
        /// What `extensions` holds, as XML.
        public var extensions: String

        /// A point that says what is given.
        public init(
            _ lat: String? = nil, _ lon: String? = nil, ele: String? = nil, time: String? = nil,
            extensions: String = ""
        ) {
            self.lat = lat
            self.lon = lon
            self.ele = ele
            self.time = time
            self.extensions = extensions
        }

        /// The element.
        public var xml: String {
            var xml = "   <trkpt"
            if let lat { xml += " lat=\"\(lat)\"" }
            if let lon { xml += " lon=\"\(lon)\"" }
            xml += ">\n"
            if let ele { xml += "    <ele>\(ele)</ele>\n" }
            if let time { xml += "    <time>\(time)</time>\n" }
            if !extensions.isEmpty { xml += "    <extensions>\(extensions)</extensions>\n" }
            return xml + "   </trkpt>\n"
        }
    }

    /// What stands before the root element.
    public var declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    /// The attribute `version`.
    public var version = "1.1"
    /// The attribute `creator`.
    public var creator: String? = "Invented"
    /// Name spaces by prefix.
    public var nameSpaces = [
        "gpxtpx": "http://www.garmin.com/xmlschemas/TrackPointExtension/v1"
    ]
    /// What stands in `gpx`, as XML.
    public private(set) var content = ""

    /// A document of nothing.
    public init() {}

    /// A document of one track with one segment.
    public init(_ points: [Point], type: String? = nil) {
        addTrack([points], type: type)
    }

    /// A document of one track with invented points, a second apart.
    public init(pointCount: Int) {
        self.init(Self.points(pointCount))
    }

    /// Points in a row, a second apart, with elevation, heart rate and power.
    public static func points(_ count: Int, from start: Int = 0) -> [Point] {
        (start..<start + count).map { index in
            Point(
                "10.\(1_000_000 + index)", "-20.\(2_000_000 + index)", ele: "\(100 + index % 50).5",
                time:
                    "2021-03-04T\(two(10 + index / 3_600)):\(two(index / 60 % 60)):\(two(index % 60))Z",
                extensions: "<power>\(200 + index % 9)</power><gpxtpx:TrackPointExtension>"
                    + "<gpxtpx:hr>\(120 + index % 7)</gpxtpx:hr></gpxtpx:TrackPointExtension>")
        }
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// Adds anything.
    public mutating func add(_ xml: String) { content += xml }

    /// Adds a track.
    public mutating func addTrack(
        _ segments: [[Point]], name: String? = nil, type: String? = nil
    ) {
        content += " <trk>\n"
        if let name { content += "  <name>\(name)</name>\n" }
        if let type { content += "  <type>\(type)</type>\n" }
        for segment in segments {
            content += "  <trkseg>\n" + segment.map(\.xml).joined() + "  </trkseg>\n"
        }
        content += " </trk>\n"
    }

    /// The document.
    public var text: String {
        let creator = creator.map { " creator=\"\($0)\"" } ?? ""
        let spaces = nameSpaces.sorted { $0.key < $1.key }
            .map { " xmlns:\($0.key)=\"\($0.value)\"" }.joined()
        return declaration
            + "<gpx version=\"\(version)\"\(creator) xmlns=\"http://www.topografix.com/GPX/1/1\""
            + spaces + ">\n" + content + "</gpx>\n"
    }

    /// The document in UTF-8.
    public var bytes: [UInt8] { Array(text.utf8) }
}

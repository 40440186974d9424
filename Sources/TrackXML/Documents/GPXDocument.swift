/// What a GPX text says, in GPX's own words.
///
/// Specification: <https://www.topografix.com/GPX/1/1/>.
public struct GPXDocument: Hashable, Sendable {
    /// The program that wrote it: the attribute `creator`.
    public var creator: String?
    /// The attribute `version`: `1.0` or `1.1`.
    public var version: String?
    /// `metadata/time`, in GPX 1.0 `time`: microseconds since 1970-01-01T00:00:00Z.
    public var metadataTime: Int64?
    /// Tracks in the order of the text.
    public var tracks: [GPXTrack] = []
    /// How many `wpt` there are outside of routes and tracks.
    public var wayPointCount = 0
    /// How many `rte` there are.
    public var routeCount = 0
    /// How many `rtept` there are.
    public var routePointCount = 0
    /// All `trkpt`, of all tracks and segments, in the order of the text.
    public var points: TrackpointColumns
    /// The first offset from UTC that is not zero, in seconds east, of all times that name one.
    public var offsetSeconds: Int?
    /// What was odd, in the order in which it was met.
    public var problems: [TrackXMLProblem] = []
}

/// A track of a GPX document: a `trk` element.
public struct GPXTrack: Hashable, Sendable {
    /// The content of the `name` element.
    public var name: String?
    /// `type`, in GPX 1.1: words such as `running`, or Strava's older numbers such as `9`.
    public var type: String?
    /// The rows of each `trkseg` in ``GPXDocument/points``; empty segments included.
    public var segments: [Range<Int>] = []
    /// The rows of the track.
    public var points: Range<Int>

    /// A track that begins at a row.
    init(from row: Int) { points = row..<row }
}

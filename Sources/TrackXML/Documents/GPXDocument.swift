/// The content of a GPX text in GPX's own terms.
///
/// Specification: <https://www.topografix.com/GPX/1/1/>.
public struct GPXDocument: Hashable, Sendable {
    /// The program that wrote the text: the attribute `creator`.
    public var creator: String?
    /// The attribute `version`: `1.0` or `1.1`.
    public var version: String?
    /// `metadata/time`, in GPX 1.0 `time`: microseconds since 1970-01-01T00:00:00Z.
    public var metadataTime: Int64?
    /// What the text says of itself: the texts in `metadata`, in GPX 1.0 of the root.
    public var texts = GPXTexts()
    /// Tracks in the order of the text.
    public var tracks: [GPXTrack] = []
    /// The number of `wpt` elements outside routes and tracks.
    public var wayPointCount = 0
    /// The number of `rte` elements.
    public var routeCount = 0
    /// The number of `rtept` elements.
    public var routePointCount = 0
    /// All `trkpt` elements, of all tracks and segments, in the order of the text.
    public var points: TrackpointColumns
    /// The first non-zero offset from UTC of all times, in seconds east of UTC.
    public var offsetSeconds: Int?
    /// The problems in the order in which they were found.
    public var problems: [TrackXMLProblem] = []
}

/// A track of a GPX document: a `trk` element.
public struct GPXTrack: Hashable, Sendable {
    /// Its name and what else is said of it.
    public var texts = GPXTexts()
    /// The `type` element of GPX 1.1: words such as `running`, or Strava's older numbers such as
    /// `9`.
    public var type: String?
    /// The rows of each `trkseg` in ``GPXDocument/points``, including empty segments.
    public var segments: [Range<Int>] = []
    /// The rows of the track.
    public var points: Range<Int>

    /// Creates a track that begins at a row.
    init(from row: Int) { points = row..<row }

    /// The content of the `name` element.
    public var name: String? { texts.name }
}

/// Words for people in GPX, about a track or the whole text. A text of 65,536 bytes or more
/// is cut, and ends in `…`.
public struct GPXTexts: Hashable, Sendable {
    /// The content of the `name` element.
    public var name: String?
    /// `desc`: a description.
    public var description: String?
    /// `cmt`: a comment.
    public var comment: String?
    /// `src`: the source of the data, such as a device.
    public var source: String?
    /// `number`: the number of the track as the writer counts.
    public var number: String?
    /// The author's name: `author/name`, in GPX 1.0 `author`.
    public var author: String?
    /// `keywords`, separated by commas.
    public var keywords: String?
    /// The address of a page: the attribute `href` of the first `link`, in GPX 1.0 `url`.
    public var link: String?
}

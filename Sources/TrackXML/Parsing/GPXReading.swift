/// The containers of GPX that are open or complete.
struct GPXContainers {
    var creator: String?
    var version: String?
    var metadataTime: Int64?
    var texts = GPXTexts()
    var tracks: [GPXTrack] = []
    var wayPointCount = 0
    var routeCount = 0
    var routePointCount = 0
    private var isTrackOpen = false
    private var segmentStart: Int?
    /// The depth of the element whose content is skipped; 0 for none.
    private(set) var skippedDepth = 0
    private var skipsTracks = false

    /// A `trk` begins; an open one ends.
    mutating func beginTrack(row: Int) {
        endTrack(row: row)
        tracks.append(GPXTrack(from: row))
        isTrackOpen = true
    }

    /// A `trkseg` begins, in a new track if there is none.
    mutating func beginSegment(row: Int) {
        if !isTrackOpen { beginTrack(row: row) }
        endSegment(row: row)
        segmentStart = row
    }

    /// A `trkpt` begins, in a new segment if there is none.
    mutating func beginPoint(row: Int) {
        if segmentStart == nil { beginSegment(row: row) }
    }

    /// Skips the content of the element at a depth: a waypoint, which contains tracks only if an
    /// end tag is missing, or a track in a place where none is allowed.
    mutating func skip(_ depth: Int, withTracks: Bool) {
        skippedDepth = depth
        skipsTracks = withTracks
    }

    /// Whether an element is in the skipped content.
    mutating func passesOver(_ element: Element) -> Bool {
        guard skippedDepth != 0 else { return false }
        let isTrack = element == .trk || element == .trkseg || element == .trkpt
        if isTrack, !skipsTracks { skippedDepth = 0 }
        return skippedDepth != 0
    }

    /// An element ends at a depth.
    mutating func end(_ element: Element, depth: Int, row: Int) {
        if skippedDepth != 0 {
            if skippedDepth == depth { skippedDepth = 0 }
            return
        }
        switch element {
        case .trkseg: endSegment(row: row)
        case .trk: endTrack(row: row)
        default: break
        }
    }

    mutating func finish(row: Int) { endTrack(row: row) }

    /// Sets a text of the last track or of the whole, unless it has one.
    mutating func setText(
        _ field: WritableKeyPath<GPXTexts, String?>, _ text: String?, ofTrack: Bool
    ) {
        guard let text else { return }
        func set(_ texts: inout GPXTexts) {
            texts[keyPath: field] = texts[keyPath: field] ?? text
        }
        if ofTrack { updateTrack { set(&$0.texts) } } else { set(&texts) }
    }

    /// Sets the type of the last track, unless it has one.
    mutating func setTrackType(_ type: String?) {
        updateTrack { $0.type = $0.type ?? type }
    }

    private mutating func updateTrack(_ change: (inout GPXTrack) -> Void) {
        if !tracks.isEmpty { change(&tracks[tracks.count - 1]) }
    }

    private mutating func endSegment(row: Int) {
        guard let start = segmentStart else { return }
        segmentStart = nil
        updateTrack { $0.segments.append(start..<row) }
    }

    private mutating func endTrack(row: Int) {
        endSegment(row: row)
        guard isTrackOpen else { return }
        isTrackOpen = false
        updateTrack { $0.points = $0.points.lowerBound..<row }
    }
}

extension DocumentReader {
    /// An element begins outside any point.
    mutating func startInGPX(_ element: Element, _ attributes: Attributes) {
        if gpx.passesOver(element) { return }
        if element.isContainer, !takeContainer() { return }
        switch element {
        case .gpx:
            gpx.creator = gpx.creator ?? attributes.string(.creator)
            gpx.version = gpx.version ?? attributes.string(.version)
        case .trk where parent == .metadata && !isTolerant:
            // No place for a track, unless an end tag is missing.
            gpx.skip(depth, withTracks: true)
        case .trk: gpx.beginTrack(row: points.count)
        case .trkseg: gpx.beginSegment(row: points.count)
        case .trkpt:
            gpx.beginPoint(row: points.count)
            startPoint(attributes)
        case .rte: gpx.routeCount += 1
        case .rtept:
            gpx.routePointCount += 1
            gpx.skip(depth, withTracks: false)
        case .wpt:
            gpx.wayPointCount += 1
            gpx.skip(depth, withTracks: false)
        case .time where parent == .metadata || parent == .gpx,
            .trackType where parent == .trk:
            collect(element)
        case .link where isAboutTrackOrText:
            gpx.setText(\.link, attributes.string(.href), ofTrack: parent == .trk)
        case .name where parent == .gpxAuthor: collect(element)
        case .name, .desc, .cmt, .src, .number, .gpxAuthor, .keywords, .url:
            if isAboutTrackOrText { collect(element) }
        default: break
        }
    }

    /// Whether the innermost element describes its track or the whole text.
    private var isAboutTrackOrText: Bool {
        switch parent {
        case .trk, .metadata: true
        // GPX 1.0 has no `metadata`.
        case .gpx: gpx.tracks.isEmpty
        default: false
        }
    }

    /// The text of an element outside any point is complete.
    mutating func commitToGPX(_ element: Element) {
        switch element {
        case .time: gpx.metadataTime = gpx.metadataTime ?? TimeText(text.bytes)?.microseconds
        case .trackType: gpx.setTrackType(text.string)
        case .name where parent == .gpxAuthor: setText(\.author)
        case .name: setText(\.name)
        case .desc: setText(\.description)
        case .cmt: setText(\.comment)
        case .src: setText(\.source)
        case .number: setText(\.number)
        case .gpxAuthor: setText(\.author)
        case .keywords: setText(\.keywords)
        case .url: setText(\.link)
        default: break
        }
    }

    private mutating func setText(_ field: WritableKeyPath<GPXTexts, String?>) {
        gpx.setText(field, text.string, ofTrack: parent == .trk)
    }

    /// The document, when the text has ended.
    var gpxDocument: GPXDocument {
        GPXDocument(
            creator: gpx.creator, version: gpx.version, metadataTime: gpx.metadataTime,
            texts: gpx.texts, tracks: gpx.tracks, wayPointCount: gpx.wayPointCount,
            routeCount: gpx.routeCount,
            routePointCount: gpx.routePointCount, points: points, offsetSeconds: offsetSeconds,
            problems: problems.all)
    }
}

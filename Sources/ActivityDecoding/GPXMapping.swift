import ActivityModel
import TrackXML

/// Maps GPX documents to the model.
enum GPXMapping {
    /// Maps a GPX document to the model.
    static func activityFile(from document: GPXDocument) -> ActivityFile {
        var file = ActivityFile(
            format: .gpx, outcome: XMLMapping.outcome(of: document.problems))
        file.purpose = purpose(of: document)
        file.sampleCount = document.points.count
        file.streams = XMLMapping.streams(of: document.points)
        file.sessions = document.tracks.compactMap { session($0, of: document.points) }
        file.sport = file.sessions.first?.sport
        file.events = XMLMapping.segmentEvents(
            document.tracks.flatMap(\.segments), of: document.points)
        file.messages = messages(of: document)
        file.creator = document.creator
        file.created = document.metadataTime.map { Timestamp(microseconds: $0) }
        file.utcOffset = XMLMapping.utcOffset(document.offsetSeconds, source: "gpx.time")
        file.issues =
            XMLMapping.issues(of: document.problems)
            + XMLMapping.rewritingIssues([document.creator])
            + XMLMapping.purposeIssues(file.purpose, sampleCount: file.sampleCount)
            + placeholderIssues(file.streams)
        return file
    }

    /// What the file says in words: of itself and of each track.
    private static func messages(of document: GPXDocument) -> [MessageGroup] {
        [
            XMLMapping.texts("metadata", [document.texts.words]),
            XMLMapping.texts("track", document.tracks.map(\.texts.words)),
        ].compactMap { $0 }
    }

    /// Routes and waypoints without a track are a course.
    private static func purpose(of document: GPXDocument) -> FilePurpose {
        let plans = document.routeCount + document.routePointCount + document.wayPointCount
        return document.points.count == 0 && plans > 0 ? .course : .activity
    }

    /// The session of a track that states its sport.
    private static func session(
        _ track: GPXTrack, of points: TrackpointColumns
    ) -> SportSession? {
        guard let type = track.type else { return nil }
        var session = SportSession()
        session.sport = type
        session.start = XMLMapping.firstTime(in: track.points, of: points)
        session.samples = track.points
        return session
    }
}

extension GPXTexts {
    fileprivate var words: [(name: String, text: String?)] {
        [
            ("name", name), ("description", description), ("comment", comment),
            ("source", source), ("number", number), ("author", author), ("keywords", keywords),
            ("link", link),
        ]
    }
}

import ActivityModel
import Foundation
import Ingest
import Reports
import Storage
import WebServer

/// One activity: its track, its figures, and the source of every value.
enum ActivityPage {
    static let routes: [AppRoute] = [
        .get("/activity/*", show),
        .get("/activity/*/streams.json", streams),
        .get("/activity/*/track.json", track),
        .get("/activity/*/file", file),
    ]

    @Sendable
    private static func show(_ context: RequestContext, _ parameters: [String]) throws
        -> HTTPResponse
    {
        let library = try context.existing()
        let shown = try shown(parameters, context)
        let id = shown.listing.id
        let query = ActivityQuery(context.request)
        let curves = curves(shown, context, query)
        let media = try library.media(ofActivity: id)
        let zones = ZoneTimes.all(
            shown.streams, limits: try library.trainingLimits(ofActivity: id),
            messages: shown.detail.messages, strava: shown.detail.strava.zones)
        let splits = SplitTable.markup(shown)
        let neighbours = try Neighbours(id, query, context)
        let same = try context.app.activities.sameWay.activities(
            like: shown.listing, library, context.app.tracks)
        let row = try library.exportRow(ofActivity: id)
        let hasMap = !curves.lines.isEmpty
        return context.page(name(shown), scripts: scripts(hasMap: hasMap, context)) {
            neighbours.markup
            title(shown, context)
            ActivityNotices.markup(shown.detail)
            ActivityFigures.markup(shown)
            tag("div", ["class": hasMap ? "track" : nil]) {
                if hasMap { TrackCard.markup(shown, curves, query, context) }
                if !curves.curves.isEmpty { CurvesCard.markup(curves, shown, query) }
            }
            if !media.isEmpty {
                tag("section", ["class": "card"]) {
                    tag("h2") { "Photos and videos" }
                    PhotosPage.gallery(media, context, showsActivity: false)
                }
            }
            ZoneCard.markup(zones)
            splits
            LapTable.markup(shown)
            SameWayCard.markup(same, shown)
            WeatherCard.markup(shown)
            RecordingTables.markup(shown.detail, context.units)
            StravaTables.markup(shown, hasSplits: splits != nil, zones: zones.map(\.kind))
            if shown.listing.provider == "strava" { RefetchForm.button(id, context) }
            RowCard.markup(row)
            OriginCard.markup(shown.detail, shown.origin, context)
        }
    }

    private static func scripts(hasMap: Bool, _ context: RequestContext) -> [String] {
        guard hasMap, Leaflet.isThere(context.app.options) else { return ["/assets/curves.js"] }
        return [
            "/leaflet/leaflet.js", "/assets/tracks.js", "/assets/activity-map.js",
            "/assets/curves.js",
        ]
    }

    private static func name(_ shown: ShownActivity) -> String {
        shown.listing.name.isEmpty ? translated("Untitled") : shown.listing.name
    }

    private static func title(_ shown: ShownActivity, _ context: RequestContext) -> Markup {
        tag("div", ["class": "title"]) {
            tag("p", ["class": "over"]) {
                Sport.label(shown.sport)
                if let athlete = context.athletes.name(of: shown.listing.athleteID) {
                    tag("span", ["dir": "auto"]) { athlete }
                }
                if let start = LocalTime(shown.listing.start, offset: shown.origin.offsetSeconds) {
                    tag("time", ["datetime": start.day]) {
                        "\(start.weekday), \(start.words), \(start.clock)"
                    }
                }
            }
            tag("h1", ["dir": "auto"]) { name(shown) }
            if !shown.detail.details.isEmpty { prose(shown.detail.details) }
            if !shown.detail.privateNote.isEmpty {
                tag("aside", ["class": "private-note", "aria-label": translated("Private note")]) {
                    tag("p", ["class": "faint"]) { "Private note" }
                    prose(shown.detail.privateNote)
                }
            }
        }
    }

    static func prose(_ text: String) -> Markup {
        tag("div", ["class": "prose", "dir": "auto"]) {
            for line in text.split(whereSeparator: \.isNewline) {
                tag("p", ["dir": "auto"]) { String(line) }
            }
        }
    }

    // MARK: What is shown

    private static func shown(_ parameters: [String], _ context: RequestContext) throws
        -> ShownActivity
    {
        let library = try context.existing()
        let id = try id(parameters, context)
        guard let detail = try library.activity(id), let origin = try library.origin(ofActivity: id)
        else { throw HTTPError.notFound("There is no such activity") }
        // `waymark verify` reports a damaged stream; the page shows the rest of the activity.
        let streams = (try? library.streams(ofActivity: id)) ?? []
        return ShownActivity(
            detail: detail, origin: origin, streams: ActivityStreams(streams),
            units: context.units)
    }

    private static func curves(
        _ shown: ShownActivity, _ context: RequestContext, _ query: ActivityQuery
    ) -> ActivityCurves {
        ActivityCurves(
            shown.streams, sport: shown.sport, cadence: shown.cadence, units: shown.units,
            zones: context.choices.zones, wish: query.curves)
    }

    @Sendable
    private static func streams(_ context: RequestContext, _ parameters: [String]) throws
        -> HTTPResponse
    {
        let shown = try shown(parameters, context)
        let curves = curves(shown, context, ActivityQuery(context.request))
        return .json(CurveDocument.line(curves, context.units))
    }

    @Sendable
    private static func track(_ context: RequestContext, _ parameters: [String]) throws
        -> HTTPResponse
    {
        let shown = try shown(parameters, context)
        let zones = context.choices.zones
        var lines: [TrackLine] = []
        if let latitude = shown.streams[.latitude], let longitude = shown.streams[.longitude] {
            lines = TrackLine(latitude: latitude, longitude: longitude).outside(zones)
        }
        let shading = ActivityQuery(context.request).colour.flatMap {
            TrackShading($0, shown.streams, zones: zones)
        }
        return .json(ShownTrackDocument.line(lines, shading, shown))
    }

    @Sendable
    private static func file(_ context: RequestContext, _ parameters: [String]) throws
        -> HTTPResponse
    {
        let id = try id(parameters, context)
        guard let origin = try context.existing().origin(ofActivity: id),
            let path = origin.filePath,
            let url = context.app.options.folder.cachedFile(path, athlete: origin.cacheAthlete)
        else { throw HTTPError.notFound("The original file is not in the cache") }
        try context.checkWhole()
        return try FileResponse.download(url, named: path)
    }

    private static func id(_ parameters: [String], _ context: RequestContext) throws -> Int64 {
        guard let id = parameters.first.flatMap({ Int64($0) }) else {
            throw HTTPError.notFound("There is no such activity")
        }
        try context.expectOwn(activity: id)
        return id
    }
}

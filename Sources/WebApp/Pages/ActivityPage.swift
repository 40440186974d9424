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
        .get("/activity/*/file", file),
    ]

    @Sendable
    private static func show(_ context: RequestContext, _ parameters: [String]) throws
        -> HTTPResponse
    {
        let library = try context.existing()
        let id = try id(parameters, context)
        guard let detail = try library.activity(id), let origin = try library.origin(ofActivity: id)
        else { throw HTTPError.notFound("There is no such activity") }
        let curves = try curves(context, library, detail)
        let media = try library.media(ofActivity: id)
        let listing = detail.listing
        let sport = listing.sportType ?? listing.type
        let start = LocalTime(listing.start, offset: origin.offsetSeconds)
        let name = listing.name.isEmpty ? "Untitled" : listing.name
        let hasMap = !curves.lines.isEmpty
        var scripts = ["/assets/curves.js"]
        if hasMap, Leaflet.isThere(context.app.options) {
            scripts = Land.scripts + scripts
        }
        return context.page(name, scripts: scripts) {
            tag("div", ["class": "title"]) {
                tag("p", ["class": "over"]) {
                    Sport.label(sport)
                    if let athlete = context.athletes.name(of: listing.athleteID) {
                        tag("span") { athlete }
                    }
                    if let start {
                        tag("time", ["datetime": start.day]) {
                            "\(start.weekday), \(start.words), \(start.clock)"
                        }
                    }
                }
                tag("h1") { name }
                if !detail.details.isEmpty { prose(detail.details) }
            }
            notices(detail, context)
            ActivityFigures.markup(detail, context.units)
            tag("div", ["class": hasMap ? "track" : nil]) {
                if hasMap {
                    tag("section", ["class": "card flush map-card", "aria-label": "Map"]) {
                        tag(
                            "div",
                            [
                                "class": "map", "id": "map", "data-kind": "activity",
                                "data-land": Land.address,
                                "data-tiles": context.choices.tiles?.template,
                                "data-attribution": context.choices.tiles?.attribution,
                            ]
                        ) { TrackSketch.markup(curves.lines) }
                        ExplorerPage.line(context, activity: id)
                    }
                }
                if !curves.curves.isEmpty { curvesCard(curves, context, id) }
            }
            if !media.isEmpty {
                tag("section", ["class": "card"]) {
                    tag("h2") { "Photos and videos" }
                    PhotosPage.gallery(media, context, showsActivity: false)
                }
            }
            if detail.laps.count > 1 { LapTable.markup(detail.laps, sport, context.units) }
            RecordingTables.markup(detail, context.units)
            StravaTables.markup(detail.strava, sport, context.units)
            if listing.provider == "strava" { RefetchForm.button(id, context) }
            OriginCard.markup(detail, origin, context)
        }
    }

    private static func curvesCard(_ curves: ActivityCurves, _ context: RequestContext, _ id: Int64)
        -> Markup
    {
        tag(
            "section",
            [
                "class": "card", "id": "curves", "aria-label": "Curves",
                "data-src": "/activity/\(id)/streams.json" + query(curves.axis, context),
            ]
        ) {
            if curves.axes.count > 1 {
                tag("p", ["class": "choice"]) {
                    "Over "
                    link(
                        "/activity/\(id)" + query(.distance, context), "distance",
                        current: curves.axis == .distance)
                    link(
                        "/activity/\(id)" + query(.time, context), "time",
                        current: curves.axis == .time)
                }
            }
            CurveChart.markup(curves, context.units)
            curves.choice.markup(axis: curves.axis)
        }
    }

    /// The query of an axis, with the curves that the reader chose.
    private static func query(_ axis: ActivityCurves.Axis, _ context: RequestContext) -> String {
        let chosen = chosenCurves(context).map { "&curve=" + FormEncoding.encoded($0) }
        return "?x=\(axis.rawValue)" + chosen.joined()
    }

    private static func chosenCurves(_ context: RequestContext) -> [String] {
        context.request.query.filter { $0.name == "curve" && !$0.value.isEmpty }.map(\.value)
    }

    private static func notices(_ detail: ActivityDetail, _ context: RequestContext) -> Markup {
        let listing = detail.listing
        return group {
            if let reason = listing.noSamplesBecause, listing.outcome != .manual {
                tag("p", ["class": "note warn"]) { "There is no recording: \(reason)." }
            }
            for failure in detail.strava.failures {
                tag("p", ["class": "note warn"]) {
                    "Strava did not answer: \(StravaFactsText.text(failure))."
                }
            }
            if listing.outcome == .manual {
                tag("p", ["class": "note"]) { "Entered by hand: there is no recording." }
            }
            if listing.isCropped {
                tag("p", ["class": "note"]) {
                    "Cropped or split on Strava; the file is the uncropped original, so the curves reach further than the figures."
                }
            }
            if let absent = listing.absentSince {
                tag("p", ["class": "note"]) {
                    "A newer export, or Strava itself, lacks it since \(Format.day(absent)): deleted there, or hidden. It stays here."
                }
            }
            if let other = listing.hiddenBehind {
                tag("p", ["class": "note"]) {
                    "Left out of totals: "
                    link("/activity/\(other)", "another recording")
                    " of the same workout counts."
                }
            }
        }
    }

    static func prose(_ text: String) -> Markup {
        tag("div", ["class": "prose"]) {
            for line in text.split(whereSeparator: \.isNewline) { tag("p") { String(line) } }
        }
    }

    private static func curves(
        _ context: RequestContext, _ library: Library, _ detail: ActivityDetail
    ) throws -> ActivityCurves {
        let listing = detail.listing
        // `waymark verify` reports a damaged stream; the page shows the rest of the activity.
        let streams = (try? library.streams(ofActivity: listing.id)) ?? []
        return ActivityCurves(
            streams, sport: listing.sportType ?? listing.type, units: context.units,
            zones: context.choices.zones,
            preferred: context.request.value("x").flatMap(ActivityCurves.Axis.init(rawValue:)),
            chosen: chosenCurves(context))
    }

    @Sendable
    private static func streams(_ context: RequestContext, _ parameters: [String]) throws
        -> HTTPResponse
    {
        let library = try context.existing()
        guard let detail = try library.activity(try id(parameters, context)) else {
            throw HTTPError.notFound("There is no such activity")
        }
        return .json(CurveDocument.line(try curves(context, library, detail), context.units))
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

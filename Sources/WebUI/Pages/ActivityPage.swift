import ActivityModel
import Foundation
import Ingest
import Reports
import Storage

/// One activity: where it led, how it went, and where every value came from.
enum ActivityPage {
    static let routes: [Route] = [
        .get("/activity/*", show),
        .get("/activity/*/streams.json", streams),
        .get("/activity/*/file", file),
    ]

    @Sendable
    private static func show(_ visit: Visit, _ parameters: [String]) throws -> PageResponse {
        let library = try visit.existing()
        let id = try id(parameters, visit)
        guard let detail = try library.activity(id), let origin = try library.origin(ofActivity: id)
        else { throw Refusal.notFound("There is no such activity") }
        let curves = try curves(visit, library, detail)
        let media = try library.media(ofActivity: id)
        let listing = detail.listing
        let sport = listing.sportType ?? listing.type
        let start = LocalTime(listing.start, offset: origin.offsetSeconds)
        let name = listing.name.isEmpty ? "Without a name" : listing.name
        let hasMap = !curves.lines.isEmpty
        var scripts = ["/assets/curves.js"]
        if hasMap, Leaflet.isThere(visit.site.options) {
            scripts = ["/leaflet/leaflet.js", "/assets/tracks.js"] + scripts
        }
        return visit.page(name, scripts: scripts) {
            tag("div", ["class": "title"]) {
                tag("p", ["class": "over"]) {
                    Sport.label(sport)
                    if let athlete = visit.athletes.name(of: listing.athleteID) {
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
            notices(listing, visit)
            ActivityFigures.markup(detail, visit.units)
            tag("div", ["class": hasMap ? "track" : nil]) {
                if hasMap {
                    tag("section", ["class": "card flush map-card", "aria-label": "Map"]) {
                        tag(
                            "div",
                            [
                                "class": "map", "id": "map", "data-kind": "activity",
                                "data-tiles": visit.choices.tiles?.template,
                                "data-attribution": visit.choices.tiles?.attribution,
                            ]
                        ) { TrackSketch.markup(curves.lines) }
                    }
                }
                if !curves.curves.isEmpty { curvesCard(curves, visit, id) }
            }
            if !media.isEmpty {
                tag("section", ["class": "card"]) {
                    tag("h2") { "Photos and videos" }
                    PhotosPage.gallery(media, visit, showsActivity: false)
                }
            }
            if detail.laps.count > 1 { LapTable.markup(detail.laps, sport, visit.units) }
            OriginCard.markup(detail, origin, visit)
        }
    }

    private static func curvesCard(_ curves: ActivityCurves, _ visit: Visit, _ id: Int64) -> Markup
    {
        tag(
            "section",
            [
                "class": "card", "id": "curves", "aria-label": "Curves",
                "data-src": "/activity/\(id)/streams.json?x=\(curves.axis.rawValue)",
            ]
        ) {
            if curves.axes.count > 1 {
                tag("p", ["class": "choice"]) {
                    "Over "
                    link(
                        "/activity/\(id)?x=distance", "distance",
                        current: curves.axis == .distance)
                    link("/activity/\(id)?x=time", "time", current: curves.axis == .time)
                }
            }
            CurveChart.markup(curves, visit.units)
        }
    }

    private static func notices(_ listing: ActivityListing, _ visit: Visit) -> Markup {
        group {
            if let reason = listing.noSamplesBecause, listing.outcome != "manual" {
                tag("p", ["class": "note warn"]) { "There is no recording: \(reason)." }
            }
            if listing.outcome == "manual" {
                tag("p", ["class": "note"]) { "Entered by hand: there is no recording." }
            }
            if listing.comparison == "cropped-on-strava" {
                tag("p", ["class": "note"]) {
                    "Cropped or split on Strava; the file is the uncropped original, so the curves reach further than the figures."
                }
            }
            if let absent = listing.absentSince {
                tag("p", ["class": "note"]) {
                    "The export of \(Format.day(absent)) lacks it: deleted on Strava, or hidden from exports. It stays here."
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
        _ visit: Visit, _ library: Library, _ detail: ActivityDetail
    ) throws -> ActivityCurves {
        let listing = detail.listing
        // A damaged stream is told by `waymark verify`; the page shows the rest of the activity.
        let streams = (try? library.streams(ofActivity: listing.id)) ?? []
        return ActivityCurves(
            streams, sport: listing.sportType ?? listing.type, units: visit.units,
            zones: visit.choices.zones,
            preferred: visit.request.value("x").flatMap(ActivityCurves.Axis.init(rawValue:)))
    }

    @Sendable
    private static func streams(_ visit: Visit, _ parameters: [String]) throws -> PageResponse {
        let library = try visit.existing()
        guard let detail = try library.activity(try id(parameters, visit)) else {
            throw Refusal.notFound("There is no such activity")
        }
        return .json(CurveDocument.line(try curves(visit, library, detail), visit.units))
    }

    @Sendable
    private static func file(_ visit: Visit, _ parameters: [String]) throws -> PageResponse {
        let id = try id(parameters, visit)
        guard let origin = try visit.existing().origin(ofActivity: id), let path = origin.filePath,
            let url = visit.site.options.folder.cachedFile(path, athlete: origin.cacheAthlete)
        else { throw Refusal.notFound("The original file is not in the cache") }
        try visit.checkWhole()
        return FileAnswer.download(url, named: path)
    }

    private static func id(_ parameters: [String], _ visit: Visit) throws -> Int64 {
        guard let id = parameters.first.flatMap({ Int64($0) }) else {
            throw Refusal.notFound("There is no such activity")
        }
        try visit.expectOwn(activity: id)
        return id
    }
}

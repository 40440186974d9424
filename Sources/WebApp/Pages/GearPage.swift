import Ingest
import Reports
import Storage
import WebServer

/// Bikes, shoes and their parts.
enum GearPage {
    static let routes: [AppRoute] = [.get("/gear", in: "Gear", isOfAthletes: true, show)]

    @Sendable
    private static func show(_ context: RequestContext, _: [String]) throws -> HTTPResponse {
        let gear = try context.existing().gear(athlete: context.athlete)
        return context.page("Gear") {
            tag("h1") { "Gear" }
            if gear.isEmpty {
                tag("p", ["class": "note"]) { "No export names any gear." }
            }
            tag("div", ["class": "tiles"]) {
                for item in gear { card(item, context) }
            }
        }
    }

    private static func card(_ item: GearListing, _ context: RequestContext) -> Markup {
        let units = context.units
        return tag("section", ["class": "card gear"]) {
            tag("p", ["class": "over"]) {
                switch item.kind {
                case .bike: "Bike"
                case .shoe: "Shoes"
                default: "Gear"
                }
                if let owner = context.athletes.owner(item.athleteID) { tag("span") { owner } }
            }
            tag("h2", ["dir": "auto"]) {
                link("/activities?gear=" + FormEncoding.encoded(item.name), item.name)
            }
            if !item.model.isEmpty, item.model != item.name {
                tag("p", ["class": "faint", "dir": "auto"]) { item.model }
            }
            tag("dl", ["class": "figures small"]) {
                figure("Distance", units.distance(item.distanceMetres, decimals: 0))
                figure("Time", hours(item.movingSeconds))
                figure("Activities", Format.count(item.activities))
            }
            if let first = item.firstUse, let last = item.lastUse {
                tag("p", ["class": "faint"]) { "\(Format.day(first)) to \(Format.day(last))" }
            }
            if !item.components.isEmpty {
                tag("details") {
                    tag("summary") { Format.count(item.components.count, "part") }
                    tag("ul") { for part in item.components { tag("li") { part } } }
                    tag("p", ["class": "faint"]) {
                        "Strava does not say since when a part is fitted: each has gone as far as the bike, or less."
                    }
                }
            }
        }
    }
}

import ActivityModel
import Foundation
import Ingest
import Reports
import Storage
import WebServer

/// Every activity in a table; order and filters are in the address.
enum ActivitiesPage {
    static let routes: [AppRoute] = [
        .get("/activities", in: "Activities", isOfAthletes: true, show)
    ]

    private static let pageSize = 50

    @Sendable
    private static func show(_ context: RequestContext, _: [String]) throws -> HTTPResponse {
        let library = try context.existing()
        let query = try ActivityAddress(context.request, context.units)
        var search = query.search
        search.athlete = context.athlete
        search.limit = pageSize
        search.offset = (query.page - 1) * pageSize
        let found = try library.page(search)
        let last = max(1, (found.count + pageSize - 1) / pageSize)
        // A page that is no more, as after an undo: the last one there is.
        if query.page > last { return .see(query.address(page: last)) }
        let choices = try library.filterChoices(athlete: context.athlete)
        return context.page("Activities") {
            tag("h1") { "Activities" }
            filter(query, choices, context.units)
            tag("p", ["class": "sum", "role": "status"]) {
                Format.count(found.count, "activity", "activities")
                " · \(context.units.distance(found.distanceMetres, decimals: 0))"
                " · \(hours(found.movingSeconds))"
            }
            if found.activities.isEmpty {
                tag("section", ["class": "card notice"]) {
                    tag("p") { "Nothing matches. " }
                    tag("p") { link("/activities", "Show all activities", "button") }
                }
            } else {
                tag("section", ["class": "card flush"]) {
                    ActivityTable.markup(
                        found.activities, context, header: header(query), list: query.text)
                }
                pages(query, found.count)
            }
        }
    }

    private static func header(_ query: ActivityAddress) -> Markup {
        let columns: [(ActivityFilter.Order, Phrase)] = [
            (.start, "Date"), (.name, "Name"), (.sport, "Sport"), (.distance, "Distance"),
            (.moving, "Time"), (.ascent, "Climb"), (.heartrate, "Heart rate"),
        ]
        return group {
            for (order, name) in columns {
                let isCurrent = query.search.order == order
                let isAscending = query.search.isAscending
                tag(
                    "th",
                    [
                        "scope": "col",
                        "aria-sort": isCurrent ? (isAscending ? "ascending" : "descending") : nil,
                    ]
                ) {
                    tag("a", ["href": query.sorted(by: order)]) {
                        name
                        if isCurrent {
                            tag("span", ["aria-hidden": "true"]) { isAscending ? " ↑" : " ↓" }
                        }
                    }
                }
            }
        }
    }

    private static func filter(
        _ query: ActivityAddress, _ choices: FilterChoices, _ units: Units
    ) -> Markup {
        func field(_ label: Phrase, _ control: Markup) -> Markup {
            tag("label") {
                tag("span") { label }
                control
            }
        }
        func input(_ name: String, _ type: String, _ hint: Phrase? = nil) -> Markup {
            void(
                "input",
                [
                    "type": type, "name": name, "value": query.text(name),
                    "placeholder": hint?.text,
                    "step": type == "number" ? "any" : nil, "min": type == "number" ? "0" : nil,
                ])
        }
        func select(_ name: String, _ options: [(String, Phrase)]) -> Markup {
            tag("select", ["name": name]) {
                for (value, label) in options {
                    tag(
                        "option",
                        ["value": value, "selected": query.text(name) == value ? "" : nil]
                    ) { label }
                }
            }
        }
        let rare = ["gear", "least", "most", "recording", "cropped", "absent", "source"]
        let isRare = rare.contains { !query.text($0).isEmpty }
        return tag("form", ["class": "card filter", "method": "get", "action": "/activities"]) {
            tag("div", ["class": "fields"]) {
                field("Text", input("text", "search", "in name or description"))
                field(
                    "Sport",
                    select(
                        "sport",
                        [("", "All")] + choices.sports.map { ($0, Phrase(data: Sport.words($0))) }))
                field("From", input("from", "date"))
                field("To", input("to", "date"))
            }
            tag("details", ["open": isRare ? "" : nil]) {
                tag("summary") { "More filters" }
                tag("div", ["class": "fields"]) {
                    field(
                        "Gear",
                        select("gear", [("", "All")] + choices.gear.map { ($0, Phrase(data: $0)) }))
                    field("At least (\(units.farName))", input("least", "number"))
                    field("At most (\(units.farName))", input("most", "number"))
                    field(
                        "Recording",
                        select(
                            "recording",
                            [("", "All"), ("with", "With a file"), ("without", "Without a file")]))
                    field(
                        "Cropped", select("cropped", [("", "All"), ("yes", "Cropped on Strava")]))
                    field(
                        "Absent",
                        select("absent", [("", "All"), ("yes", "Absent from a newer export")]))
                    field(
                        "Source",
                        select(
                            "source", [("", "All")] + choices.sources.map { ($0, Phrase(data: $0)) }
                        ))
                }
            }
            if query.search.order != .start || query.search.isAscending {
                void("input", ["type": "hidden", "name": "sort", "value": query.text("sort")])
                void("input", ["type": "hidden", "name": "order", "value": query.text("order")])
            }
            tag("div", ["class": "buttons"]) {
                tag("button", ["type": "submit"]) { "Show" }
                if query.isNarrowed { link("/activities", "Clear", "quiet") }
            }
        }
    }

    private static func pages(_ query: ActivityAddress, _ count: Int) -> Markup? {
        let last = (count + pageSize - 1) / pageSize
        guard last > 1 else { return nil }
        return tag("nav", ["class": "pages", "aria-label": translated("Pages")]) {
            if query.page > 1 { link(query.address(page: query.page - 1), "← Before", "button") }
            tag("span") { "Page \(Format.count(query.page)) of \(Format.count(last))" }
            if query.page < last { link(query.address(page: query.page + 1), "Next →", "button") }
        }
    }
}

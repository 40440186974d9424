import ActivityModel
import Reports
import Storage
import WebServer

/// The curves of an activity with their choices: axis, part, streams.
enum CurvesCard {
    static func markup(
        _ curves: ActivityCurves, _ shown: ShownActivity, _ query: ActivityQuery
    ) -> Markup {
        let path = "/activity/\(shown.listing.id)"
        var document = query
        document.curves.axis = curves.axis
        document.colour = nil
        document.list = nil
        return tag(
            "section",
            [
                "class": "card", "id": "curves", "aria-label": translated("Curves"),
                "data-src": document.address(path + "/streams.json"),
                "data-page": query.with { $0.curves.window = nil }.address(path),
                "data-start": "\(Int(nearest: curves.ends.lowerBound.rounded(.down)))",
                "data-end": "\(Int(nearest: curves.ends.upperBound.rounded(.up)))",
                "data-slider": "Where on the curves",
            ]
        ) {
            tag("div", ["class": "curve-choices"]) {
                axes(curves, query, path)
                CurveZoom(curves: curves, query: query, path: path).markup
            }
            CurveChart.markup(curves, shown.units)
            curves.choice.markup(
                keeping: query.with { $0.curves.axis = curves.axis }
                    .members(without: ["curve", "from", "to"]))
        }
    }

    private static func axes(
        _ curves: ActivityCurves, _ query: ActivityQuery, _ path: String
    ) -> Markup? {
        guard curves.axes.count > 1 else { return nil }
        func address(_ axis: ActivityCurves.Axis) -> String {
            // Metres are no seconds: the part is left.
            query.with {
                $0.curves.axis = axis
                $0.curves.window = nil
            }.address(path) + "#curves"
        }
        return tag("p", ["class": "choice"]) {
            tag("span") { "Over" }
            link(address(.distance), "distance", current: curves.axis == .distance)
            link(address(.time), "time", current: curves.axis == .time)
        }
    }
}

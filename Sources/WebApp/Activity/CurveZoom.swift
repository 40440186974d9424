import Reports
import WebServer

/// The way into a part of the curves and out again by links: without a script and by keyboard. A
/// script adds dragging.
struct CurveZoom {
    let curves: ActivityCurves
    let query: ActivityQuery
    let path: String

    /// A narrower part would show a handful of samples: metres or seconds.
    private static let least = 20.0

    var markup: Markup? {
        let (ends, whole) = (curves.ends, curves.whole)
        let span = ends.upperBound - ends.lowerBound
        guard span.isFinite, span > 0 else { return nil }
        let middle = ends.lowerBound + span / 2
        return tag("p", ["class": "choice zoom"]) {
            tag("span") { "Zoom" }
            if span >= 2 * Self.least {
                part("closer", middle - span / 4, middle + span / 4) { "Closer" }
            }
            if curves.isZoomed {
                part("wider", middle - span, middle + span) { "Wider" }
                if ends.lowerBound > whole.lowerBound {
                    part("earlier", ends.lowerBound - span / 2, ends.upperBound - span / 2) {
                        "Earlier"
                    }
                }
                if ends.upperBound < whole.upperBound {
                    part("later", ends.lowerBound + span / 2, ends.upperBound + span / 2) {
                        "Later"
                    }
                }
                address("whole", query.with { $0.curves.window = nil }) { "The whole" }
            } else {
                tag("span", ["class": "script-only"]) { "or drag over a curve" }
            }
        }
    }

    /// A link to a part, moved to lie within the whole.
    private func part(
        _ key: String, _ from: Double, _ to: Double, @MarkupBuilder _ label: () -> Markup
    ) -> Markup {
        let whole = curves.whole
        let span = min(to - from, whole.upperBound - whole.lowerBound)
        let start = min(max(from, whole.lowerBound), whole.upperBound - span)
        let isAll = span >= whole.upperBound - whole.lowerBound
        return address(
            key, query.with { $0.curves.window = isAll ? nil : start...(start + span) }, label)
    }

    private func address(
        _ key: String, _ query: ActivityQuery, @MarkupBuilder _ label: () -> Markup
    ) -> Markup {
        tag("a", ["href": query.address(path) + "#curves", "data-zoom": "zoom:" + key], label)
    }
}

import ActivityModel
import Reports
import WebServer

/// The picture of a year to share: figures, months and the lines of the tracks, cut at privacy
/// zones, without names of places or activities. All colours are in the picture itself, because it
/// leaves the page.
enum ReviewPicture {
    static let width = 1_080
    static let height = 1_350

    private static let ink = "#22252a"
    private static let soft = "#5c626b"
    private static let accent = "#b3431c"
    private static let fonts = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif"

    static func markup(_ shown: ReviewStore.Shown, _ units: Units) -> Markup {
        let review = shown.review
        let total = review.total
        return tag(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(width) \(height)",
                "width": "\(width)", "height": "\(height)", "font-family": fonts,
            ]
        ) {
            void("rect", ["width": "\(width)", "height": "\(height)", "fill": "#f7f5f1"])
            text("\(review.year)", 80, 170, size: 120, weight: "700", ink)
            map(shown.map)
            figure(80, units.distance(total.distanceMetres, decimals: 0)) { "Distance" }
            figure(420, hours(total.movingSeconds)) { "In motion" }
            if total.ascentMetres > 0 {
                figure(760, units.height(total.ascentMetres)) { "Climb" }
            }
            months(review)
            text("Waymark", 1_000, 1_310, size: 26, weight: "600", soft, anchor: "end")
            tag("text", attributes(80, 1_310, size: 26, weight: "400", soft)) {
                "\(Format.count(total.activities)) activities on \(Format.count(review.activeDays)) days"
            }
        }
    }

    private static func attributes(
        _ x: Int, _ y: Int, size: Int, weight: String, _ colour: String, anchor: String? = nil
    ) -> KeyValuePairs<StaticString, String?> {
        [
            "x": "\(x)", "y": "\(y)", "font-size": "\(size)", "font-weight": weight,
            "fill": colour, "text-anchor": anchor,
        ]
    }

    private static func text(
        _ text: String, _ x: Int, _ y: Int, size: Int, weight: String, _ colour: String,
        anchor: String? = nil
    ) -> Markup {
        tag("text", attributes(x, y, size: size, weight: weight, colour, anchor: anchor)) { text }
    }

    private static func figure(
        _ x: Int, _ value: String, @MarkupBuilder _ label: () -> Markup
    ) -> Markup {
        group {
            text(value, x, 1_060, size: 54, weight: "700", ink)
            tag("text", attributes(x, 1_100, size: 26, weight: "400", soft), label)
        }
    }

    private static func months(_ review: YearReview) -> Markup {
        let values = review.months.map(\.movingSeconds)
        let most = max(values.max() ?? 0, 1)
        return group {
            for (index, value) in values.enumerated() {
                let tall = max(2, value / most * 110)
                void(
                    "rect",
                    [
                        "x": Format.coordinate(80 + Double(index) * 77.5), "width": "62",
                        "y": Format.coordinate(1_250 - tall), "height": Format.coordinate(tall),
                        "rx": "4", "fill": accent,
                    ])
            }
        }
    }

    /// The tracks in the square between the year and the figures.
    private static func map(_ map: YearMap?) -> Markup? {
        guard let map else { return nil }
        let (room, top) = ((width: 920.0, height: 720.0), 230.0)
        let scale = min(room.width / Double(map.width), room.height / Double(map.height), 1)
        let left = (Double(width) - Double(map.width) * scale) / 2
        let down = top + (room.height - Double(map.height) * scale) / 2
        return tag(
            "g",
            [
                "fill": "none", "stroke": accent, "stroke-opacity": "0.4",
                "stroke-linejoin": "round", "stroke-linecap": "round",
                "stroke-width": Format.coordinate(3 / scale),
                "transform":
                    "translate(\(Format.coordinate(left)) \(Format.coordinate(down))) scale(\(thousandths(scale)))",
            ]
        ) { for path in map.paths { void("path", ["d": path]) } }
    }

    private static func thousandths(_ scale: Double) -> String {
        let number = Int(nearest: scale * 1_000)
        return "\(number / 1_000).\(String(number % 1_000 + 1_000).dropFirst())"
    }
}

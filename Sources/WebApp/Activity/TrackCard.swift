import ActivityModel
import JSON
import Foundation
import Reports
import Storage
import WebServer

/// The map of an activity, its colours and their legend. Without a script it is a sketch.
enum TrackCard {
    /// The samples that a sketch shows.
    private static let sketchSamples = 1_000

    static func markup(
        _ shown: ShownActivity, _ curves: ActivityCurves, _ query: ActivityQuery,
        _ context: RequestContext
    ) -> Markup {
        let shading = query.colour.flatMap {
            TrackShading($0, shown.streams, zones: context.choices.zones, most: sketchSamples)
        }
        return tag("section", ["class": "card flush map-card", "aria-label": translated("Map")]) {
            tag(
                "div",
                [
                    "class": "map", "id": "map", "data-kind": "activity",
                    "data-track": address(shown, query), "data-land": Land.address,
                    "data-tiles": context.choices.tileTemplate,
                    "data-attribution": context.choices.tileAttribution,
                    "data-vector": context.choices.vectorTemplate,
                    "data-least": context.choices.leastZoom,
                    "data-highest": context.choices.highestZoom,
                ]
            ) {
                if let shading {
                    ShadedSketch.markup(shading)
                } else {
                    TrackSketch.markup(curves.lines)
                }
            }
            colours(shown, query)
            legend(shading, shown)
            ExplorerPage.line(context, activity: shown.listing.id)
        }
    }

    private static func address(_ shown: ShownActivity, _ query: ActivityQuery) -> String {
        let path = "/activity/\(shown.listing.id)/track.json"
        return query.colour.map { path + "?colour=" + $0.rawValue } ?? path
    }

    private static func colours(_ shown: ShownActivity, _ query: ActivityQuery) -> Markup? {
        let measures = TrackShading.measures(shown.streams)
        guard !measures.isEmpty else { return nil }
        let path = "/activity/\(shown.listing.id)"
        return tag(
            "nav", ["class": "choice colours", "aria-label": translated("Colour of the track")]
        ) {
            tag("span") { "Colour by" }
            choice(query.with { $0.colour = nil }.address(path), query.colour == nil, "") {
                "Nothing"
            }
            for measure in measures {
                choice(
                    query.with { $0.colour = measure }.address(path), query.colour == measure,
                    measure.rawValue
                ) { name(measure, shown) }
            }
        }
    }

    private static func choice(
        _ address: String, _ isCurrent: Bool, _ key: String,
        @MarkupBuilder _ label: () -> Markup
    ) -> Markup {
        tag(
            "a",
            [
                "href": address, "aria-current": isCurrent ? "true" : nil,
                "data-colour": "colour:" + key,
            ], label)
    }

    private static func name(_ measure: TrackShading.Measure, _ shown: ShownActivity) -> Markup {
        group {
            switch measure {
            case .speed where shown.hasPace: "Pace"
            case .speed: "Speed"
            case .heartrate: "Heart rate"
            case .grade: "Grade"
            case .power: "Power"
            }
        }
    }

    /// The legend; hidden, for the script to fill, while the track has one colour.
    private static func legend(_ shading: TrackShading?, _ shown: ShownActivity) -> Markup {
        tag("p", ["class": "shade-legend", "hidden": shading == nil ? "" : nil]) {
            tag("span", ["data-low": ""]) { shading.map { text($0.low, $0.measure, shown) } ?? "" }
            " "
            tag(
                "svg",
                [
                    "viewBox": "0 0 80 8", "preserveAspectRatio": "none", "aria-hidden": "true",
                ]
            ) {
                for level in 0..<TrackShading.levelCount {
                    void(
                        "rect",
                        [
                            "x": "\(level * 10)", "width": "10", "height": "8",
                            "class": "s\(level)",
                        ])
                }
            }
            " "
            tag("span", ["data-high": ""]) {
                shading.map { text($0.high, $0.measure, shown) } ?? ""
            }
        }
    }

    /// A value at an end of the legend.
    static func text(
        _ value: Double, _ measure: TrackShading.Measure, _ shown: ShownActivity
    ) -> String {
        switch measure {
        case .speed: shown.speed(value)
        case .heartrate: Format.fixed(value, 0) + " bpm"
        case .grade: Format.fixed(value, 1) + " %"
        case .power: Format.fixed(value, 0) + " W"
        }
    }
}

/// The document of the map's script: `{"lines": "…", "levels": ["…", …], "low": "…", "high": "…"}`;
/// the last three only if the track is coloured. Level 8 has no value.
enum ShownTrackDocument {
    static func line(_ lines: [TrackLine], _ shading: TrackShading?, _ shown: ShownActivity)
        -> String
    {
        func text(_ lines: [TrackLine]) -> JSONValue {
            .string(String(decoding: TrackText.bytes(lines), as: UTF8.self))
        }
        var members: [(String, JSONValue)] = [("lines", text(lines))]
        if let shading {
            members += [
                ("levels", .array(shading.levels.map(text))),
                ("low", .string(TrackCard.text(shading.low, shading.measure, shown))),
                ("high", .string(TrackCard.text(shading.high, shading.measure, shown))),
            ]
        }
        return JSONValue.object(members).line
    }
}

/// A coloured track as a picture that needs no script.
enum ShadedSketch {
    private static let size = 1_000.0

    static func markup(_ shading: TrackShading) -> Markup? {
        let lines = shading.levels.flatMap(\.self)
        let north = lines.flatMap(\.latitudes)
        let east = lines.flatMap(\.longitudes)
        guard let south = north.min(), let top = north.max(), let west = east.min(),
            let right = east.max()
        else { return nil }
        let scale = cos((south + top) / 2 * .pi / 180)
        let factor = size / max(top - south, (right - west) * scale, 1e-6)
        func path(_ lines: [TrackLine]) -> String {
            var path = RelativePath()
            for line in lines {
                for index in 0..<line.count {
                    let x = Int(nearest: (line.longitudes[index] - west) * scale * factor)
                    let y = Int(nearest: (top - line.latitudes[index]) * factor)
                    if index == 0 { path.move(to: x, y) } else { path.line(to: x, y) }
                }
            }
            return path.text
        }
        let width = Int(nearest: (right - west) * scale * factor)
        let height = Int(nearest: (top - south) * factor)
        return tag(
            "svg",
            [
                "class": "sketch shaded", "viewBox": "-20 -20 \(width + 40) \(height + 40)",
                "role": "img", "aria-label": translated("The track, coloured as the legend says"),
            ]
        ) {
            for (level, lines) in shading.levels.enumerated() where !lines.isEmpty {
                void("path", ["d": path(lines), "class": "s\(level)"])
            }
        }
    }
}

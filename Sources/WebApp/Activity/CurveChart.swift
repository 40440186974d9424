import ActivityModel
import JSON
import Foundation
import Ingest
import Reports
import WebServer

/// Curves below each other on one axis: pictures that need no script; a script adds the cursor.
enum CurveChart {
    /// Fine enough for a wide screen with small pixels; larger numbers cost bytes.
    private static let width = 4_000
    private static let height = 400

    static func markup(_ curves: ActivityCurves, _ units: Units) -> Markup {
        group {
            for curve in curves.curves { figure(curve, curves, units) }
            tag("div", ["class": "axis", "aria-hidden": "true"]) {
                for part in 0...4 {
                    tag("span") {
                        let span = curves.ends.upperBound - curves.ends.lowerBound
                        position(
                            curves.ends.lowerBound + span * Double(part) / 4, curves.axis, units)
                    }
                }
            }
        }
    }

    private static func figure(
        _ curve: ActivityCurves.Curve, _ curves: ActivityCurves, _ units: Units
    ) -> Markup {
        let scale = AxisScale(curve.minimum, curve.maximum)
        let name = "curve-" + curve.key.filter { $0.isLetter || $0.isNumber || $0 == "_" }
        let isOther = !curve.unit.isEmpty && curve.key != "cadence"
        return tag(
            "figure",
            [
                "class": "curve " + (isOther ? "other" : curve.key), "data-curve": curve.key,
                "data-unit": curve.unit, "aria-labelledby": name,
            ]
        ) {
            tag("figcaption", ["id": name]) {
                tag("strong") { curve.label }
                " "
                tag("span", ["class": "range"]) { summary(curve, units) }
                tag("output", ["data-value": "", "aria-hidden": "true"])
            }
            tag("div", ["class": "plot"]) {
                tag("div", ["class": "ticks", "aria-hidden": "true"]) {
                    for tick in scale.ticks.reversed() {
                        tag("span") { mark(tick, scale, curve, units) }
                    }
                }
                picture(curve, curves.positions, curves.ends, scale)
            }
        }
    }

    private static func picture(
        _ curve: ActivityCurves.Curve, _ positions: [Double], _ ends: ClosedRange<Double>,
        _ scale: AxisScale
    ) -> Markup {
        let span = max(ends.upperBound - ends.lowerBound, .leastNonzeroMagnitude)
        let range = scale.high - scale.low
        func height(_ value: Double) -> Int {
            Int(nearest: (1 - (value - scale.low) / range) * Double(Self.height))
        }
        var line = RelativePath()
        var area = RelativePath()
        var start: Int?
        func close() {
            if let start {
                area.line(to: area.x, Self.height)
                area.line(to: start, Self.height)
                area.close()
            }
            start = nil
        }
        for (position, value) in zip(positions, curve.values) {
            guard let value, value.isFinite else {
                close()
                continue
            }
            let share = min(max((position - ends.lowerBound) / span, 0), 1)
            let x = Int(nearest: share * Double(width))
            let y = height(value)
            if start == nil {
                start = x
                line.move(to: x, y)
                area.move(to: x, y)
            } else {
                line.line(to: x, y)
                area.line(to: x, y)
            }
        }
        close()
        let grid = scale.ticks.dropFirst().map { "M0 \(height($0))H\(width)" }.joined()
        return tag(
            "svg",
            [
                "viewBox": "0 0 \(width) \(Self.height)", "preserveAspectRatio": "none",
                "aria-hidden": "true",
            ]
        ) {
            void("path", ["d": grid, "class": "grid"])
            if curve.key == "altitude" { void("path", ["d": area.text, "class": "area"]) }
            void("path", ["d": line.text, "class": "line"])
        }
    }

    /// A mark of the vertical axis: shorter than in the caption, which has the unit.
    private static func mark(
        _ value: Double, _ scale: AxisScale, _ curve: ActivityCurves.Curve, _ units: Units
    ) -> String {
        if curve.key == "pace" {
            return String(text(value, curve, units).prefix { $0 != " " })
        }
        let step = scale.ticks.count > 1 ? scale.ticks[1] - scale.ticks[0] : 1
        var decimals = 0
        while decimals < 4,
            abs(step * pow(10, Double(decimals))).rounded() / pow(10, Double(decimals)) != step
        {
            decimals += 1
        }
        return Format.fixed(value, decimals)
    }

    private static func summary(_ curve: ActivityCurves.Curve, _ units: Units) -> String {
        if curve.key == "altitude" {
            return translated(
                "\(text(curve.minimum, curve, units)) to \(text(curve.maximum, curve, units))")
        }
        let mean = text(curve.mean, curve, units)
        let most = text(curve.maximum, curve, units)
        return curve.key == "pace"
            ? translated("mean \(mean) · fastest \(most)")
            : translated("mean \(mean) · most \(most)")
    }

    /// A value with its unit.
    static func text(_ value: Double, _ curve: ActivityCurves.Curve, _ units: Units) -> String {
        switch curve.key {
        case "altitude": Format.fixed(value, 0) + " " + units.nearName
        case "velocity": Format.fixed(value, 1) + " " + units.speedName
        case "pace": units.pace(value * units.far / 3_600)
        case "heartrate": Format.fixed(value, 0) + " bpm"
        case "watts": Format.fixed(value, 0) + " W"
        case "cadence": Format.fixed(value, 0) + " " + curve.unit
        case "temperature": Format.fixed(value, 0) + (units == .metric ? " °C" : " °F")
        default:
            Format.fixed(value, abs(value) < 100 ? 1 : 0)
                + (curve.unit.isEmpty ? "" : " " + curve.unit)
        }
    }

    private static func position(
        _ value: Double, _ axis: ActivityCurves.Axis, _ units: Units
    ) -> String {
        axis == .distance
            ? units.distance(value, decimals: value < 20_000 ? 1 : 0) : Format.duration(value)
    }
}

/// The document for the cursor's script.
enum CurveDocument {
    static func line(_ curves: ActivityCurves, _ units: Units) -> String {
        func rounded(_ value: Double?, _ factor: Double) -> JSONValue {
            JSONValue(value.map { ($0 * factor).rounded() / factor })
        }
        var members: [(String, JSONValue)] = [
            ("axis", .string(curves.axis.rawValue)),
            ("units", .string(units.rawValue)),
            ("start", rounded(curves.ends.lowerBound, 10)),
            ("end", rounded(curves.ends.upperBound, 10)),
            ("x", .array(curves.positions.map { rounded($0, 10) })),
            ("seconds", .array(curves.seconds.map { rounded($0, 1) })),
            ("metres", .array(curves.metres.map { rounded($0, 1) })),
        ]
        members.append(
            (
                "curves",
                .object(
                    curves.curves.map { curve in
                        (curve.key, .array(curve.values.map { rounded($0, 100) }))
                    })
            ))
        members.append(
            (
                "places",
                .array(
                    curves.places.map { place in
                        guard let place else { return .null }
                        return .array([
                            rounded(place.latitude, 1e6), rounded(place.longitude, 1e6),
                        ])
                    })
            ))
        return JSONValue.object(members).line
    }
}

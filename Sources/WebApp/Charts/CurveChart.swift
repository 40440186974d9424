import JSON
import Foundation
import Ingest
import Reports
import WebServer

/// Curves below each other on one axis: pictures that need no script; a script adds the cursor.
enum CurveChart {
    private static let width = 1_000.0
    private static let height = 100.0

    static func markup(_ curves: ActivityCurves, _ units: Units) -> Markup {
        let span = max(curves.positions.last ?? 0, .leastNonzeroMagnitude)
        return group {
            for curve in curves.curves {
                tag(
                    "figure",
                    [
                        "class": "curve " + (curve.unit.isEmpty ? curve.key : "other"),
                        "data-curve": curve.key, "data-unit": curve.unit,
                    ]
                ) {
                    tag("figcaption") {
                        tag("strong") { curve.label }
                        tag("span", ["class": "range"]) { summary(curve, units) }
                        tag("output", ["data-value": "", "aria-hidden": "true"])
                    }
                    tag("div", ["class": "plot"]) {
                        picture(curve, curves.positions, span)
                        tag("span", ["class": "top", "aria-hidden": "true"]) {
                            text(curve.maximum, curve, units)
                        }
                        tag("span", ["class": "base", "aria-hidden": "true"]) {
                            text(curve.minimum, curve, units)
                        }
                    }
                }
            }
            tag("div", ["class": "axis", "aria-hidden": "true"]) {
                for part in 0...4 {
                    tag("span") { position(span * Double(part) / 4, curves.axis, units) }
                }
            }
        }
    }

    private static func picture(
        _ curve: ActivityCurves.Curve, _ positions: [Double], _ span: Double
    ) -> Markup {
        let range = max(curve.maximum - curve.minimum, .leastNonzeroMagnitude)
        var line = ""
        var area = ""
        var start: Int?
        var last = 0
        func close() {
            if let start { area += "L\(last) \(Int(height * 10))L\(start) \(Int(height * 10))Z" }
            start = nil
        }
        // In a picture ten times as large, tenths of a unit are whole numbers, which are shorter.
        for (position, value) in zip(positions, curve.values) {
            guard let value, value.isFinite else {
                close()
                continue
            }
            let x = Int((position / span * width * 10).rounded())
            let y = Int(((1 - (value - curve.minimum) / range) * height * 10).rounded())
            if start == nil {
                start = x
                line += "M\(x) \(y)"
                area += "M\(x) \(y)"
            } else {
                line += "L\(x) \(y)"
                area += "L\(x) \(y)"
            }
            last = x
        }
        close()
        return tag(
            "svg",
            [
                "viewBox": "0 0 \(Int(width * 10)) \(Int(height * 10))",
                "preserveAspectRatio": "none", "aria-hidden": "true",
            ]
        ) {
            if curve.key == "altitude" { void("path", ["d": area, "class": "area"]) }
            void("path", ["d": line, "class": "line"])
        }
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
        case "cadence": Format.fixed(value, 0) + " rpm"
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
        members.append(
            ("lines", .string(String(decoding: TrackText.bytes(curves.lines), as: UTF8.self))))
        return JSONValue.object(members).line
    }
}

import ActivityModel
import Foundation
import Ingest
import WebServer

/// A track as a picture that needs no script and no map.
enum TrackSketch {
    private static let size = 1_000.0

    static func markup(_ lines: [TrackLine]) -> Markup? {
        let north = lines.flatMap(\.latitudes)
        let east = lines.flatMap(\.longitudes)
        guard let south = north.min(), let top = north.max(), let west = east.min(),
            let right = east.max()
        else { return nil }
        let scale = cos((south + top) / 2 * .pi / 180)
        let span = max(top - south, (right - west) * scale, 1e-6)
        let factor = size / span
        var path = ""
        for line in lines {
            // A few hundred points are enough for a sketch.
            let step = max(1, line.count / 800)
            for index in stride(from: 0, to: line.count, by: step) {
                let x = Int(nearest: (line.longitudes[index] - west) * scale * factor)
                let y = Int(nearest: (top - line.latitudes[index]) * factor)
                path += "\(index == 0 ? "M" : "L")\(x) \(y)"
            }
        }
        let width = Int(nearest: (right - west) * scale * factor)
        let height = Int(nearest: (top - south) * factor)
        return tag(
            "svg",
            [
                "class": "sketch", "viewBox": "-20 -20 \(width + 40) \(height + 40)",
                "role": "img", "aria-label": translated("The shape of the track"),
            ]
        ) { void("path", ["d": path]) }
    }
}

import ActivityModel
import Foundation
import Storage

extension TrackLine {
    /// The parts of the line outside every zone, cut where it crosses a circle, so that even a
    /// coarse line shows nothing of the inside.
    func outside(_ zones: [PrivacyZone]) -> [TrackLine] {
        var lines = [self]
        for zone in zones { lines = lines.flatMap { $0.outside(zone) } }
        return lines
    }

    private func outside(_ zone: PrivacyZone) -> [TrackLine] {
        guard count > 0 else { return [] }
        let circle = Circle(zone)
        guard mayTouch(circle) else { return [self] }
        if count == 1 {
            return zone.covers(latitude: latitudes[0], longitude: longitudes[0]) ? [] : [self]
        }
        var parts: [TrackLine] = []
        var part = TrackLine()
        for index in 1..<count {
            let start = circle.place(latitudes[index - 1], longitudes[index - 1])
            let end = circle.place(latitudes[index], longitudes[index])
            guard let inside = circle.inside(start, end) else {
                if part.isEmpty { add(index - 1, to: &part) }
                add(index, to: &part)
                continue
            }
            if inside.lowerBound > 0 {
                if part.isEmpty { add(index - 1, to: &part) }
                add(between: index - 1, at: inside.lowerBound, to: &part)
            }
            if part.count > 1 { parts.append(part) }
            part = TrackLine()
            if inside.upperBound < 1 {
                add(between: index - 1, at: inside.upperBound, to: &part)
                add(index, to: &part)
            }
        }
        if part.count > 1 { parts.append(part) }
        return parts
    }

    private func mayTouch(_ circle: Circle) -> Bool {
        guard let south = latitudes.min(), let north = latitudes.max() else { return false }
        return circle.south <= north && circle.north >= south
    }

    private func add(_ index: Int, to part: inout TrackLine) {
        part.append(latitude: latitudes[index], longitude: longitudes[index])
    }

    private func add(between index: Int, at fraction: Double, to part: inout TrackLine) {
        part.append(
            latitude: latitudes[index] + (latitudes[index + 1] - latitudes[index]) * fraction,
            longitude: longitudes[index] + (longitudes[index + 1] - longitudes[index]) * fraction)
    }
}

/// A zone as a circle in a plane around its centre, in metres.
private struct Circle {
    let latitude: Double
    let longitude: Double
    let radius: Double
    let eastScale: Double

    init(_ zone: PrivacyZone) {
        latitude = zone.latitude
        longitude = zone.longitude
        radius = zone.radiusMetres
        eastScale = Geography.metresPerDegree(atLatitude: zone.latitude)
    }

    var south: Double { latitude - radius / Geography.metresPerDegree }
    var north: Double { latitude + radius / Geography.metresPerDegree }

    func place(_ north: Double, _ east: Double) -> (x: Double, y: Double) {
        var degrees = east - longitude
        degrees -= (degrees / 360).rounded() * 360
        return (degrees * eastScale, (north - latitude) * Geography.metresPerDegree)
    }

    /// The part of the segment between two places that is inside, as fractions of it; `nil` if
    /// there is none.
    func inside(
        _ start: (x: Double, y: Double), _ end: (x: Double, y: Double)
    ) -> ClosedRange<Double>? {
        let dx = end.x - start.x
        let dy = end.y - start.y
        let a = dx * dx + dy * dy
        let c = start.x * start.x + start.y * start.y - radius * radius
        guard a > 0 else { return c <= 0 ? 0...1 : nil }
        let b = start.x * dx + start.y * dy
        let root = b * b - a * c
        guard root > 0 else { return nil }
        let first = (-b - root.squareRoot()) / a
        let last = (-b + root.squareRoot()) / a
        guard last > 0, first < 1 else { return nil }
        return max(0, first)...min(1, last)
    }
}

extension InventedTrack {
    /// How a sample's time is written.
    public enum ZoneShape: Sendable {
        /// `Z`.
        case utc
        /// `+00:00`, as in files that Strava rewrote.
        case zeroOffset
        /// Two hours ahead, with `+02:00`.
        case offset
        /// Seven hours behind, and nothing that says so.
        case naive
        /// `.250Z`.
        case fraction
        /// No time at all.
        case none
    }

    /// What the extensions of a track point are.
    public enum Sensors: Sendable {
        /// None.
        case none
        /// `gpxtpx:` with heart rate, cadence and temperature, and `power` beside it.
        case garmin
        /// Cadence alone.
        case cadenceOnly
        /// Heart rate with a prefix that nobody declares.
        case undeclared
    }

    /// The time of a sample as text; `nil` for none.
    public func time(_ index: Int, _ shape: ZoneShape = .utc) -> String? {
        let seconds = start + Int64(points[index].time)
        return switch shape {
        case .utc: CivilTime(seconds).iso + "Z"
        case .zeroOffset: CivilTime(seconds).iso + "+00:00"
        case .offset: CivilTime(seconds + 7_200).iso + "+02:00"
        case .naive: CivilTime(seconds - 25_200).iso
        case .fraction: CivilTime(seconds).iso + ".250Z"
        case .none: nil
        }
    }

    /// The samples as track points.
    public func gpxPoints(
        _ range: Range<Int>? = nil, times: ZoneShape = .utc, sensors: Sensors = .none,
        hasPositions: Bool = true
    ) -> [GPXBuilder.Point] {
        (range ?? 0..<count).map { index in
            let point = points[index]
            return GPXBuilder.Point(
                hasPositions ? Point.degrees(point.latitude) : nil,
                hasPositions ? Point.degrees(point.longitude) : nil,
                ele: hasPositions ? Point.metres(decimetres: point.altitude) : nil,
                time: time(index, times), extensions: Self.extensions(point, sensors))
        }
    }

    private static func extensions(_ point: Point, _ sensors: Sensors) -> String {
        switch sensors {
        case .none: ""
        case .garmin:
            "<power>\(point.watts)</power><gpxtpx:TrackPointExtension>"
                + "<gpxtpx:atemp>\(point.temperature)</gpxtpx:atemp>"
                + "<gpxtpx:hr>\(point.heartRate)</gpxtpx:hr>"
                + "<gpxtpx:cad>\(point.cadence)</gpxtpx:cad></gpxtpx:TrackPointExtension>"
        case .cadenceOnly:
            "<gpxtpx:TrackPointExtension><gpxtpx:cad>\(point.cadence)</gpxtpx:cad>"
                + "</gpxtpx:TrackPointExtension>"
        case .undeclared: "<ns3:hr>\(point.heartRate)</ns3:hr>"
        }
    }

    /// The samples as a document of one track with one segment.
    public func gpx(
        creator: String?, name: String? = nil, type: String? = nil, times: ZoneShape = .utc,
        sensors: Sensors = .none, hasPositions: Bool = true
    ) -> GPXBuilder {
        var gpx = GPXBuilder()
        gpx.creator = creator
        if let time = time(0, times) { gpx.add(" <metadata><time>\(time)</time></metadata>\n") }
        gpx.addTrack(
            [gpxPoints(times: times, sensors: sensors, hasPositions: hasPositions)], name: name,
            type: type)
        return gpx
    }

    /// The samples as TCX track points.
    public func tcxPoints(
        _ range: Range<Int>? = nil, times: ZoneShape = .utc, prefix: String = "",
        withoutPositions: Range<Int> = 0..<0
    ) -> [TCXBuilder.Point] {
        let space = "http://www.garmin.com/xmlschemas/ActivityExtension/v2"
        let colon = prefix.isEmpty ? "" : prefix + ":"
        let declaration = prefix.isEmpty ? "xmlns" : "xmlns:" + prefix
        return (range ?? 0..<count).map { index in
            let point = points[index]
            let hasPosition = !withoutPositions.contains(index)
            return TCXBuilder.Point(
                time: time(index, times),
                hasPosition ? Point.degrees(point.latitude) : nil,
                hasPosition ? Point.degrees(point.longitude) : nil,
                altitude: hasPosition ? Point.metres(decimetres: point.altitude) : nil,
                distance: Point.metres(centimetres: point.distance),
                heartRate: "\(point.heartRate)", cadence: "\(point.cadence)",
                extensions: "<\(colon)TPX \(declaration)=\"\(space)\"><\(colon)Speed>"
                    + Self.thousandths(point.speed)
                    + "</\(colon)Speed><\(colon)Watts>\(point.watts)</\(colon)Watts></\(colon)TPX>")
        }
    }

    /// Laps of `lapSamples` each, with their totals.
    public func tcxLaps(
        of lapSamples: Int, times: ZoneShape = .utc, prefix: String = "",
        withoutPositions: Range<Int> = 0..<0
    ) -> [TCXBuilder.Lap] {
        stride(from: 0, to: count, by: lapSamples).map { first in
            let range = first..<min(first + lapSamples, count)
            let from = points[first]
            let to = points[range.upperBound - 1]
            let heartRates = points[range].map(\.heartRate)
            return TCXBuilder.Lap(
                start: time(first, times),
                totals: "<TotalTimeSeconds>\(to.time - from.time + 1).0</TotalTimeSeconds>"
                    + "<DistanceMeters>\(Point.metres(centimetres: to.distance - from.distance))"
                    + "</DistanceMeters><Calories>\(range.count / 6)</Calories>"
                    + "<MaximumHeartRateBpm><Value>\(heartRates.max() ?? 0)</Value>"
                    + "</MaximumHeartRateBpm><Intensity>Active</Intensity>"
                    + "<TriggerMethod>Distance</TriggerMethod>",
                tracks: [
                    tcxPoints(
                        range, times: times, prefix: prefix, withoutPositions: withoutPositions)
                ])
        }
    }

    private static func thousandths(_ number: Int) -> String {
        let rest = "\(number % 1_000)"
        return "\(number / 1_000)." + String(repeating: "0", count: 3 - rest.count) + rest
    }
}

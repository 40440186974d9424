import JSON
import ActivityModel
import Foundation
import Ingest
import Storage

/// The documents for the map's script: arrays instead of objects, because there are thousands.
enum TrackDocument {
    /// `{"pending": 0, "sports": […], "tracks": [[id, sport, year, date, name, kilometres, lines],
    /// …]}`; `pending` counts tracks without a shape yet.
    static func all(
        _ listings: [ActivityListing], _ shapes: [TrackKey: TrackShape], _ zones: [PrivacyZone]
    ) -> Data {
        var sports: [String: Int] = [:]
        for listing in listings where sports[listing.sport] == nil {
            sports[listing.sport] = sports.count
        }
        let names = sports.sorted { $0.value < $1.value }.map { JSONValue.string($0.key) }
        let pending = listings.count { $0.track.flatMap { shapes[$0] } == nil }
        var data = Data(
            "{\"pending\":\(pending),\"sports\":\(JSONValue.array(names).line),\"tracks\":[".utf8)
        var isFirst = true
        for listing in listings {
            guard let shape = listing.track.flatMap({ shapes[$0] }),
                case let lines = lines(shape, 0, zones), !lines.isEmpty
            else { continue }
            let date = LocalTime(listing.start, offset: listing.offsetSeconds)
            let kilometres = ((listing.distanceMetres ?? 0) / 10).rounded() / 100
            let head = JSONValue.array([
                .integer(listing.id), JSONValue(sports[listing.sport]),
                JSONValue(date?.year), JSONValue(date?.day), .string(listing.name),
                .decimal(kilometres),
            ]).line.dropLast()
            if !isFirst { data.append(UInt8(ascii: ",")) }
            isFirst = false
            data.append(contentsOf: Array(head.utf8))
            data.append(contentsOf: Array(",\"".utf8))
            data.append(contentsOf: TrackText.bytes(lines))
            data.append(contentsOf: Array("\"]".utf8))
        }
        data.append(contentsOf: Array("]}".utf8))
        return data
    }

    /// `{"tracks": [[id, lines], …]}` for tracks that intersect a box.
    static func part(
        _ listings: [ActivityListing], _ shapes: [TrackKey: TrackShape], _ box: GeographicBox,
        level: Int, _ zones: [PrivacyZone]
    ) -> Data {
        var data = Data("{\"tracks\":[".utf8)
        var isFirst = true
        for listing in listings {
            guard let shape = listing.track.flatMap({ shapes[$0] }), box.meets(shape) else {
                continue
            }
            let lines = lines(shape, level, zones)
            // With a zone, the cut track must intersect the box: otherwise shrinking boxes would
            // find the hidden end.
            guard !lines.isEmpty, zones.isEmpty || box.meets(lines) else { continue }
            data.append(
                contentsOf: Array("\(isFirst ? "" : ",")[\(listing.id),\"".utf8))
            isFirst = false
            data.append(contentsOf: TrackText.bytes(lines))
            data.append(contentsOf: Array("\"]".utf8))
        }
        data.append(contentsOf: Array("]}".utf8))
        return data
    }

    private static func lines(
        _ shape: TrackShape, _ level: Int, _ zones: [PrivacyZone]
    ) -> [TrackLine] {
        shape.line(level: level).outside(zones).filter { !$0.isEmpty }
    }
}

import ActivityModel
import Foundation
import Ingest
import JSON
import Storage
import WebServer

/// Photos with their places, for the layer of the map.
enum PhotoMap {
    static let routes: [AppRoute] = [.get("/photos.json", document)]

    /// A photo, and where it was taken.
    struct Place: Sendable, Equatable {
        var path: String
        var activity: Int64?
        /// The title: the caption, or the activity's name.
        var title: String
        var latitude: Double
        var longitude: Double
    }

    /// `{"pending": false, "photos": [[address, latitude, longitude, activity, title], …]}`.
    @Sendable
    private static func document(_ context: RequestContext, _: [String]) throws -> HTTPResponse {
        let library = try context.existing()
        let zones = context.choices.zones
        guard let current = try context.app.tracks.finished(library, athlete: context.athlete)
        else { return .json(#"{"pending":true,"photos":[]}"#) }
        let known = try context.app.photoPlaces.value(library, of: context.athlete) {
            try places(library, context.athlete, context.app.options.folder)
        }
        let starts = Dictionary(
            current.listings.compactMap { listing in
                listing.track.flatMap { current.shapes[$0] }.map { (listing.id, $0) }
            }, uniquingKeysWith: { first, _ in first })
        let photos = known.compactMap { photo -> JSONValue? in
            guard let place = place(photo, starts, zones) else { return nil }
            return .array([
                .string("/media/" + FormEncoding.encodedPath(photo.path)),
                .decimal(place.latitude), .decimal(place.longitude), JSONValue(photo.activity),
                .string(photo.title),
            ])
        }
        return .json("{\"pending\":false,\"photos\":\(JSONValue.array(photos).line)}")
    }

    /// The pictures that the cache holds; NaN stands for a place that the file does not tell.
    private static func places(
        _ library: Library, _ athlete: Int64?, _ folder: LibraryFolder
    ) throws -> [Place] {
        try library.media(athlete: athlete).compactMap { item in
            guard item.isPresent, MediaType.of(item.path)?.hasPrefix("image/") == true,
                let url = folder.cachedFile(item.path, athlete: item.cacheAthlete)
            else { return nil }
            let found = ExifPosition.of(url)
            return Place(
                path: item.path, activity: item.activityID,
                title: item.caption.isEmpty ? item.activityName ?? "" : item.caption,
                latitude: found?.latitude ?? .nan, longitude: found?.longitude ?? .nan)
        }
    }

    /// Where to show a photo: its own place, or else the start of its activity's track as far as
    /// zones leave it; nothing inside a zone.
    private static func place(
        _ photo: Place, _ shapes: [Int64: TrackShape], _ zones: [PrivacyZone]
    ) -> (latitude: Double, longitude: Double)? {
        if !photo.latitude.isNaN {
            let isHidden = zones.contains {
                $0.covers(latitude: photo.latitude, longitude: photo.longitude)
            }
            return isHidden ? nil : (photo.latitude, photo.longitude)
        }
        guard let shape = photo.activity.flatMap({ shapes[$0] }),
            let line = shape.line(level: 0).outside(zones).first(where: { !$0.isEmpty })
        else { return nil }
        return (line.latitudes[0], line.longitudes[0])
    }
}

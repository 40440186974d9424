import ActivityModel
import Bytes
import Foundation
import Storage
import StravaAPI

extension APIActivityRecord {
    /// Maps a reply to a record of the library.
    ///
    /// - Parameter isDetailed: whether details were requested; the request decides, not the reply.
    init(_ activity: APIActivity, isDetailed: Bool, receivedAt: Timestamp) {
        let summary = activity.summary
        // A crop changes these values; a list and details contain the same.
        let shape = [
            summary.start.map { "\($0.seconds)" }, summary.elapsedSeconds.map { "\($0)" },
            summary.distanceMetres.map { "\($0)" },
        ].map { $0 ?? "" }.joined(separator: "|")
        self.init(
            activity: summary, reply: activity.raw, isDetailed: isDetailed,
            asOf: receivedAt, utcOffsetSeconds: activity.utcOffset, gearKey: activity.gearID,
            gearName: summary.gear, isManual: activity.isManual,
            visibility: activity.visibility, shape: shape)
    }
}

extension DecodedFile {
    /// Nothing reads it: streams are requested again when their activity's shape changes.
    private static let apiVersion = 1

    /// The streams of an activity as a file of their own, so that they are stored, shown and
    /// checked like any other. Laps and the device come from the stored details.
    init(_ streams: APIStreams, of id: Int64) {
        var content = ActivityFile(format: .api, outcome: .decoded)
        content.streams = streams.streams
        content.sampleCount = streams.sampleCount
        content.creator = "Strava API"
        if let recorded = streams.envelope.reducedFrom {
            content.outcome = .partial
            content.issues.append(
                ImportIssue(
                    .stravaReduced,
                    "Strava sent \(streams.sampleCount) of \(recorded) samples"))
        }
        let key = FileKey(
            path: "api/streams/\(id)", size: Int64(streams.raw.count),
            crc32: streams.raw.withUnsafeBytes { Checksum.crc32(ByteSlice($0)) })
        self.init(
            key: key, content: content, encoder: StreamEncoder(), decoderVersion: Self.apiVersion)
    }
}

import ActivityModel
import Foundation

/// The streams of an activity as the page reads them: instants merged, one stream for each channel,
/// distance and speed derived where nothing measured them.
struct ActivityStreams: Sendable {
    /// All streams, samples of the same instant merged.
    let all: [SampleStream]
    /// The stream of each channel.
    let channels: [StreamName: SampleStream]
    /// Metres from the start, also where a device began again at zero.
    let distance: SampleStream?
    /// Metres per second.
    let velocity: SampleStream?
    /// The number of samples.
    let count: Int

    init(_ streams: [SampleStream]) {
        let streams = streams.mergingInstants()
        let channels = Dictionary(
            uniqueKeysWithValues: Set(streams.map(\.name)).union([.heartrate]).compactMap { name in
                streams.channel(name).map { (name, $0) }
            })
        all = streams
        self.channels = channels
        count = channels.values.map(\.count).max() ?? 0
        distance =
            channels[.distance].map(DerivedStream.continued)
            ?? DerivedStream.distance(channels[.latitude], channels[.longitude])
        velocity = channels[.velocity] ?? DerivedStream.velocity(distance, channels[.time])
    }

    subscript(name: StreamName) -> SampleStream? { channels[name] }

    /// The time of the first sample that has one, in seconds since 1970.
    var begin: Double? {
        channels[.time].flatMap { time in (0..<time.count).lazy.compactMap { time[$0] }.first }
    }
}

import Foundation
import Synchronization

/// Exports of any number of activities, invented from a seed, for measuring and for tests that need
/// an import to take a while. 70 % are FIT, 20 % GPX (two thirds as Strava's app writes it, one
/// third gzipped), 8 % TCX, 2 % entered by hand; a sample a second.
public struct LargeExport: Sendable {
    /// How many activities.
    public var count: Int
    /// How many more there are since: all else stays byte for byte as it is without them.
    public var added = 0
    /// Where the invention begins; the same seed gives the same bytes.
    public var seed: UInt64 = 1
    /// How many seconds the activities last.
    public var seconds = 1_200...7_200
    /// When the export was made.
    public var asOf = CivilTime.seconds(2025, 9, 21, 6, 30)
    /// How many activities are made at a time.
    public var workers = 1

    /// An export of `count` activities.
    public init(_ count: Int) { self.count = count }

    /// What is in an export that was written.
    public struct Manifest: Sendable, Codable {
        /// Activities by format; `manual` without a file.
        public var activities: [String: Int] = [:]
        /// Samples by format.
        public var samples: [String: Int] = [:]
        /// Bytes of all files after inflating.
        public var inflatedBytes = 0
        /// Bytes of the ZIP.
        public var zipBytes = 0
    }

    /// Writes the ZIP in memory that does not grow with `count`, but for the rows.
    @discardableResult
    public func write(to path: String) throws -> Manifest {
        let zip = try ZIPStream(path: path, time: asOf)
        var export = ExportBuilder(asOf: asOf)
        var manifest = Manifest()
        let formats = formats
        let step = max(workers, 1) * 4
        for first in stride(from: 0, to: count + added, by: step) {
            let range = first..<min(first + step, count + added)
            for made in activities(range, formats) {
                export.rows.append(made.row)
                manifest.activities[made.format, default: 0] += 1
                manifest.samples[made.format, default: 0] += made.samples
                manifest.inflatedBytes += made.inflatedBytes
                for entry in made.entries { try zip.add(entry) }
            }
        }
        addGear(to: &export)
        for (path, bytes) in export.contents {
            try zip.add(ZIPStream.Entry(path, bytes, isDeflated: true))
        }
        manifest.zipBytes = try zip.finish()
        return manifest
    }

    // MARK: Activities

    private struct Made: Sendable {
        var row: ExportBuilder.Row
        var format: String
        var samples = 0
        var inflatedBytes = 0
        var entries: [ZIPStream.Entry] = []
    }

    /// The exact mix in an order that looks random.
    private var formats: [String] {
        var counts = [
            ("fit.gz", count * 70 / 100), ("gpx", count * 20 * 2 / 300),
            ("tcx.gz", count * 8 / 100), ("manual", count * 2 / 100),
        ]
        counts.append(("gpx.gz", count - counts.reduce(0) { $0 + $1.1 }))
        var random = SeededGenerator(seed: seed)
        return counts.flatMap { Array(repeating: $0.0, count: $0.1) }.shuffled(using: &random)
            + Array(repeating: "fit.gz", count: added)
    }

    private func activities(_ range: Range<Int>, _ formats: [String]) -> [Made] {
        guard workers > 1 else { return range.map { activity($0, formats[$0]) } }
        let made = Mutex<[Int: Made]>([:])
        DispatchQueue.concurrentPerform(iterations: range.count) { offset in
            let index = range.lowerBound + offset
            let one = activity(index, formats[index])
            made.withLock { $0[index] = one }
        }
        return made.withLock { made in range.compactMap { made[$0] } }
    }

    private func activity(_ index: Int, _ format: String) -> Made {
        var random = SeededGenerator(seed: seed &* 1_000_003 &+ UInt64(index))
        let id = 1_000_000_007 + Int64(index) * 3_000_017
        let upload = 1_100_000_003 + Int64(index) * 3_200_011
        let start =
            CivilTime.seconds(2012, 1, 1, 6) + Int64(index) * 11 * 3_600
            + Int64(random.next() % 36_000)
        let length =
            seconds.lowerBound + Int(random.next() % UInt64(seconds.count))
        let isRide = random.next() % 20 < 11
        let sport = format == "manual" ? "Yoga" : isRide ? "Ride" : "Run"
        var row = ExportBuilder.Row(
            id, at: start, Self.names[Int(random.next() % 6)] + " " + sport, sport,
            elapsed: length)
        row.description = Self.notes[Int(random.next() % 6)]
        guard format != "manual" else { return Made(row: row, format: format) }
        let track = InventedTrack(
            seed: random.next(), start: start, samples: length, speed: isRide ? 7_500 : 2_900,
            pauses: (0..<random.next() % 4).map { _ in Int(random.next() % UInt64(length)) })
        let content = content(track, format, isRide: isRide)
        let isPacked = format.hasSuffix(".gz")
        let path = "activities/\(isPacked ? upload : id).\(format)"
        row.file = path
        row.elapsed = track.elapsed
        row.moving = track.count
        row.centimetres = track.distance
        row.maximumHeartRate = track.maximumHeartRate
        row.gear = isRide ? "Flying Plank" : "Nimbus Drift 2"
        var entries = [
            ZIPStream.Entry(
                path, isPacked ? GzipBuilder.gzip(content) : content, isDeflated: !isPacked)
        ]
        if random.next() % 10 == 0 {
            let photo = "media/\(id).jpg"
            row.media = photo
            entries.append(ZIPStream.Entry(photo, Self.photo(&random), isDeflated: false))
        }
        return Made(
            row: row, format: format, samples: track.count, inflatedBytes: content.count,
            entries: entries)
    }

    private func content(_ track: InventedTrack, _ format: String, isRide: Bool) -> [UInt8] {
        switch format {
        case "fit.gz":
            return track.fit(
                (isRide ? FITRecipe.ride : .run).with { $0.lapSamples = isRide ? 660 : 345 })
        case "tcx.gz":
            var tcx = TCXBuilder(
                track.tcxLaps(of: 600), sport: isRide ? "Biking" : "Running",
                id: track.time(0) ?? "")
            tcx.declaration = String(repeating: " ", count: 10) + tcx.declaration
            return tcx.bytes
        default:
            let isApp = format == "gpx"
            return track.gpx(
                creator: isApp ? "StravaGPX iPhone" : "Lantern Connect",
                type: isRide ? "cycling" : "running", sensors: .garmin
            ).bytes
        }
    }

    /// A photo with as much noise in it as a small one has; comments are the place for it.
    private static func photo(_ random: inout SeededGenerator) -> [UInt8] {
        let photo = InventedMedia.photo(grey: Int(random.next() % 256))
        let noise = (0..<30_000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        let length = UInt16(noise.count + 2)
        return photo.prefix(2) + [0xFF, 0xFE, UInt8(length >> 8), UInt8(length & 0xFF)] + noise
            + photo.dropFirst(2)
    }

    private func addGear(to export: inout ExportBuilder) {
        export.tables["bikes"]?.add(["Flying Plank", "Invented", "Plank 3", "Ride"])
        export.tables["shoes"]?.add(["", "Nimbus", "Drift 2", "Run"])
        for row in export.rows where !row.media.isEmpty {
            export.tables["media"]?.add([row.media, ""])
        }
    }

    private static let names = [
        "Morning", "Lunch", "Afternoon", "Evening", "Über die Dünen:", "5 x 1' \"hard\"",
    ]
    private static let notes = [
        "", "", "", "Legs ok, head ok.", "He said \"again\",\nso we did it\n\nagain", "Wind 🚴",
    ]
}

extension SampleExport {
    /// Files that were damaged on their way, or that are no activities.
    static var damaged: [Activity] {
        let checksum = track(38, speed: 7_500)
        let cut = track(39, speed: 7_500)
        let undefined = track(40)
        let short = track(49)
        let header = track(54)
        let trailing = track(42)
        let cutFile = cut.fit()
        let shortFile = GzipBuilder.gzip(short.fit(.run))
        var lost = undefined.fitMessages(.run)
        lost.raw([0x0D] + [UInt8](repeating: 0x5A, count: 40))
        var lying = header.fit(.run)
        lying[0] = 4
        return [
            recorded(
                38, "Salt in the plug", "Ride", checksum, "fit.gz",
                checksum.fitMessages().file(checksum: 0x1234),
                shows: "a FIT checksum that is wrong", outcome: "partial",
                issues: ["fit.crc-mismatch"]),
            recorded(
                39, "Over board", "Ride", cut, "fit.gz",
                Array(cutFile.prefix(cutFile.count * 2 / 3)), shows: "FIT cut in the middle",
                outcome: "partial", issues: ["fit.truncated"]),
            recorded(
                40, "Message in a bottle", "Run", undefined, "fit.gz", lost.file(),
                shows: "data of a message type that was never defined", outcome: "partial",
                issues: ["fit.undefined-message"]),
            recorded(
                42, "Loose end", "Run", trailing, "fit.gz",
                trailing.fit(.run) + [UInt8](repeating: 0xEE, count: 5),
                shows: "bytes after the end of the FIT file", issues: ["fit.trailing-bytes"]),
            recorded(
                49, "Rope cut", "Run", short, "fit.gz",
                Array(shortFile.prefix(shortFile.count * 3 / 4)), shows: "gzip cut short",
                outcome: "partial", issues: ["gzip.truncated", "fit.truncated"]),
            recorded(
                51, "Where to go", "Ride", track(51), "fit.gz", course(track(51)),
                shows: "a course, not an activity", outcome: "decoded",
                issues: ["file.not-an-activity"]),
            recorded(
                52, "Nothing came of it", "Ride", track(52), "fit.gz", GzipBuilder.gzip([]),
                shows: "a gzip file of no bytes", outcome: "failed", issues: ["file.empty"]),
            recorded(
                53, "Letter instead", "Ride", track(53), "fit.gz",
                Array("Dear athlete, this is no recording.\n".utf8),
                shows: "neither FIT nor GPX nor TCX", outcome: "unsupported",
                issues: ["file.unknown-format"]),
            recorded(
                54, "Head lost", "Run", header, "fit.gz", lying,
                shows: "a FIT header that lies about its own length", outcome: "partial",
                issues: ["fit.header", "fit.crc-mismatch"]),
        ]
    }

    private static func course(_ track: InventedTrack) -> [UInt8] {
        var fit = FITBuilder()
        fit.fileID(type: 6, created: track.fitStart)
        fit.message(31, local: 8, [.enumeration(4, 2), .string(5, "Lee shore")])
        for index in 0..<60 {
            let point = track.points[index]
            fit.record(
                at: track.fitTime(index),
                [
                    .sint32(0, InventedTrack.Point.semicircles(point.latitude)),
                    .sint32(1, InventedTrack.Point.semicircles(point.longitude)),
                ])
        }
        return fit.file()
    }

    /// Sports whose distance is displayed in other units, and rows that disagree with their files.
    static var fromDifferentSports: [Activity] {
        let sail = track(58, samples: 400, speed: 6_100, place: .northAtlantic)
        let row = track(59, samples: 400, speed: 4_100)
        let whole = track(61, samples: 400)
        let slope = track(62, samples: 240, speed: 11_000, place: .ice)
        let phone = track(66, samples: 200, speed: 7_000)
        let watch = InventedTrack(seed: 67, start: start(67), samples: 300, speed: 7_000)
        return [
            recorded(
                58, "Trade wind", "Sail", sail, "fit.gz",
                sail.fit(
                    .ride.with {
                        $0.sport = 32
                        $0.hasPower = false
                    }),
                shows: "display distance in nautical miles"),
            recorded(
                59, "Eight oars", "Rowing", row, "fit.gz",
                row.fit(
                    .ride.with {
                        $0.sport = 15
                        $0.hasPositions = false
                    }),
                shows: "display distance in metres with a thousands separator"),
            recorded(
                61, "The part that counts", "Run", whole, "fit.gz", whole.fit(.run),
                shows: "cropped on Strava: the original file is longer than the row",
                issues: ["file.cropped-on-strava"]
            ) { cropped in
                let from = whole.points[150]
                cropped.start = whole.start + Int64(from.time)
                cropped.elapsed = whole.points[349].time - from.time
                cropped.moving = cropped.elapsed
                cropped.centimetres = whole.points[349].distance - from.distance
            },
            recorded(
                62, "White and steep", "Alpine Ski", slope, "gpx.gz",
                slope.gpx(creator: "Salt Recorder 2.0", type: "AlpineSki").bytes,
                shows: "a number of runs, elevation loss with a minus sign"
            ) { ski in
                ski.more["Number of Runs"] = "7.0"
                ski.more["Elevation Loss"] = "-312.4"
            },
            recorded(
                66, "Way home", "Ride", phone, "gpx",
                phone.gpx(creator: "StravaGPX iPhone", name: "Way home", type: "cycling").bytes,
                shows: "media: an empty part before a photo",
                change: { $0.media = "|media/\(photo(1)).jpg" }),
            recorded(
                67, "Way home, by watch", "Ride", watch, "fit.gz", watch.fit(.ride),
                shows: "the newest start; a photo, a video, and a photo that is missing"
            ) { ride in
                ride.gear = "Flying Plank"
                ride.media =
                    "media/\(photo(2)).jpg|media/\(photo(3)).mp4|media/\(photo(4)).jpg"
                ride.isCommute = true
            },
        ]
    }
}

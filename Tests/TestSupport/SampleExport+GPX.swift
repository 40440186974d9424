extension SampleExport {
    private static let garmin = "Lantern Connect"

    /// GPX that Strava wrote: from its app, or where no file was uploaded.
    static var fromStrava: [Activity] {
        let first = track(2)
        let dateLine = track(17, samples: 300, speed: 12_000, place: .dateLine)
        return [
            recorded(
                2, "Morning Run", "Run", first, "gpx",
                first.gpx(creator: "StravaGPX", name: "Morning Run", type: "9").bytes,
                shows: "GPX of Strava's app: named by the activity's id, `type` is a number"
            ) { $0.gear = "Old Faithfuls" },
            recorded(
                3, "Forgotten button", "Ride", InventedTrack(seed: 3, start: start(3), samples: 0),
                "gpx",
                Array(
                    """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <gpx creator="StravaGPX" version="1.1" xmlns="http://www.topografix.com/GPX/1/1">
                     <metadata>
                      <time>\(CivilTime(start(3)).iso)Z</time>
                     </metadata>
                    </gpx>

                    """.utf8),
                shows: "GPX of nothing but metadata", issues: ["file.no-samples"]),
            recorded(
                17, "Yesterday and tomorrow", "Ride", dateLine, "gpx",
                dateLine.gpx(
                    creator: "StravaGPX Android", name: "Yesterday and tomorrow", type: "cycling"
                ).bytes,
                shows: "a track across the date line: 180° becomes -180°"
            ) { $0.gear = "Flying Plank" },
        ]
    }

    /// GPX that was uploaded.
    static var fromGPX: [Activity] {
        times + sensors + shapes
    }

    private static var times: [Activity] {
        let naive = track(4)
        let offset = track(7, place: .northAtlantic)
        let none = track(11, place: .sands)
        let fraction = track(13, place: .ice)
        var marked = fraction.gpx(
            creator: garmin, name: "Snow ❄️ &amp; ice", times: .fraction, sensors: .garmin)
        marked.declaration = "\u{FEFF}" + marked.declaration
        return [
            recorded(
                4, "Clock without a zone", "Run", naive, "gpx.gz",
                naive.gpx(creator: "Salt Recorder 1.0", times: .naive).bytes,
                shows: "times without a zone; the row starts seven hours later",
                issues: ["xml.naive-time", "file.clock-or-zone"]),
            recorded(
                7, "Summer time at sea", "Walk", offset, "gpx.gz",
                offset.gpx(creator: garmin, times: .offset).bytes,
                shows: "times with an offset of two hours"),
            recorded(
                11, "Only the way", "Hike", none, "gpx.gz",
                none.gpx(creator: nil, times: .none).bytes,
                shows: "track points without times, and no creator"
            ) { $0.gear = "Nimbus Drift 2" },
            recorded(
                13, "Snow ❄️ & ice", "Hike", fraction, "gpx.gz", marked.bytes,
                shows: "byte-order mark, fractions of seconds, emoji in the name"
            ) { row in
                row.description =
                    "First line, with a comma\nsecond \"quoted\" line\r\nthird 🧊 line\n\nlast"
            },
        ]
    }

    private static var sensors: [Activity] {
        let stripped = track(5)
        let garminTrack = track(6, samples: 300, speed: 8_000, place: .northAtlantic)
        let pulse = track(9)
        let undeclared = track(12)
        return [
            recorded(
                5, "Consent not given", "Run", stripped, "gpx.gz",
                stripped.gpx(
                    creator: "StravaGPX Consent Strip", times: .zeroOffset, sensors: .cadenceOnly
                ).bytes,
                shows: "rewritten by Strava without heart rate: Consent Strip",
                issues: ["gpx.rewritten-by-strava"]
            ) { $0.maximumHeartRate = nil },
            recorded(
                6, "Long swell", "Ride", garminTrack, "gpx.gz",
                garminTrack.gpx(creator: garmin, type: "cycling", sensors: .garmin).bytes,
                shows: "Garmin's track point extensions, power beside them"
            ) { $0.gear = "Flying Plank" },
            recorded(
                9, "Bellows and ropes", "Workout", pulse, "gpx.gz",
                pulse.gpx(creator: "Wrist Thing", sensors: .garmin, hasPositions: false).bytes,
                shows: "heart rate without any position", issues: ["xml.no-position"]
            ) { row in
                row.centimetres = 0
                row.gear = nil
            },
            recorded(
                12, "Name space unknown", "Run", undeclared, "gpx.gz",
                undeclared.gpx(creator: "Hand-made", sensors: .undeclared).bytes,
                shows: "an extension whose prefix is not declared",
                issues: ["xml.undeclared-prefix"]),
        ]
    }

    private static var shapes: [Activity] {
        let pieces = track(8, samples: 300, pauses: [100, 200])
        var segments = GPXBuilder()
        segments.creator = garmin
        segments.addTrack([pieces.gpxPoints(0..<100), pieces.gpxPoints(100..<200)], name: "One")
        segments.addTrack([pieces.gpxPoints(200..<300)], name: "Two")
        let late = track(10)
        var fix = GPXBuilder()
        fix.creator = "StravaGPX iPhone"
        fix.addTrack([
            [], late.gpxPoints(0..<8, hasPositions: false) + late.gpxPoints(8..<240),
        ])
        let wide = track(14, samples: 60)
        var wideDocument = wide.gpx(creator: garmin)
        wideDocument.declaration = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n"
        var wideBytes: [UInt8] = [0xFF, 0xFE]
        for unit in wideDocument.text.utf16 {
            wideBytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        }
        let cut = track(16)
        let whole = cut.gpx(creator: garmin).bytes
        return [
            recorded(
                8, "Three islands", "Kitesurf", pieces, "gpx.gz", segments.bytes,
                shows: "two tracks, one of them in two segments"),
            recorded(
                10, "No fix yet", "Walk", late, "gpx.gz", fix.bytes,
                shows: "an empty segment, and points without position at the start",
                issues: ["xml.no-position"]),
            recorded(
                14, "Wide letters", "Walk", wide, "gpx.gz", wideBytes,
                shows: "UTF-16"),
            recorded(
                15, "Doors to elsewhere", "Walk", wide, "gpx.gz",
                Array(
                    ("<?xml version=\"1.0\"?>\n<!DOCTYPE gpx [<!ENTITY a SYSTEM \"file:///etc/hosts\">]>\n"
                        + wideDocument.text.split(separator: "\n").dropFirst()
                        .joined(separator: "\n")).utf8),
                shows: "a document type that would pull in another file", outcome: "failed",
                issues: ["xml.doctype"]
            ) { $0.start = start(15) },
            recorded(
                16, "Battery empty", "Run", cut, "gpx.gz", Array(whole.prefix(whole.count / 2)),
                shows: "GPX cut in the middle", outcome: "partial", issues: ["xml.truncated"]),
        ]
    }
}

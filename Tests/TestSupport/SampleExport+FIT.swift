extension SampleExport {
    private static var ride: FITRecipe { .ride }
    private static var run: FITRecipe { .run }

    /// Sound FIT of many kinds.
    static var fromFIT: [Activity] {
        protocols + contents + sports + containers
    }

    /// A FIT file of one track.
    private static func fit(
        _ number: Int, _ name: String, _ sport: String, _ track: InventedTrack,
        _ recipe: FITRecipe, kind: String = "fit.gz", shows: String, issues: Set<String> = [],
        change: (inout ExportBuilder.Row) -> Void = { _ in }
    ) -> Activity {
        recorded(
            number, name, sport, track, kind, track.fit(recipe), shows: shows, issues: issues,
            change: change)
    }

    private static var protocols: [Activity] {
        [
            fit(
                25, "Plain ride", "Ride", track(25, samples: 400, speed: 8_000), ride,
                shows: "FIT protocol 1.0, little-endian, header of 14 bytes"
            ) { row in
                row.gear = "Flying Plank"
                row.more["Bike"] = "1234567.0"
                row.isCommute = true
            },
            fit(
                26, "Plain run", "Run", track(26, samples: 400),
                run.with { $0.lapSamples = 150 },
                shows: "FIT protocol 2.0, 32-bit altitude and speed, three laps"
            ) { row in
                row.gear = "Nimbus Drift 2"
                row.more["Gear"] = "7654321.0"
                row.more["Total Steps"] = "560.0"
            },
            fit(
                27, "Other end first", "Ride", track(27, speed: 7_000, place: .sands),
                ride.with { $0.isBigEndian = true }, shows: "big-endian messages"
            ) { $0.gear = "Rust \"Bucket\"" },
            fit(
                28, "Old header", "Ride", track(28, speed: 7_000, place: .northAtlantic),
                ride.with { $0.headerSize = 12 }, shows: "header of 12 bytes"),
            fit(
                29, "Thirty-two seconds", "Ride", track(29, speed: 6_500),
                ride.with { $0.hasCompressedTimes = true },
                shows: "compressed timestamps in most records"),
            fit(
                32, "Three bytes", "Ride", track(32, speed: 6_000),
                ride.with { $0.hasCompressedDistance = true },
                shows: "speed and distance in one field of three bytes, rolling over"),
            fit(
                43, "No full stop", "Run", track(43), run.with { $0.hasActivity = false },
                shows: "no `activity` message at the end"),
            fit(
                37, "Tea on the way", "Walk", track(37, speed: 1_300, pauses: [80, 160]),
                ride.with {
                    $0.sport = 11
                    $0.hasPower = false
                },
                shows: "two pauses: timer events, definitions repeated and changed"),
        ]
    }

    private static var contents: [Activity] {
        let chained = track(36)
        let second = InventedTrack(
            seed: 136, start: chained.start + 900, samples: 100, place: .southernOcean)
        let odd = track(41)
        var oddMessages = odd.fitMessages(ride)
        oddMessages.message(
            20, local: 9,
            [
                .uint32(253, odd.fitTime(239) + 1), .uint8(3, 111),
                FITBuilder.Field(4, baseType: 0x84, bytes: [1, 2, 3]),
            ])
        let strength = InventedTrack(seed: 44, start: start(44), samples: 0)
        var noRecords = FITBuilder()
        noRecords.fileID(created: strength.fitStart)
        noRecords.session(
            from: strength.fitStart, to: strength.fitStart + 1_800, sport: 10, subSport: 20)
        noRecords.activity(at: strength.fitStart + 1_800)
        return [
            fit(
                30, "Power from the shoe", "Run", track(30, samples: 300),
                run.with { $0.developerField = ("Power", "Watts") },
                shows: "a developer field with name and unit"
            ) { $0.gear = "Old Faithfuls" },
            recorded(
                36, "In two parts", "Run", chained, "fit.gz", chained.fit(run) + second.fit(run),
                shows: "two FIT files in one, one behind the other"
            ) { row in
                row.elapsed = 999
                row.centimetres += second.distance
            },
            recorded(
                41, "Odd size", "Ride", odd, "fit.gz", oddMessages.file(),
                shows: "a field whose size is no multiple of its type's",
                issues: ["fit.field-size"]),
            recorded(
                44, "Stones on deck", "Weight Training", strength, "fit.gz", noRecords.file(),
                shows: "a session without any record", issues: ["file.no-samples"]
            ) { row in
                row.elapsed = 1_800
                row.moving = 1_800
            },
        ]
    }

    private static var sports: [Activity] {
        let swim = track(31, samples: 200, speed: 1_000)
        return [
            recorded(
                31, "Tank of the ship", "Swim", swim, "fit.gz", poolSwim(swim),
                shows: "pool swim: lengths, strokes, and heart rate that the strap gave later"
            ) { $0.more["Pool Length"] = "25.0" },
            triathlon,
        ] + duathlon
    }

    /// Eight lengths of 25 metres in 25 seconds each; beats come in `hr` messages afterwards.
    private static func poolSwim(_ track: InventedTrack) -> [UInt8] {
        var fit = FITBuilder()
        let start = track.fitStart
        fit.fileID(created: start)
        fit.event(at: start, 0, 0)
        for length in 0..<8 {
            let from = start + UInt32(length * 25)
            for second in 0..<25 {
                fit.record(
                    at: from + UInt32(second),
                    [.uint32(5, UInt32(length * 2_500 + second * 100)), .uint16(6, 1_000)])
            }
            fit.message(
                101, local: 9,
                [
                    .uint32(253, from + 25), .uint32(2, from), .uint32(3, 25_000),
                    .uint32(4, 25_000), .uint16(5, UInt16(11 + length % 3)), .uint16(6, 1_000),
                    .enumeration(7, length % 4 == 3 ? 2 : 0), .enumeration(12, 1),
                    .enumeration(0, 28), .enumeration(1, 3),
                ])
        }
        fit.lap(from: start, to: start + 200, trigger: 7, distance: 20_000)
        fit.session(
            from: start, to: start + 200, sport: 5, subSport: 17, distance: 20_000,
            [.uint16(44, 2_500), .uint16(47, 8)])
        for second in stride(from: 0, to: 200, by: 5) {
            fit.message(
                132, local: 10,
                [
                    .uint32(253, start + UInt32(second)), .uint16(0, 0),
                    .uint8(6, UInt8(110 + second / 10)), .uint32(9, UInt32(second * 1_024)),
                ])
        }
        fit.activity(at: start + 200)
        return fit.file(protocolVersion: 0x20)
    }

    /// A recording of several sports, one after the other.
    private static func multisport(
        _ legs: [(track: InventedTrack, recipe: FITRecipe)]
    ) -> [UInt8] {
        var fit = FITBuilder()
        fit.fileID(created: legs[0].track.fitStart)
        for leg in legs { leg.track.add(to: &fit, leg.recipe) }
        let last = legs[legs.count - 1].track
        fit.activity(at: last.fitTime(last.count - 1), sessions: UInt16(legs.count))
        return fit.file(protocolVersion: 0x20)
    }

    private static func leg(
        _ number: Int, after seconds: Int64, samples: Int, speed: Int
    ) -> InventedTrack {
        InventedTrack(
            seed: UInt64(number) + 200, start: start(number) + seconds, samples: samples,
            speed: speed)
    }

    private static var triathlon: Activity {
        let swim = leg(33, after: 0, samples: 120, speed: 1_100)
        let transition = leg(33, after: 120, samples: 30, speed: 1_500)
        let bike = leg(33, after: 150, samples: 240, speed: 9_000)
        let foot = leg(33, after: 390, samples: 150, speed: 3_300)
        let all = [swim, transition, bike, foot]
        return recorded(
            33, "Three sports in one", "Workout", track(33), "fit.gz",
            multisport([
                (
                    swim,
                    run.with {
                        $0.sport = 5
                        $0.subSport = 18
                    }
                ), (transition, run.with { $0.sport = 3 }), (bike, ride), (foot, run),
            ]),
            shows: "a triathlon: four sessions in one file, one row for all of it"
        ) { row in
            row.elapsed = 539
            row.moving = 539
            row.centimetres = all.reduce(0) { $0 + $1.distance }
        }
    }

    /// One file of two sessions, and a row for each of them.
    private static var duathlon: [Activity] {
        let foot = leg(34, after: 0, samples: 200, speed: 3_200)
        let bike = leg(34, after: 200, samples: 200, speed: 8_500)
        var first = recorded(
            34, "First leg", "Run", foot, "fit.gz", multisport([(foot, run), (bike, ride)]),
            shows: "a duathlon: two rows name the same file, this is its first session"
        )
        var second = Activity(
            row: row(35, "Second leg", "Ride", bike, first.row?.file),
            shows: "the second session of the same file", outcome: "decoded",
            issues: ["export.file-shared"])
        first.row?.elapsed = 200
        second.row?.elapsed = 200
        return [first, second]
    }

    private static var containers: [Activity] {
        let plain = track(45)
        let binary = track(46)
        let twice = track(47, speed: 7_500)
        let named = track(48, speed: 7_500)
        let wrong = track(50)
        var member = GzipBuilder()
        member.add(named.fit(ride)) { $0.name = "2021-lantern.fit" }
        return [
            recorded(
                45, "Somebody else's watch", "Walk", plain, "fit",
                plain.fit(
                    run.with {
                        $0.sport = 11
                        $0.hasSensors = false
                    }),
                shows: "FIT that Strava wrote: not gzipped, named by the activity's id, no sensors",
                issues: ["fit.written-by-strava"]
            ) { row in
                row.maximumHeartRate = nil
                row.more["Average Heart Rate"] = ""
            },
            recorded(
                46, "Kind unknown", "Run", binary, "bin.gz",
                binary.gpx(creator: "Salt Recorder 2.0").bytes,
                shows: "`.bin.gz` whose content is GPX"),
            recorded(
                47, "Twice packed", "Ride", twice, "fit.gz",
                GzipBuilder.gzip(GzipBuilder.gzip(twice.fit(ride))), shows: "gzip inside gzip",
                issues: ["gzip.nested"]
            ) { $0.gear = "Flying Plank" },
            recorded(
                48, "With its name", "Ride", named, "fit.gz", member.bytes,
                shows: "the file's own name inside the gzip header"),
            recorded(
                50, "Under a false name", "Run", wrong, "gpx.gz", wrong.fit(run),
                shows: "FIT in a file called `.gpx.gz`", issues: ["file.name-misleads"]),
        ]
    }
}

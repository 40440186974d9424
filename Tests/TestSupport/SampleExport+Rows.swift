extension SampleExport {
    /// Rows whose file was never there, and a file whose row was never there.
    static var withoutFile: [Activity] {
        manual + lost + [unreferenced]
    }

    private static func manual(
        _ number: Int, _ name: String, _ sport: String, elapsed: Int, shows: String,
        issues: Set<String> = [], change: (inout ExportBuilder.Row) -> Void = { _ in }
    ) -> Activity {
        var row = ExportBuilder.Row(id(number), at: start(number), name, sport, elapsed: elapsed)
        change(&row)
        return Activity(row: row, shows: shows, outcome: "manual", issues: issues)
    }

    private static var manual: [Activity] {
        [
            manual(
                1, "From a paper diary", "Run", elapsed: 2_700,
                shows: "a row of 1991, entered by hand, with old columns blank"
            ) { row in
                row.start = CivilTime.seconds(1991, 5, 12, 7)
                row.centimetres = 1_000_000
                row.isCommute = nil
                row.more = ["From Upload": "", "Elapsed Time": ""]
            },
            manual(
                60, "Harbour basin", "Swim", elapsed: 1_500,
                shows: "a swim by hand: 1,250 m as display distance"
            ) { $0.centimetres = 125_000 },
            manual(
                63, "  Sun salutation ☀️ ", "Yoga", elapsed: 3_600,
                shows: "edge blanks in the name, a private note of several lines"
            ) { row in
                row.privateNote = "not for others:\n\"knee\", left\n"
                row.more["Perceived Exertion"] = "3.0"
            },
            manual(
                64, "سباق 東京 \"Ω\"", "Workout", elapsed: 1_200,
                shows: "several scripts in a name, media of two empty parts"
            ) { $0.media = "|" },
            manual(
                65, "Under the keel", "Underwater Hockey", elapsed: 2_400,
                shows: "a sport that nobody has heard of", issues: ["csv.unknown-type"]),
            manual(
                68, "Clock of the future", "Walk", elapsed: 600,
                shows: "a start in the year 2099: not the newest activity",
                issues: ["export.start-in-future"]
            ) { $0.start = CivilTime.seconds(2099, 12, 31, 23, 59, 59) },
        ]
    }

    private static var lost: [Activity] {
        func lost(
            _ number: Int, _ name: String, _ file: String, _ shows: String, _ outcome: String,
            _ issue: String
        ) -> Activity {
            let track = track(number)
            var row = row(number, name, "Ride", track, file)
            row.gear = "Rust \"Bucket\""
            return Activity(row: row, shows: shows, outcome: outcome, issues: [issue])
        }
        return [
            lost(
                55, "Not given", "#error#", "`#error#` in place of a file", "not-exported",
                "export.file-not-exported"),
            lost(
                56, "Not given either", "#error#", "and once more", "not-exported",
                "export.file-not-exported"),
            lost(
                57, "Lost at sea", "activities/\(upload(57)).fit.gz",
                "a file that the export does not contain", "missing", "export.file-missing"),
        ]
    }

    private static var unreferenced: Activity {
        let track = track(69, samples: 60)
        return Activity(
            row: nil,
            files: [
                "activities/\(upload(69)).gpx.gz":
                    GzipBuilder.gzip(track.gpx(creator: "Salt Recorder 2.0").bytes)
            ],
            shows: "a file that no row names", outcome: "decoded",
            issues: ["export.file-unreferenced"])
    }

    // MARK: Tables and other files

    static func photo(_ number: Int) -> String {
        "00000000-0000-4000-8000-00000000000\(number)"
    }

    static func addTables(to export: inout ExportBuilder) {
        func add(_ table: String, _ rows: [[String?]]) {
            for row in rows { export.tables[table]?.add(row) }
        }
        add(
            "bikes",
            [
                ["Flying Plank", "Invented", "Plank 3", "Ride"],
                ["Rust \"Bucket\"", "Invented", "Pail", ""],
                [" Windward ", "Invented", "Trainer", "Virtual Ride"],
            ])
        add(
            "shoes",
            [
                ["Old Faithfuls", "Nimbus", "Drift 1", "Run"],
                ["", "Nimbus", "Drift 2", "Run"],
            ])
        add(
            "components",
            [
                ["Flying Plank", "Chain", "Invented", "Link 12"],
                ["Flying Plank", "Front tire", "", ""],
            ])
        add(
            "media",
            [
                ["media/\(photo(1)).jpg", ""], ["media/\(photo(2)).jpg", "Fog, \"nothing\" else"],
                ["media/\(photo(4)).jpg", ""],
            ])
        add("routes", [["Round the horn", "routes/1.gpx"]])
        add(
            "clubs",
            [
                [
                    "Sailors' Running Club", "Runs on deck,\nin circles", "Casual Club", "Running",
                    "Nowhere Harbour", "Atlantis", "", "", "", "clubs/1_large.jpg",
                ]
            ])
        add("memberships", [[ExportStyle.newest.date(asOf - 70_000_000), "Sailors' Running Club"]])
        // Nothing says better when the export was made: it was asked for two hours before.
        add("logins", [["203.0.113.7", "web", ExportStyle.newest.date(asOf)]])
    }

    static func addFurtherFiles(to export: inout ExportBuilder) {
        for (number, grey) in [(1, 60), (2, 200)] {
            export.files["media/\(photo(number)).jpg"] = InventedMedia.photo(grey: grey)
        }
        export.files["media/\(photo(3)).mp4"] = InventedMedia.video
        export.files["clubs/1_large.jpg"] = InventedMedia.photo(grey: 128)
        export.files["profile.jpg"] = InventedMedia.photo(grey: 90)
        export.files["messaging.json"] = Array("{\"user\":{\"name\":\"Runa\"}}\n".utf8)
        let way = track(70, samples: 40)
        export.files["routes/1.gpx"] =
            way.gpx(creator: "StravaGPX", name: "Round the horn", times: .none).bytes
    }
}

/// The smallest photo and video that programs accept, made up bit by bit.
public enum InventedMedia {
    /// A JPEG of eight by eight pixels in one grey, 0 to 255 (ITU-T T.81).
    public static func photo(grey: Int) -> [UInt8] {
        var jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xDB, 0, 67, 0]
        jpeg += [UInt8](repeating: 1, count: 64)
        jpeg += [0xFF, 0xC0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0]
        // Twelve codes of four bits for the size of the mean, one bit for "nothing else".
        jpeg += [0xFF, 0xC4, 0, 31, 0, 0, 0, 0, 12] + [UInt8](repeating: 0, count: 12)
        jpeg += Array(0..<12)
        jpeg += [0xFF, 0xC4, 0, 20, 0x10, 1] + [UInt8](repeating: 0, count: 15) + [0]
        jpeg += [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0]
        let mean = (grey - 128) * 8
        let size = Int.bitWidth - abs(mean).leadingZeroBitCount
        let value = mean >= 0 ? mean : mean + (1 << size) - 1
        var bits = String(repeating: "0", count: 4)
        bits = String((bits + String(size, radix: 2)).suffix(4))
        if size > 0 {
            let padding = String(repeating: "0", count: size)
            bits += (padding + String(value, radix: 2)).suffix(size)
        }
        bits += "0"
        bits += String(repeating: "1", count: (8 - bits.count % 8) % 8)
        while !bits.isEmpty {
            jpeg.append(UInt8(bits.prefix(8), radix: 2) ?? 0)
            bits.removeFirst(8)
        }
        return jpeg + [0xFF, 0xD9]
    }

    /// An MP4 that says what it is and shows nothing (ISO/IEC 14496-12).
    public static let video: [UInt8] =
        [0, 0, 0, 24] + Array("ftypisom".utf8) + [0, 0, 2, 0] + Array("isommp42".utf8)
        + [0, 0, 0, 8] + Array("free".utf8)
}

public import Testing

/// A file in `Fixtures/`: small, invented, there for one trait.
public struct NamedFixture: Sendable, CustomTestStringConvertible {
    /// The path inside `Fixtures/`.
    public var path: String
    /// What it shows.
    public var shows: String
    /// Its bytes.
    public var bytes: [UInt8]

    /// The path.
    public var testDescription: String { path }

    init(_ path: String, _ shows: String, _ bytes: [UInt8]) {
        self.path = path
        self.shows = shows
        self.bytes = bytes
    }
}

extension NamedFixture {
    /// All of them, in the order of `Fixtures/README.md`.
    public static let all = zip + fit + gpx + tcx + csv

    static let track = InventedTrack(
        seed: 1, start: CivilTime.seconds(2021, 3, 4, 10), samples: 40)
}

// MARK: ZIP

extension NamedFixture {
    private static var innocent: ZIPBuilder {
        var export = ExportBuilder()
        export.tables = [:]
        export.add(
            ExportBuilder.Row(
                101, at: track.start, "Buoy to buoy", "Run", elapsed: 39,
                centimetres: track.distance, file: "activities/201.gpx.gz"),
            GzipBuilder.gzip(track.gpx(creator: "Lantern Connect").bytes))
        return export.archive
    }

    /// A small export whose file entry was changed.
    private static func changed(_ change: (inout ZIPBuilder.Entry) -> Void) -> [UInt8] {
        var zip = innocent
        change(&zip.entries[1])
        return zip.bytes
    }

    /// A small export with one entry more.
    private static func with(
        _ name: String, _ change: (inout ZIPBuilder.Entry) -> Void = { _ in }
    ) -> [UInt8] {
        var zip = innocent
        zip.add(name, "Not everybody's friend.", change)
        return zip.bytes
    }

    private static var zip: [NamedFixture] {
        let whole = innocent.bytes
        var zip64 = innocent
        zip64.hasEnd64 = true
        for index in zip64.entries.indices { zip64.entries[index].isZIP64 = true }
        var descriptors = innocent
        for index in descriptors.entries.indices { descriptors.entries[index].descriptor = .signed }
        var overlapping = innocent
        overlapping.add("activities/202.gpx.gz", "")
        overlapping.entries[2].isPresent = false
        overlapping.entries[2].central.offset = 0
        return [
            NamedFixture("zip/whole.zip", "nothing wrong: an export of one activity", whole),
            NamedFixture(
                "zip/truncated.zip", "the end is missing, central directory and all",
                Array(whole.prefix(whole.count * 2 / 3))),
            NamedFixture(
                "zip/wrong-crc.zip", "the checksum of an entry is wrong",
                changed { $0.central.crc32 = 0xDEAD_BEEF }),
            NamedFixture(
                "zip/lying-size.zip", "an entry is said to be longer than it is",
                changed { $0.central.size = UInt64($0.content.count) + 7 }),
            NamedFixture(
                "zip/encrypted.zip", "an entry is said to be encrypted", changed { $0.flags = 1 }),
            NamedFixture(
                "zip/unknown-method.zip", "an entry is compressed by BZip2 (method 12)",
                changed { $0.method = 12 }),
            NamedFixture("zip/absolute-path.zip", "a name begins with /", with("/etc/waymark")),
            NamedFixture(
                "zip/parent-path.zip", "a name leads out with ..", with("../../waymark.txt")),
            NamedFixture(
                "zip/drive-letter.zip", "a name begins with a drive", with("C:\\waymark.txt")),
            NamedFixture("zip/nul-in-name.zip", "a name holds NUL", with("media/a\0.jpg")),
            NamedFixture(
                "zip/symlink.zip", "an entry is a symbolic link",
                with("media/link") { $0.unixMode = 0o120777 }),
            NamedFixture(
                "zip/duplicate-name.zip", "two entries have the same name",
                with("activities/201.gpx.gz")),
            NamedFixture(
                "zip/overlap.zip", "two entries share their bytes", overlapping.bytes),
            NamedFixture(
                "zip/bomb.zip", "an entry of zeros inflates to a thousand times its size",
                with("media/zeros.mp4") { $0.content = [UInt8](repeating: 0, count: 33 << 20) }),
            NamedFixture(
                "zip/cp437-name.zip", "a name in code page 437",
                with("x") { $0.name = Array("media/caf".utf8) + [0x82] + Array(".jpg".utf8) }),
            NamedFixture(
                "zip/descriptors.zip", "sizes follow the data", descriptors.bytes),
            NamedFixture("zip/zip64.zip", "ZIP64 records where none are needed", zip64.bytes),
        ]
    }
}

// MARK: CSV

extension NamedFixture {
    private static func table(_ style: ExportStyle = .newest) -> [UInt8] {
        var export = ExportBuilder()
        export.style = style
        var row = ExportBuilder.Row(
            101, at: track.start, "Buoy to buoy", "Run", elapsed: 3_600, centimetres: 944_050,
            file: "activities/201.gpx.gz")
        row.description = "He said \"again\",\nso we did it\r\nagain 🧊"
        export.add(row)
        export.add(
            ExportBuilder.Row(
                102, at: track.start + 90_000, "Basin", "Swim", elapsed: 1_500,
                centimetres: 125_000))
        return export.activitiesTable
    }

    private static var csv: [NamedFixture] {
        let whole = table()
        func replacing(_ old: String, _ new: String) -> [UInt8] {
            let text = String(decoding: whole, as: UTF8.self)
            return Array(
                text.split(separator: old, omittingEmptySubsequences: false)
                    .joined(separator: new).utf8)
        }
        var windows = whole
        if let place = windows.firstIndex(of: 0xF0) {
            windows.replaceSubrange(place..<place + 4, with: [0xFC])
        }
        return [
            NamedFixture("csv/activities.csv", "nothing wrong: 103 columns, two rows", whole),
            NamedFixture(
                "csv/activities-10-columns.csv", "the header of 2018", table(.original)),
            NamedFixture("csv/activities-german.csv", "German, 99 columns", table(.german)),
            NamedFixture("csv/activities-dutch-72.csv", "Dutch, 72 columns", table(.dutch2020)),
            NamedFixture("csv/activities-spanish.csv", "Spanish, narrow blanks", table(.spanish)),
            NamedFixture(
                "csv/activities-unknown-language.csv", "a language nobody knows", table(.unknown)),
            NamedFixture(
                "csv/activities-bom-crlf.csv", "byte-order mark and CR LF, as spreadsheets save",
                [0xEF, 0xBB, 0xBF] + replacing("\n", "\r\n")),
            NamedFixture("csv/activities-windows-1252.csv", "a byte that is not UTF-8", windows),
            NamedFixture(
                "csv/activities-open-quote.csv", "a quote that nobody closes",
                Array(whole.prefix(whole.count / 2)) + Array(",\"never".utf8)),
            NamedFixture(
                "csv/activities-ragged.csv", "a row too short and one too long",
                whole + Array("103,\"Mar 5, 2021, 10:00:00 AM\",Short\n".utf8)
                    + Array(("104" + String(repeating: ",x", count: 120) + "\n").utf8)),
            NamedFixture(
                "csv/activities-cut.csv", "the last row ends in the middle",
                Array(whole.dropLast(30))),
        ]
    }
}

// MARK: FIT

extension NamedFixture {
    static var fit: [NamedFixture] {
        let ride = FITRecipe.ride
        let whole = track.fit(ride)
        var undefined = track.fitMessages(ride)
        undefined.raw([0x0D, 1, 2, 3, 4])
        var definition = track.fitMessages(ride)
        definition.raw([0x4E, 0, 7, 0xFF, 0xFF, 1, 1, 1, 0xFF, 0x0E, 9])
        return [
            NamedFixture("fit/ride.fit", "nothing wrong: a ride of 40 samples", whole),
            NamedFixture(
                "fit/run.fit", "protocol 2.0, 32-bit fields, a developer field",
                track.fit(FITRecipe.run.with { $0.developerField = ("Power", "Watts") })),
            NamedFixture(
                "fit/big-endian.fit", "big-endian messages",
                track.fit(ride.with { $0.isBigEndian = true })),
            NamedFixture(
                "fit/old-header.fit", "a header of 12 bytes",
                track.fit(ride.with { $0.headerSize = 12 })),
            NamedFixture(
                "fit/compressed-timestamps.fit", "times of five bits",
                track.fit(ride.with { $0.hasCompressedTimes = true })),
            NamedFixture(
                "fit/compressed-distance.fit", "speed and distance in three bytes",
                track.fit(ride.with { $0.hasCompressedDistance = true })),
            NamedFixture("fit/chained.fit", "two files in one", whole + track.fit(.run)),
            NamedFixture(
                "fit/gzip-in-gzip.fit.gz", "gzip inside gzip",
                GzipBuilder.gzip(GzipBuilder.gzip(whole))),
            NamedFixture(
                "fit/truncated-gzip.fit.gz", "gzip cut short",
                Array(GzipBuilder.gzip(whole).dropLast(200))),
            NamedFixture(
                "fit/crc-mismatch.fit", "a wrong checksum",
                track.fitMessages(ride).file(checksum: 0x1234)),
            NamedFixture(
                "fit/header-crc-mismatch.fit", "a wrong checksum of the header",
                track.fitMessages(ride).file(headerChecksum: 0x1234)),
            NamedFixture(
                "fit/truncated.fit", "cut in the middle", Array(whole.prefix(whole.count / 2))),
            NamedFixture(
                "fit/data-size.fit", "the header says more data than there is",
                track.fitMessages(ride).file(dataSize: 1_000_000)),
            NamedFixture(
                "fit/trailing-bytes.fit", "bytes after the end",
                whole + [UInt8](repeating: 0xEE, count: 9)),
            NamedFixture(
                "fit/undefined-message.fit", "data that was never defined", undefined.file()),
            NamedFixture(
                "fit/bad-definition.fit", "a byte order and a base type that are none",
                definition.file()),
            NamedFixture(
                "fit/no-records.fit", "a file id and nothing else", FITBuilder.onlyFileID.file()),
            NamedFixture("fit/empty.fit", "no bytes", []),
            NamedFixture("fit/header-only.fit", "nothing but a header", FITBuilder().file()),
        ]
    }
}

extension FITBuilder {
    fileprivate static var onlyFileID: FITBuilder {
        var fit = FITBuilder()
        fit.fileID()
        return fit
    }
}

// MARK: GPX and TCX

extension NamedFixture {
    static var gpx: [NamedFixture] {
        func gpx(
            _ times: InventedTrack.ZoneShape = .utc, _ sensors: InventedTrack.Sensors = .garmin,
            hasPositions: Bool = true, creator: String? = "Lantern Connect",
            declaration: String? = nil
        ) -> GPXBuilder {
            var gpx = track.gpx(
                creator: creator, name: "Buoy to buoy", times: times, sensors: sensors,
                hasPositions: hasPositions)
            if let declaration { gpx.declaration = declaration }
            return gpx
        }
        let whole = gpx().bytes
        var empty = GPXBuilder()
        empty.addTrack([[], []])
        var metadata = GPXBuilder()
        metadata.add(" <metadata><time>2021-03-04T10:00:00Z</time></metadata>\n")
        let wide = gpx(declaration: "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n").text
        var wideBytes: [UInt8] = [0xFE, 0xFF]
        for unit in wide.utf16 { wideBytes += [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
        return [
            NamedFixture("gpx/run.gpx", "nothing wrong: 40 points with Garmin's extensions", whole),
            NamedFixture("gpx/naive-times.gpx", "times without a zone", gpx(.naive).bytes),
            NamedFixture("gpx/offset-times.gpx", "times with +02:00", gpx(.offset).bytes),
            NamedFixture("gpx/no-times.gpx", "points without times", gpx(.none).bytes),
            NamedFixture(
                "gpx/no-positions.gpx", "points without positions",
                gpx(hasPositions: false).bytes),
            NamedFixture(
                "gpx/consent-strip.gpx", "rewritten by Strava",
                gpx(.zeroOffset, .cadenceOnly, creator: "StravaGPX Consent Strip").bytes),
            NamedFixture(
                "gpx/undeclared-prefix.gpx", "an extension whose prefix is not declared",
                gpx(.utc, .undeclared).bytes),
            NamedFixture("gpx/metadata-only.gpx", "no track", metadata.bytes),
            NamedFixture("gpx/empty-segments.gpx", "segments without points", empty.bytes),
            NamedFixture(
                "gpx/truncated.gpx", "cut in the middle", Array(whole.prefix(whole.count / 2))),
            NamedFixture("gpx/utf-16.gpx", "UTF-16, big-endian", wideBytes),
            NamedFixture(
                "gpx/leading-blanks.gpx", "blanks and a byte-order mark before the declaration",
                Array("\u{FEFF}   \n".utf8) + whole),
            NamedFixture(
                "gpx/doctype.gpx", "entities that grow, and one of another file",
                Array(
                    """
                    <?xml version="1.0"?>
                    <!DOCTYPE gpx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">
                    <!ENTITY c SYSTEM "file:///etc/hosts">]>
                    <gpx><trk><name>&b;&c;</name></trk></gpx>

                    """.utf8)),
        ]
    }

    static var tcx: [NamedFixture] {
        func tcx(
            blanks: Int = 0, prefix: String = "", withoutPositions: Range<Int> = 0..<0
        ) -> TCXBuilder {
            var tcx = TCXBuilder(
                track.tcxLaps(of: 15, prefix: prefix, withoutPositions: withoutPositions))
            tcx.declaration = String(repeating: " ", count: blanks) + tcx.declaration
            return tcx
        }
        let whole = tcx().bytes
        var latin = tcx()
        latin.declaration =
            "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<!-- über dem Meer -->\n"
        return [
            NamedFixture("tcx/ride.tcx", "nothing wrong: three laps, 40 points", whole),
            NamedFixture(
                "tcx/ten-blanks.tcx", "ten blanks before the declaration", tcx(blanks: 10).bytes),
            NamedFixture(
                "tcx/indoor.tcx", "no positions", tcx(withoutPositions: 0..<40).bytes),
            NamedFixture(
                "tcx/prefixes.tcx", "extensions with a prefix", tcx(prefix: "ns3").bytes),
            NamedFixture(
                "tcx/truncated.tcx", "cut in the middle", Array(whole.prefix(whole.count / 2))),
            NamedFixture(
                "tcx/no-laps.tcx", "an activity without laps",
                TCXBuilder([] as [TCXBuilder.Lap]).bytes),
            NamedFixture(
                "tcx/latin-1.tcx", "ISO 8859-1",
                latin.text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }),
        ]
    }
}

extension SampleExport {
    /// TCX; all of it was uploaded.
    static var fromTCX: [Activity] {
        let ride = track(18, samples: 300, speed: 7_000)
        let indoor = track(19, samples: 200, speed: 8_000)
        let tunnel = track(20, place: .sands)
        let prefixed = track(21, place: .northAtlantic)
        let cut = track(22)
        let back = track(23, samples: 120)
        let cutBytes = tcx(cut, "Running", laps: 80).bytes
        var shuffled = back.tcxPoints()
        shuffled.swapAt(40, 41)
        shuffled[60].time = shuffled[59].time
        return [
            recorded(
                18, "Round the shoals", "Ride", ride, "tcx.gz",
                tcx(ride, "Biking", laps: 100, blanks: 10).bytes,
                shows: "ten blanks before the XML declaration, three laps",
                issues: ["xml.leading-blanks"]
            ) { $0.gear = "Flying Plank" },
            recorded(
                19, "Below deck", "Virtual Ride", indoor, "tcx.gz",
                tcx(indoor, "Biking", laps: 200, blanks: 10, withoutPositions: 0..<200).bytes,
                shows: "indoor: no track point has a position",
                issues: ["xml.leading-blanks", "xml.no-position"]
            ) { $0.gear = " Windward " },
            recorded(
                20, "Through the dunes", "Run", tunnel, "tcx.gz",
                tcx(
                    tunnel, "Running", laps: 240, times: .zeroOffset, withoutPositions: 100..<130
                ).bytes,
                shows: "positions missing for a while, times with +00:00",
                issues: ["xml.no-position"]),
            recorded(
                21, "Prefixes", "Run", prefixed, "tcx.gz",
                tcx(prefixed, "Running", laps: 120, prefix: "ns3").bytes,
                shows: "Garmin's activity extension with a prefix"),
            recorded(
                22, "Cut off", "Run", cut, "tcx.gz", Array(cutBytes.prefix(cutBytes.count * 3 / 5)),
                shows: "TCX cut in the middle", outcome: "partial", issues: ["xml.truncated"]),
            recorded(
                23, "Hands of the clock", "Run", back, "tcx.gz",
                TCXBuilder(
                    [TCXBuilder.Lap(start: back.time(0), tracks: [shuffled])],
                    sport: "Running", id: back.time(0) ?? ""
                ).bytes,
                shows: "two samples out of order and two of one second",
                issues: ["xml.time-goes-back"]),
        ]
    }

    private static func tcx(
        _ track: InventedTrack, _ sport: String, laps: Int, blanks: Int = 0,
        times: InventedTrack.ZoneShape = .utc, prefix: String = "",
        withoutPositions: Range<Int> = 0..<0
    ) -> TCXBuilder {
        var tcx = TCXBuilder(
            track.tcxLaps(
                of: laps, times: times, prefix: prefix, withoutPositions: withoutPositions),
            sport: sport, id: track.time(0) ?? "")
        tcx.declaration = String(repeating: " ", count: blanks) + tcx.declaration
        return tcx
    }
}

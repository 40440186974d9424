import ActivityModel
import Ingest
import Reports
import Storage
import WebServer

/// What only Strava's API tells of an activity: splits, best efforts, segments and zones.
enum StravaTables {
    /// - Parameters:
    ///   - hasSplits: whether the page has splits of its own, from the recording.
    ///   - zones: the kinds of zones that the page shows already.
    static func markup(
        _ shown: ShownActivity, hasSplits: Bool, zones known: [ZoneTimes.Kind]
    ) -> Markup {
        let (parts, sport, units) = (shown.detail.strava, shown.sport, shown.units)
        let unit: StravaSplit.Unit = units == .metric ? .kilometre : .mile
        let splits = hasSplits ? [] : parts.splits.filter { $0.unit == unit }
        let best = parts.efforts.filter { $0.kind == .best }
        let zones = parts.zones.filter { zone in !known.contains { $0.rawValue == zone.type } }
        let segments = parts.efforts.filter { $0.kind == .segment }
        return group {
            if splits.count > 1 { Self.splits(splits, sport, units) }
            if !best.isEmpty {
                efforts(
                    Phrase(data: Format.count(best.count, "best effort", "best efforts")),
                    "Best effort", best,
                    units)
            }
            if !segments.isEmpty {
                efforts(
                    Phrase(data: Format.count(segments.count, "segment", "segments")), "Segment",
                    segments,
                    units)
            }
            if !zones.isEmpty { Self.zones(zones) }
        }
    }

    private static func card(
        _ title: Phrase, _ kind: String, rows: Int, _ head: [Phrase],
        @MarkupBuilder _ body: () -> Markup
    ) -> Markup {
        tag("section", ["class": "card"]) {
            tag("details", ["open": rows <= 30 ? "" : nil]) {
                tag("summary") { tag("h2") { title } }
                tag("div", ["class": "scroll", "tabindex": "0"]) {
                    tag("table", ["class": "laps \(kind)"]) {
                        tableHead(head)
                        tag("tbody", [:], body)
                    }
                }
            }
        }
    }

    private static func row(_ name: String, _ cells: [String?]) -> Markup {
        tag("tr") {
            tag("th", ["scope": "row"]) { name }
            for cell in cells { tag("td", ["class": "number"]) { cell ?? "–" } }
        }
    }

    private static func splits(
        _ splits: [StravaSplit], _ sport: String, _ units: Units
    ) -> Markup {
        let hasPace = Sport.hasPace(sport)
        let head: [Phrase] = [
            units == .metric ? "Kilometre" : "Mile", "Distance", "Time",
            hasPace ? "Pace" : "Speed", "Elevation", "Heart rate",
        ]
        return card(
            Phrase(data: Format.count(splits.count, "split", "splits")), "splits",
            rows: splits.count, head
        ) {
            for split in splits {
                row(
                    "\(split.number ?? 0)",
                    [
                        split.distanceMetres.map { units.distance($0, decimals: 2) },
                        (split.movingSeconds ?? split.elapsedSeconds).map(Format.duration),
                        split.averageSpeed.map { hasPace ? units.pace($0) : units.speed($0) },
                        split.elevationDifference.map(units.height),
                        split.averageHeartrate.map(bpm),
                    ])
            }
        }
    }

    private static func efforts(
        _ title: Phrase, _ noun: Phrase, _ efforts: [StravaEffort], _ units: Units
    ) -> Markup {
        card(
            title, "efforts", rows: efforts.count,
            [noun, "Distance", "Time", "Heart rate", "Rank"]
        ) {
            for effort in efforts {
                row(
                    effort.name,
                    [
                        effort.distanceMetres.map { units.distance($0, decimals: 2) },
                        effort.elapsedSeconds.map(Format.duration),
                        effort.averageHeartrate.map(bpm),
                        effort.personalRank.map(rank) ?? "",
                    ])
            }
        }
    }

    private static func zones(_ zones: [StravaZone]) -> Markup {
        card(
            "Time in zones", "zones", rows: zones.count, ["Zone", "From–to", "Time", "Share"]
        ) {
            for zone in zones {
                let whole = zones.filter { $0.type == zone.type }
                    .reduce(0) { $0 + ($1.seconds ?? 0) }
                row(
                    "\(Phrase(of: StravaFactsText.label(ofZones: zone.type)).text) \(zone.number)",
                    [
                        StravaFactsText.range(zone), zone.seconds.map(Format.duration),
                        whole > 0
                            ? zone.seconds.map { Format.fixed($0 / whole * 100, 0) + " %" } : nil,
                    ])
            }
        }
    }

    private static func rank(_ rank: Int64) -> String {
        rank == 1 ? translated("personal record") : "\(rank)"
    }

    private static func bpm(_ value: Double) -> String { Format.fixed(value, 0) + " bpm" }
}

import ActivityModel
import Ingest
package import Storage

/// One activity as text.
package enum ActivityText {
    package static func text(_ detail: ActivityDetail) -> String {
        let listing = detail.listing
        var lines = ["\(listing.name.printable)  (\(listing.id))"]
        lines.append("https://www.strava.com/activities/\(listing.id)")
        lines.append("")
        func add(_ label: String, _ value: String?) {
            guard let value, !value.isEmpty else { return }
            lines.append("  " + label.padding(to: 12) + value.printable)
        }
        add("Start", listing.start.map(Format.minute))
        add("Local time", listing.localTime)
        add("Type", listing.sportType.map { "\($0) (\(listing.type))" } ?? listing.type)
        // No distance is not a distance of nothing: a strength session, an hour on the rollers.
        let distance = listing.distanceMetres.flatMap { $0 > 0 ? $0 : nil }
        add("Distance", distance.map { Format.fixed($0 / 1000, 3) + " km" })
        add("Moving", listing.movingSeconds.map(Format.duration))
        add("Elapsed", listing.elapsedSeconds.map(Format.duration))
        add("Gear", listing.gear)
        add("Commute", detail.isCommute == true ? "yes" : nil)
        var measures: [(String, String)] = []
        for measure in ActivityMeasure.allCases {
            guard let value = detail.measures[measure], value != 0 else { continue }
            measures.append((MeasureText.label(measure), MeasureText.value(measure, value)))
        }
        let width = (measures.map(\.0.count).max() ?? 0) + 2
        for (name, value) in measures { lines.append("  " + name.padding(to: width) + value) }
        add("File", listing.file.map { "\($0)\(listing.format.map { ", \($0.rawValue)" } ?? "")" })
        add("Samples", Format.count(listing.samples))
        add("", listing.noSamplesBecause)
        add("Written by", detail.creator)
        for device in DeviceText.lines(detail.devices) { add("Device", device) }
        let recording = RecordingFacts.pairs(detail)
        let labels = (recording.map(\.label.count).max() ?? 0) + 2
        for (label, value) in recording {
            lines.append("  " + label.padding(to: max(12, labels)) + value.printable)
        }
        for (label, value) in StravaFactsText.pairs(detail.strava.facts) { add(label, value) }
        lines += paragraphs(detail)
        if !detail.sessions.isEmpty { lines += ["", "Sessions"] + sessions(detail.sessions) }
        if !detail.laps.isEmpty { lines += ["", "Laps"] + laps(detail.laps) }
        lines += RecordingText.lines(detail)
        lines += StravaFactsText.sections(detail.strava)
        if !detail.streams.isEmpty { lines += ["", "Streams"] + streams(detail.streams) }
        if !detail.media.isEmpty {
            lines += ["", "Media"] + detail.media.map { "  " + $0.printable }
        }
        lines += ["", "Known from"]
        for source in detail.sources {
            lines.append(
                "  \(source.export.printable), as of \(Format.day(source.asOf))"
                    + (source.row > 0 ? ", row \(source.row)" : ""))
        }
        // What Strava refused is above.
        let issues = detail.issues.filter { $0.code != .stravaRefused }
        if !issues.isEmpty {
            lines += ["", "Odd"]
            lines += issues.map { "  \($0.code.rawValue): \($0.message.printable)" }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func paragraphs(_ detail: ActivityDetail) -> [String] {
        var lines: [String] = []
        for (title, text) in [
            ("Description", detail.details), ("Private note", detail.privateNote),
        ]
        where !text.isEmpty {
            lines += ["", title]
            lines += text.split(whereSeparator: \.isNewline).map { "  " + String($0).printable }
        }
        return lines
    }

    private static func sessions(_ sessions: [SportSession]) -> [String] {
        var table = TextTable([
            ("  ", .left), ("SPORT", .left), ("KM", .right), ("TIMER", .right), ("LAPS", .right),
        ])
        for (index, session) in sessions.enumerated() {
            let sport = [session.sport, session.subSport].compactMap { $0 }.joined(separator: ", ")
            table.add([
                "  \(index + 1)", sport, kilometres(session.totals),
                session.totals.timerSeconds.map(Format.duration) ?? "–",
                Format.count(session.lapCount),
            ])
        }
        return table.lines
    }

    private static func laps(_ laps: [Lap]) -> [String] {
        let areNamed = laps.haveNames
        var table = TextTable([
            ("  ", .left), ("KM", .right), ("TIMER", .right), ("BPM", .right), ("W", .right),
            (areNamed ? "NAME" : "ENDED BY", .left),
        ])
        for (index, lap) in laps.enumerated() {
            table.add([
                "  \(index + 1)", kilometres(lap.totals),
                (lap.totals.timerSeconds ?? lap.totals.elapsedSeconds).map(Format.duration) ?? "–",
                lap.totals.averageHeartrate.map { Format.fixed($0, 0) } ?? "–",
                lap.totals.averageWatts.map { Format.fixed($0, 0) } ?? "–",
                (areNamed ? lap.name?.printable : lap.trigger) ?? "",
            ])
        }
        return table.lines
    }

    private static func streams(_ streams: [ActivityDetail.StreamOutline]) -> [String] {
        var table = TextTable([
            ("  ", .left), ("VALUES", .right), ("LEAST", .right), ("GREATEST", .right),
            ("UNIT", .left),
        ])
        for stream in streams {
            // Minimum and maximum of position and time are of no interest.
            let isPlain = !["time", "latitude", "longitude"].contains(stream.name)
            table.add([
                "  " + stream.name + (stream.isDeveloperField ? " (developer field)" : ""),
                Format.count(stream.count),
                isPlain ? stream.minimum.map { Format.fixed($0, 1) } ?? "–" : "",
                isPlain ? stream.maximum.map { Format.fixed($0, 1) } ?? "–" : "", stream.unit,
            ])
        }
        return table.lines
    }

    private static func kilometres(_ totals: Totals) -> String {
        // A set of a strength workout is not 0.00 km long: it has no distance.
        totals.distanceMetres.flatMap { $0 > 0 ? Format.fixed($0 / 1000, 2) : nil } ?? "–"
    }
}

extension TextTable {
    /// The lines of the table without line feeds.
    var lines: [String] { text.split(separator: "\n").map(String.init) }
}

extension String {
    fileprivate func padding(to width: Int) -> String {
        count >= width ? self + " " : self + String(repeating: " ", count: width - count)
    }
}

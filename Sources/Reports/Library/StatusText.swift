package import ActivityModel
import Ingest
package import Storage
import StravaAPI

/// The status of a library as text.
package enum StatusText {
    package static func text(
        _ status: LibraryStatus, folder: LibraryFolder, now: Timestamp, strava: [String] = [],
        isConnected: Bool = false, queued: Int = 0
    ) -> String {
        var lines = ["Library  \(folder.path.printable)"]
        lines.append(
            "         \(Format.bytes(status.databaseBytes)) database, "
                + "\(Format.bytes(status.cacheBytes)) in \"Strava Export\"")
        lines.append("")
        lines.append(
            "\(Format.count(status.activities, "activity", "activities"))"
                + (status.athletes > 1 ? " of \(Format.count(status.athletes, "athlete"))" : "")
                + ", \(Format.count(status.samples, "sample"))")
        for state in SampleState.allCases {
            guard let number = status.outcomes[state] else { continue }
            lines.append("  \(pad(Format.count(number), 7))  \(meaning(state))")
        }
        if status.absent > 0 {
            lines.append(
                "  \(pad(Format.count(status.absent), 7))  that the newest export or Strava lacks "
                    + "(waymark list --absent)")
        }
        for newest in status.newest {
            let age = Format.age(newest.ageDays(at: now))
            lines.append("")
            lines.append(
                "Newest activity  \(Format.minute(newest.start)), \(age) (activity \(newest.id))")
        }
        lines.append("")
        lines.append(Format.count(status.exports.count, "export"))
        for export in status.exports {
            lines.append(
                "  \(Format.day(export.asOf))  \(export.name.printable)  "
                    + "\(Format.count(export.rows, "row")), "
                    + "\(Format.count(export.files, "file"))"
                    + (export.isComplete ? "" : "  (not finished)"))
        }
        if !strava.isEmpty { lines += [""] + strava }
        lines.append("")
        lines.append("Next: " + next(status, isConnected: isConnected, queued: queued, now: now))
        return lines.joined(separator: "\n") + "\n"
    }

    /// The connection, data that came only from the API, and the queue; empty for a library that
    /// has nothing to do with the API.
    package static func strava(
        _ connection: ConnectionReport?, _ fetched: APIStatus, now: Timestamp
    ) -> [String] {
        var lines = connection?.lines ?? []
        if fetched.onlyAPI > 0, let oldest = fetched.oldest {
            let days = max(0, Int((now.seconds - oldest.seconds) / 86_400))
            lines.append(
                "  Only there  \(Format.count(fetched.onlyAPI, "activity", "activities")) that no export "
                    + "has, the oldest fetched \(Format.age(days))")
        }
        if connection != nil, fetched.queued + fetched.failed > 0 {
            lines.append(
                "  Queued      \(Format.count(fetched.queued, "activity", "activities")), "
                    + "\(Format.count(fetched.queuedRequests, "request"))"
                    + (fetched.failed > 0
                        ? "; \(Format.count(fetched.failed)) wait to be tried again" : ""))
        }
        for failure in fetched.failures { lines.append("  Failed      " + SyncText.text(failure)) }
        if fetched.named > 0 {
            lines.append(
                "  Announced   \(Format.count(fetched.named, "activity", "activities")) by the "
                    + "webhook; the next sync looks at them")
        }
        return lines
    }

    /// The tables, and which run imported which export.
    package static func details(_ status: LibraryStatus) -> String {
        var lines = ["", "Runs"]
        for export in status.exports {
            lines.append("  run \(export.run)  \(export.name.printable)")
        }
        lines += ["", "Tables, as the newest export has them"]
        for table in status.tables {
            lines.append(
                "  \(table.name): \(Format.count(table.rows, "row"))"
                    + (table.columns.isEmpty
                    ? "" : "; columns: \(table.columns.joined(separator: ", "))").printable)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func meaning(_ state: SampleState) -> String {
        switch state {
        case .decoded: "with their samples"
        case .partial:
            "with a part of their samples (a damaged file, or a reduced reply)"
        case .manual: "manual, without a file"
        case .notExported: "whose file Strava could not export (#error#)"
        case .missing: "whose file is missing from the export"
        case .queued: "whose samples are still to be fetched from Strava"
        case .noStreams: "for which Strava has no samples"
        case .failed: "whose file could not be read"
        case .unsupported: "whose file is not an activity that Waymark reads"
        }
    }

    private static func next(
        _ status: LibraryStatus, isConnected: Bool, queued: Int, now: Timestamp
    ) -> String {
        let isHalf = status.exports.contains { !$0.isComplete }
        if status.hasUnfinishedSync, !isHalf {
            return (isConnected ? "waymark sync" : "waymark connect, then waymark sync")
                + " (the last sync did not come to its end; it continues where it stopped)"
        }
        if status.hasUnfinishedRun || isHalf {
            return "import the same export again: it continues where it stopped"
        }
        if isConnected, queued > 0 {
            return "waymark sync (brings what \(Format.count(queued, "activity", "activities")) "
                + "\(queued == 1 ? "lacks" : "lack"))"
        }
        if status.exports.isEmpty { return "waymark import-export path/to/export.zip" }
        let unread = (status.outcomes[.failed] ?? 0) + (status.outcomes[.missing] ?? 0)
        if unread > 0 { return "waymark issues (why \(Format.count(unread)) could not be read)" }
        if let export = status.exports.first, now.seconds - export.asOf.seconds > 90 * 86_400 {
            let days = Int((now.seconds - export.asOf.seconds) / 86_400)
            return "the newest export is \(Format.count(days)) days old; request another at "
                + "https://www.strava.com/athlete/delete_your_account (Request Your Archive)"
        }
        return "waymark list"
    }

    private static func pad(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}

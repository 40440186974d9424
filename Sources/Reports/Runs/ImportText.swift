import ActivityModel
package import Ingest
import Storage

/// The report of an import as text.
package enum ImportText {
    /// The complete report, with the next commands.
    package static func text(_ report: ImportReport, isVerbose: Bool = false) -> String {
        body(report, isVerbose: isVerbose) + "\n" + closing(report).joined(separator: "\n") + "\n"
    }

    /// The results, without paths of this machine.
    package static func body(_ report: ImportReport, isVerbose: Bool = false) -> String {
        var lines: [String] = []
        for export in report.exports { lines.append(headline(export, report)) }
        lines.append("")
        lines.append("  Activities  " + activities(report))
        if let changes = ChangeText.counts(
            report.activities.changes, absent: "absent from the newer export")
        {
            lines.append("  Changes     " + changes)
        }
        lines.append("  Files       " + files(report))
        if !report.formats.counts.isEmpty { lines.append("  Formats     " + formats(report)) }
        if !report.isDryRun {
            lines.append(
                "  Library     \(Format.fixed(report.distanceMetres / 1000, 0)) km in "
                    + Format.count(Int(nearest: report.movingSeconds / 3600), "hour"))
        }
        if let newest = report.newest {
            let age = Format.age(newest.ageDays(at: report.finishedAt))
            lines.append(
                "  Newest      \(Format.minute(newest.start)), \(age) (activity \(newest.id))")
        }
        if !report.failures.isEmpty {
            lines.append("")
            lines.append("  Not readable:")
            for failure in report.failures {
                lines.append("    \(failure.file.printable): \(failure.reason.printable)")
            }
            let more = report.files.failed - report.failures.count
            if more > 0 { lines.append("    and \(Format.count(more)) more") }
        }
        if isVerbose && !report.issues.isEmpty {
            lines.append("")
            lines.append("  Odd:")
            for (code, number) in report.issues.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                lines.append("    \(Format.count(number))× \(code.rawValue): \(code.meaning)")
            }
        }
        if report.isDryRun || isVerbose {
            // In a first import everything is new; only a verbose dry run lists it.
            let changes = report.activities.changes.filter {
                $0.kind != .new || report.isDryRun && isVerbose
            }
            if !changes.isEmpty { lines += ["", ChangeText.text(changes).trimmingLastNewline] }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func headline(_ export: ImportReport.Export, _ report: ImportReport) -> String {
        let date = "as of \(Format.day(export.asOf))"
        if report.isDryRun {
            return "\(export.name.printable) (\(date)): this is what an import would change"
        }
        if export.isKnown && export.activities.new + export.activities.updated == 0
            && report.files.imported == 0
        {
            return "\(export.name.printable) (\(date)): nothing new; the library has all of it"
        }
        return "Imported \(export.name.printable) (\(date))"
    }

    private static func activities(_ report: ImportReport) -> String {
        let counts = report.activities
        let parts = [
            "\(Format.count(counts.new)) new", "\(Format.count(counts.updated)) updated",
            "\(Format.count(counts.unchanged)) unchanged",
        ]
        return parts.joined(separator: " · ")
            + " · \(Format.count(report.totalActivities)) in the library"
    }

    private static func files(_ report: ImportReport) -> String {
        let files = report.files
        var parts: [String] = []
        func add(_ number: Int, _ word: String) {
            if number > 0 { parts.append("\(Format.count(number)) \(word)") }
        }
        add(files.imported, report.isDryRun ? "to read" : "read")
        add(files.unchanged, "unchanged")
        add(files.failed, "failed")
        add(files.missing, "missing")
        add(files.skipped, "others")
        if parts.isEmpty { parts.append("none") }
        if report.samples > 0 { parts.append("\(Format.count(report.samples)) samples") }
        return parts.joined(separator: " · ")
    }

    private static func formats(_ report: ImportReport) -> String {
        ActivityFormat.allCases.compactMap { format -> String? in
            guard let outcomes = report.formats.counts[format] else { return nil }
            let total = outcomes.values.reduce(0, +)
            let odd = DecodingOutcome.allCases.compactMap { outcome -> String? in
                guard outcome != .decoded, let number = outcomes[outcome] else { return nil }
                return "\(Format.count(number)) \(outcome.rawValue)"
            }
            let name = format == .unknown ? "unknown" : format.rawValue.uppercased()
            return "\(name) \(Format.count(total))"
                + (odd.isEmpty ? "" : " (\(odd.joined(separator: ", ")))")
        }.joined(separator: " · ")
    }

    private static func closing(_ report: ImportReport) -> [String] {
        if report.isDryRun {
            return report.doubts.map { doubt in
                "An import would ask for --yes: \(doubt.message.printable)."
            } + ["Nothing was written. Run again without --dry-run to import."]
        }
        var lines = [
            "Written to \(report.library.printable) in \(Format.elapsed(report.elapsedSeconds))"
                + (report.run.map { " (run \($0))." } ?? ".")
        ]
        if report.outcome == .stopped {
            lines.append("Stopped early. Run the same command again to continue.")
        } else if report.issues.values.reduce(0, +) > 0 {
            lines.append("Next: waymark list · waymark status · waymark issues (problems found)")
        } else {
            lines.append("Next: waymark list · waymark status")
        }
        return lines
    }
}

extension String {
    fileprivate var trimmingLastNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}

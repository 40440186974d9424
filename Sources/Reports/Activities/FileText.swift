package import ActivityModel

/// One decoded file as text.
package enum FileText {
    package static func text(_ file: ActivityFile, path: String) -> String {
        var line = "\(path.printable): \(file.format.rawValue), \(file.outcome.rawValue)"
        if file.purpose != .activity { line += ", \(file.purpose.rawValue)" }
        line += ", \(Format.count(file.sampleCount, "sample"))"
        line += ", \(Format.count(file.laps.count, "lap"))"
        var lines = [line]
        if let first = file.firstTime, let last = file.lastTime {
            lines.append(
                "  \(first) for \(Format.duration(last.seconds(since: first)))"
                    + (file.distanceMetres.map { ", \(Format.fixed($0 / 1000, 3)) km" } ?? ""))
        }
        if let creator = file.creator { lines.append("  written by \(creator.printable)") }
        for session in file.sessions {
            let sport = [session.sport, session.subSport].compactMap { $0 }.joined(separator: ", ")
            if !sport.isEmpty { lines.append("  session: \(sport.printable)") }
        }
        let names = file.streams.map { stream in
            stream.name.rawValue.printable + (stream.source == .native ? "" : " (developer field)")
        }
        if !names.isEmpty { lines.append("  streams: " + names.joined(separator: ", ")) }
        for issue in file.issues {
            let place = issue.position.map { " (\($0))" } ?? ""
            lines.append(
                "  \(issue.severity.rawValue) \(issue.code.rawValue): "
                    + "\(issue.message.printable)\(place)")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

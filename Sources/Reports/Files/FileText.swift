package import ActivityModel

/// One decoded file as text.
package struct FileText {
    /// How much is printed.
    package enum Extent: Sendable {
        /// No tables, names or coordinates.
        case brief
        /// The first rows of tables, and their most important columns.
        case overview
        /// Everything but the samples.
        case all
    }

    /// The kinds of message whose typed values are tables of their own.
    static let typedMessages: Set<String> = ["session", "lap", "length", "event"]

    private let file: ActivityFile
    private let extent: Extent

    package init(_ file: ActivityFile, _ extent: Extent) {
        (self.file, self.extent) = (file, extent)
    }

    /// The file, whose first line names it.
    package func text(path: String) -> String {
        var lines = head(path)
        if extent != .brief {
            for part in [FileTable.sessions, .laps, .lengths, .events, .devices] {
                lines += section(part)
            }
            lines += messages
        } else {
            let kinds = file.messages.map { "\($0.name) ×\(Format.count($0.count))" }
            if !kinds.isEmpty { lines.append("  messages: " + kinds.joined(separator: ", ")) }
        }
        lines += streams
        lines += issues
        return lines.map { $0 + "\n" }.joined()
    }

    /// One part of the file alone, complete.
    package static func text(_ part: FileTable, of file: ActivityFile, path: String) -> String {
        let text = FileText(file, .all)
        let lines =
            part == .messages ? text.messages : text.section(part)
        let name = "\(path.printable): "
        guard !lines.isEmpty else { return name + "no \(part.rawValue)\n" }
        return ([name + "\(file.format.rawValue), \(file.outcome.rawValue)"] + lines)
            .map { $0 + "\n" }.joined()
    }

    private func head(_ path: String) -> [String] {
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
        if extent == .brief {
            for session in file.sessions {
                let sport = [session.sport, session.subSport].compactMap(\.self)
                if !sport.isEmpty {
                    lines.append("  session: \(sport.joined(separator: ", ").printable)")
                }
            }
        }
        return lines
    }

    /// A table with its heading; nothing if it has no rows.
    private func section(_ part: FileTable) -> [String] {
        let table = file.table(part)
        guard table.count > 0 else { return [] }
        let title = part.rawValue.prefix(1).uppercased() + part.rawValue.dropFirst()
        let most: Set<String>? =
            extent == .all || part == .sessions ? nil : FileText.mainColumns[part]
        return [""]
            + TableText(table, columns: most, isWhole: extent == .all)
            .lines(title: "\(title) (\(Format.count(table.count)))", option: "--\(part.rawValue)")
    }

    /// The columns that an overview has.
    private static let mainColumns: [FileTable: Set<String>] = [
        .laps: [
            "number", "start", "timer", "distance", "ascent", "average_speed", "average_heartrate",
            "average_watts", "average_cadence", "calories", "trigger", "intensity",
        ]
    ]

    private var messages: [String] {
        var lines: [String] = []
        let groups = file.messages.filter { !Self.typedMessages.contains($0.name) }
        let isNamed = { (group: MessageGroup) in !group.name.hasPrefix("unknown_") }
        let isShown = { (group: MessageGroup) in
            // The table of devices says the most of these.
            extent == .all || isNamed(group) && group.name != "device_info"
        }
        for group in groups where group.rows != nil && isShown(group) {
            let table = DataTable(group)
            lines.append("")
            lines += TableText(table, columns: nil, isWhole: extent == .all, fields: 14)
                .lines(
                    title: "\(group.name) (\(Format.count(group.count)))", option: "--messages")
        }
        let unnamed = groups.filter { $0.rows != nil && !isNamed($0) && extent != .all }
        let unread = groups.filter { $0.rows == nil }
        if !unnamed.isEmpty || !unread.isEmpty { lines.append("") }
        if !unnamed.isEmpty { lines.append("Without a name: \(Self.counts(unnamed)); --messages") }
        if !unread.isEmpty { lines.append("Not read: \(Self.counts(unread))") }
        return lines
    }

    private static func counts(_ groups: [MessageGroup]) -> String {
        groups.map { "\($0.name.printable) ×\(Format.count($0.count))" }.joined(separator: ", ")
    }

    private var streams: [String] {
        guard extent != .brief else {
            let names = file.streams.map { stream in
                stream.name.rawValue.printable
                    + (stream.source == .native ? "" : " (developer field)")
            }
            return names.isEmpty ? [] : ["  streams: " + names.joined(separator: ", ")]
        }
        var table = TextTable([
            ("  ", .left), ("VALUES", .right), ("LEAST", .right), ("GREATEST", .right),
            ("UNIT", .left),
        ])
        for stream in file.streams + [file.heartbeats].compactMap(\.self) {
            let extent = stream.extent
            let isPlain = ![.time, .latitude, .longitude].contains(stream.name)
            func number(_ value: Double?) -> String {
                isPlain ? value.map { TableText.number($0) } ?? "–" : ""
            }
            table.add([
                "  " + stream.name.rawValue
                    + (stream.source == .native ? "" : " (developer field)"),
                Format.count(extent.count), number(extent.min), number(extent.max), stream.unit,
            ])
        }
        return file.streams.isEmpty && file.heartbeats == nil ? [] : ["", "Streams"] + table.lines
    }

    private var issues: [String] {
        guard !file.issues.isEmpty else { return [] }
        let lines = file.issues.map { issue in
            let place = issue.position.map { " (\($0))" } ?? ""
            return "  \(issue.severity.rawValue) \(issue.code.rawValue): "
                + "\(issue.message.printable)\(place)"
        }
        return extent == .brief ? lines : ["", "Issues"] + lines
    }
}

extension DataTable {
    /// The messages of a kind as rows.
    init(_ group: MessageGroup) {
        let rows = group.rows ?? []
        self.init(
            group.fields.enumerated().map { index, field in
                DataColumn(
                    field.name, unit: field.shownUnit,
                    .cells(rows.map { index < $0.count ? $0[index] : nil }))
            }, count: rows.count)
    }
}

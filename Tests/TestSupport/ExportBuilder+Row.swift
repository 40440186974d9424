extension ExportBuilder {
    /// A row of `activities.csv`: what it means. What Strava states twice is written twice.
    public struct Row: Sendable {
        /// Strava's id.
        public var id: Int64
        /// The start, seconds since 1970; `nil` leaves the cell empty.
        public var start: Int64?
        /// The title.
        public var name: String
        /// The sport by its English display name.
        public var sport: String
        /// Seconds from start to end.
        public var elapsed: Int
        /// Seconds in motion; the same as `elapsed` when `nil`.
        public var moving: Int?
        /// Metres in hundredths.
        public var centimetres = 0
        /// The description.
        public var description = ""
        /// The private note.
        public var privateNote = ""
        /// Beats per minute.
        public var maximumHeartRate: Int?
        /// The relative effort.
        public var relativeEffort: Int?
        /// Whether it was a commute; `nil` leaves both cells empty.
        public var isCommute: Bool? = false
        /// The gear's name.
        public var gear: String?
        /// The cell `Filename`: a path, `#error#`, or `nil` for none.
        public var file: String?
        /// The cell `Media`.
        public var media = ""
        /// Further cells by their English labels.
        public var more: [String: String] = [:]

        /// A row.
        public init(
            _ id: Int64, at start: Int64?, _ name: String, _ sport: String, elapsed: Int,
            centimetres: Int = 0, file: String? = nil
        ) {
            self.id = id
            self.start = start
            self.name = name
            self.sport = sport
            self.elapsed = elapsed
            self.centimetres = centimetres
            self.file = file
        }
    }
}

extension ExportBuilder.Row {
    /// The cells as a style writes them.
    func cells(_ style: ExportStyle) -> [String?] {
        let cells = newestCells(style)
        let written = style.columns.map { cells[$0] }
        return written + Array(repeating: nil, count: style.header.count - written.count)
    }

    private static let labels = HeaderLines.english103.split(separator: ",").map(String.init)

    /// The cells of all 103 columns. Strava writes an empty text as `""` and no number as nothing.
    private func newestCells(_ style: ExportStyle) -> [String?] {
        var cells: [String?] = Array(repeating: nil, count: 103)
        let metres = Self.fixed(centimetres, trimmed: true)
        cells[0] = "\(id)"
        cells[1] = start.map(style.date)
        cells[2] = name
        cells[3] = style.sports[sport] ?? sport
        cells[4] = description
        cells[5] = "\(elapsed)"
        cells[6] = style.hasMetresOnly ? metres : displayDistance(comma: style.hasDecimalComma)
        cells[7] = maximumHeartRate.map { "\($0).0" }
        cells[8] = relativeEffort.map { "\($0)" }
        cells[9] = isCommute.map { $0 ? "true" : "false" }
        cells[10] = privateNote
        cells[11] = gear
        cells[12] = file
        cells[15] = "\(elapsed).0"
        cells[16] = "\(moving ?? elapsed).0"
        cells[17] = metres
        cells[30] = cells[7]
        cells[37] = relativeEffort.map { "\($0).0" }
        cells[50] = isCommute.map { $0 ? "1.0" : "0.0" }
        cells[52] = file == nil ? "0.0" : "1.0"
        cells[102] = media
        for (label, cell) in more {
            guard let place = Self.labels.lastIndex(of: label) else {
                preconditionFailure("no column is called \(label)")
            }
            cells[place] = cell.isEmpty ? nil : cell
        }
        return cells
    }

    /// Kilometres, or metres for swimming and rowing, or nautical miles for sailing: text for
    /// people, cut and not rounded.
    private func displayDistance(comma: Bool) -> String {
        let text: String
        switch sport {
        case "Swim", "Rowing":
            let metres = centimetres / 100
            guard metres >= 1_000 else { return "\(metres)" }
            let rest = "\(metres % 1_000)"
            return "\(metres / 1_000)\(comma ? "." : ",")"
                + String(repeating: "0", count: 3 - rest.count) + rest
        case "Sail", "Windsurf":
            let tenths = centimetres / 18_520
            text = "\(tenths / 10).\(tenths % 10)"
        default:
            if centimetres == 0 { return "0" }
            text = Self.fixed(centimetres / 1_000, trimmed: false)
        }
        return comma ? text.split(separator: ".").joined(separator: ",") : text
    }

    /// Hundredths as a number with two decimals; `trimmed`, with one where that says it all.
    private static func fixed(_ hundredths: Int, trimmed: Bool) -> String {
        let rest = hundredths % 100
        let text = "\(hundredths / 100).\(CivilTime.two(rest))"
        return trimmed && rest % 10 == 0 ? String(text.dropLast()) : text
    }
}

/// Columns of text for a terminal.
package struct TextTable {
    package enum Alignment: Sendable {
        case left, right
    }

    private var columns: [(title: String, alignment: Alignment)]
    private var rows: [[String]] = []

    /// A table without rows yet.
    package init(_ columns: [(String, Alignment)]) {
        self.columns = columns.map { (title: $0.0, alignment: $0.1) }
    }

    /// Adds a row with one cell per column.
    package mutating func add(_ cells: [String]) { rows.append(cells.map(\.printable)) }

    /// The table with its titles; every line ends with a line feed.
    package var text: String {
        var widths = columns.map(\.title.displayWidth)
        for row in rows {
            for (index, cell) in row.enumerated() {
                widths[index] = max(widths[index], cell.displayWidth)
            }
        }
        var text = line(columns.map(\.title), widths)
        for row in rows { text += line(row, widths) }
        return text
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (index, cell) in cells.enumerated() {
            let padding = String(repeating: " ", count: widths[index] - cell.displayWidth)
            if index > 0 { line += "  " }
            line += columns[index].alignment == .left ? cell + padding : padding + cell
        }
        while line.last == " " { line.removeLast() }
        return line + "\n"
    }
}

extension String {
    /// The text with control characters replaced: a name in a file must not control a terminal.
    package var printable: String {
        guard unicodeScalars.contains(where: \.isControl) else { return self }
        var text = ""
        for scalar in unicodeScalars {
            text.unicodeScalars.append(scalar.isControl ? "\u{FFFD}" : scalar)
        }
        return text
    }

    /// The number of columns on a terminal: two for East Asian wide characters and emoji.
    package var displayWidth: Int {
        reduce(0) { width, character in
            guard let scalar = character.unicodeScalars.first else { return width }
            let isEmoji =
                scalar.properties.isEmojiPresentation
                || character.unicodeScalars.contains("\u{FE0F}")
            return width + (isEmoji || scalar.isWide ? 2 : 1)
        }
    }

    /// The text truncated to a number of columns, with an ellipsis.
    package func shortened(to columns: Int) -> String {
        guard displayWidth > columns else { return self }
        var text = ""
        var width = 0
        for character in self {
            let next = String(character).displayWidth
            if width + next > columns - 1 { break }
            text.append(character)
            width += next
        }
        return text + "…"
    }
}

extension Unicode.Scalar {
    /// C0 and C1 controls, and marks that change the writing direction.
    var isControl: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// The wide blocks of Unicode's East Asian Width, approximately.
    fileprivate var isWide: Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}

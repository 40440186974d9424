import Storage

/// The tables of a recording as text.
enum RecordingText {
    /// Longer tables are cut; `--json` has everything.
    private static let limit = 40

    static func lines(_ detail: ActivityDetail) -> [String] {
        RecordingSection.all(detail).flatMap { section in
            section.key == RecordingSection.unreadKey
                ? ["", unread(section)] : ["", section.title.printable] + table(section)
        }
    }

    /// `Not read from the file: hrv ×979, unknown_233 ×3,812`.
    private static func unread(_ section: RecordingSection) -> String {
        section.title + ": "
            + section.rows.map { "\($0[0]) ×\($0[1])" }.joined(separator: ", ").printable
    }

    private static func table(_ section: RecordingSection) -> [String] {
        var table = TextTable(
            section.columns.enumerated().map { index, column in
                (
                    (index == 0 ? "  " : "") + column.title.uppercased(),
                    column.isNumber ? .right : .left
                )
            })
        for row in section.rows.prefix(limit) {
            table.add(["  " + row[0]] + row.dropFirst())
        }
        let more = section.rows.count - limit
        return table.lines + (more > 0 ? ["  … \(Format.count(more)) more: --json has all"] : [])
    }
}

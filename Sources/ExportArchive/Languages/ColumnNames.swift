/// The names of the columns of `activities.csv` in one language, over the years.
struct ColumnNames: Sendable {
    let language: ExportLanguage
    private let labels: [ActivityColumn: String]
    private let columns: [String: [ActivityColumn]]

    /// All known languages, each created when a search reaches it. The original header of 2018
    /// comes first: it is English without a language.
    static var all: some Sequence<ColumnNames> { known.lazy.map { $0() } }

    private static let known: [@Sendable () -> ColumnNames] = [
        { original }, { english }, { german }, { dutch }, { spanish }, { french },
    ]

    /// One line per column in the order of ``ActivityColumn``: the label, then older labels after
    /// bars; a dash, or no line, if the language's label is unknown.
    init(_ language: ExportLanguage, _ text: String) {
        // By bytes: splitting by characters would look for letters of several scalars.
        let lines = text.utf8.split(separator: UInt8(ascii: "\n")).map { String(Substring($0)) }
        self.init(
            language, pairs: zip(ActivityColumn.allCases, lines).filter { $0.1 != "-" })
    }

    private init(_ language: ExportLanguage, pairs: [(ActivityColumn, String)]) {
        var labels: [ActivityColumn: String] = [:]
        var columns: [String: [ActivityColumn]] = [:]
        for (column, line) in pairs {
            for label in line.utf8.split(separator: UInt8(ascii: "|")) {
                let label = String(Substring(label)).trimmingBlanks
                if labels[column] == nil { labels[column] = String(label) }
                columns[Self.normalised(String(label)), default: []].append(column)
            }
        }
        self.language = language
        self.labels = labels
        self.columns = columns
    }

    /// The newest label of a column.
    func label(of column: ActivityColumn) -> String? { labels[column] }

    /// The columns that a header cell may mean, in order: two for `Distance`, none if the name is
    /// unknown.
    func columns(named cell: String) -> [ActivityColumn] { columns[cell] ?? [] }

    /// A header cell in the form in which names are compared: without the markup that Strava put
    /// around untranslated labels (2020 to 2023), without case, surrounding spaces and the `.1`
    /// that some tools add to a second column with the same name.
    static func normalised(_ cell: String) -> String {
        var name = cell.trimmingBlanks
        if name.hasPrefix("<"), let opened = name.firstIndex(of: ">") {
            name = name[name.index(after: opened)...]
            if let closing = name.firstIndex(of: "<") { name = name[..<closing] }
        } else if name.hasPrefix("translation missing"), let dot = name.lastIndex(of: ".") {
            name = name[name.index(after: dot)...]
        }
        if name.hasSuffix(".1") { name = name.dropLast(2) }
        if name.utf8.allSatisfy({ $0 < 0x80 }) {
            return String(
                decoding: name.utf8.map { byte in
                    switch byte {
                    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
                    case UInt8(ascii: "_"): UInt8(ascii: " ")
                    default: byte
                    }
                }, as: UTF8.self)
        }
        var plain = String.UnicodeScalarView()
        for scalar in name.lowercased().unicodeScalars {
            switch scalar {
            case "_", "\u{00A0}", "\u{202F}": plain.append(" ")
            case "\u{2019}": plain.append("'")
            default: plain.append(scalar)
            }
        }
        return String(plain)
    }

    /// The header of 2018 and early 2019, whose only distance is in metres.
    static let original = ColumnNames(
        .english,
        pairs: [
            (.activityID, "id"), (.activityDate, "date"), (.activityName, "name"),
            (.activityType, "type"), (.activityDescription, "description"),
            (.elapsedTime, "elapsed_time"), (.distance, "distance"), (.commute, "commute"),
            (.activityGear, "gear"), (.filename, "filename"),
        ])
}

/// The columns of a table of Strava's exports other than activities.csv.
///
/// Tables are read by position: only their file names are the same in every language. If layouts
/// differ between years, the length of the header determines the layout. A table is declared once,
/// here; its accessors, its view in the library and its line in the documentation follow from the
/// declaration.
package struct ExportTableLayout: Sendable {
    /// A column: its name in the library, its type and its position.
    package struct Column: Sendable {
        package enum Kind: String, Sendable {
            case text, integer, real
        }

        package let name: String
        package let kind: Kind
        /// The index, from 0, in tables of the newest layout.
        package let index: Int
        /// The width (number of columns) from which ``index`` applies, and the index in narrower
        /// tables, which is `nil` if they lack the column.
        package let older: (below: Int, index: Int?)?

        fileprivate init(
            _ name: String, _ index: Int, _ kind: Kind = .text,
            older: (below: Int, index: Int?)? = nil
        ) {
            (self.name, self.index, self.kind, self.older) = (name, index, kind, older)
        }

        /// The position of the column in a table with so many columns.
        package func index(width: Int) -> Int? {
            if let older, width < older.below { return older.index }
            return index
        }
    }

    /// The file name without `.csv`, in lower case.
    package let name: String
    package let columns: [Column]
    /// Whether the table is about other people, logins, devices, or where the athlete lives: such a
    /// table is stored only on request.
    package let isPersonal: Bool
    /// The library's view of its unchanged rows; `nil` if a view joins several tables, or if there
    /// is none.
    package let view: String?
    package let about: String

    fileprivate init(
        _ name: String, _ about: String, isPersonal: Bool = false, view: String? = nil,
        _ columns: [Column] = []
    ) {
        (self.name, self.about, self.isPersonal) = (name, about, isPersonal)
        (self.view, self.columns) = (view, columns)
    }

    package func column(_ name: String) -> Column? { columns.first { $0.name == name } }

    /// The layout of a table by its name without `.csv`; `nil` for tables without known columns.
    package static func named(_ name: String) -> ExportTableLayout? { byName[name] }

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}

extension ExportTableLayout {
    /// The tables with known columns, and the personal ones.
    package static let all: [ExportTableLayout] = [
        ExportTableLayout(
            "profile", "the athlete; since 2022 the id comes first",
            [
                Column("id", 0, .integer, older: (10, nil)),
                Column("first_name", 2, older: (10, 1)), Column("last_name", 3, older: (10, 2)),
                Column("sex", 4, older: (10, 3)), Column("city", 7, older: (10, 6)),
                Column("state", 8, older: (10, 7)), Column("country", 9, older: (10, 8)),
            ]),
        ExportTableLayout("bikes", "bikes, without ids", gear),
        ExportTableLayout("shoes", "shoes, without ids; often without a name", gear),
        ExportTableLayout(
            "components", "parts of bikes, without dates and distances", view: "components",
            [Column("bike", 0), Column("type", 1), Column("brand", 2), Column("model", 3)]),
        ExportTableLayout("media", "photos and videos; incomplete: the files count", media),
        ExportTableLayout("photos", "photos, in exports before 2023", media),
        ExportTableLayout(
            "routes", "planned routes", view: "routes", [Column("name", 0), Column("file", 1)]),
        ExportTableLayout(
            "segments", "segments that the athlete made", view: "segments",
            [
                Column("name", 0), Column("activity_id", 1, .integer),
                Column("start_latitude_degrees", 2, .real),
                Column("start_longitude_degrees", 3, .real),
                Column("end_latitude_degrees", 4, .real),
                Column("end_longitude_degrees", 5, .real),
            ]),
        ExportTableLayout(
            "starred_routes", "routes that the athlete starred", view: "starred_routes",
            [Column("date", 0), Column("route_id", 1, .integer)]),
        ExportTableLayout(
            "starred_segments", "segments that the athlete starred", view: "starred_segments",
            [Column("date", 0), Column("segment_id", 1, .integer)]),
        ExportTableLayout(
            "goals", "goals", view: "goals",
            [
                Column("type", 0), Column("activity_type", 1), Column("goal", 2),
                Column("start_date", 3), Column("end_date", 4), Column("segment_id", 5, .integer),
                Column("period", 6), Column("interval_time", 7),
            ]),
        ExportTableLayout("global_challenges", "challenges", challenges),
        ExportTableLayout("group_challenges", "challenges of a group", challenges),
        ExportTableLayout(
            "clubs", "clubs", view: "clubs",
            [
                Column("name", 0), Column("description", 1), Column("type", 2), Column("sport", 3),
                Column("city", 4), Column("country", 5), Column("state", 6), Column("website", 7),
                Column("cover_photo", 10, older: (11, 8)), Column("picture", 11, older: (11, 9)),
            ]),
        ExportTableLayout(
            "memberships", "when the athlete joined which club", view: "memberships",
            [Column("join_date", 0), Column("club", 1)]),
        ExportTableLayout(
            "comments", "comments that the athlete wrote", view: "comments",
            [Column("date", 0), Column("comment", 1)]),
        ExportTableLayout(
            "kudos", "kudos that the athlete gave, in older exports",
            [Column("date", 0), Column("type", 1), Column("parent_id", 2, .integer)]),
        ExportTableLayout(
            "reactions", "kudos and other reactions that the athlete gave",
            [
                Column("date", 0), Column("type", 1), Column("parent_type", 2),
                Column("parent_id", 3, .integer),
            ]),
        ExportTableLayout(
            "general_preferences", "what the athlete prefers; the tables are metric in any case",
            view: "preferences",
            [
                Column("weight", 1), Column("functional_threshold_power", 2),
                Column("max_heartrate", 3), Column("athlete_type", 4), Column("measurement", 5),
                Column("date_format", 6),
            ]),
        ExportTableLayout(
            "logins", "logins; the newest date tells when the export was made", isPersonal: true,
            [Column("date", 2)]),
        ExportTableLayout("blocks", "people whom the athlete blocked", isPersonal: true),
        ExportTableLayout("contacts", "the athlete's contacts", isPersonal: true),
        ExportTableLayout("email_preferences", "what Strava may send", isPersonal: true),
        ExportTableLayout("messages", "messages", isPersonal: true),
        ExportTableLayout("messaging", "messages", isPersonal: true),
        ExportTableLayout("mobile_device_identifiers", "phones", isPersonal: true),
        ExportTableLayout("privacy_zones", "where the athlete lives", isPersonal: true),
    ]

    private static let gear = [
        Column("name", 0), Column("brand", 1), Column("model", 2), Column("sports", 3),
    ]
    private static let media = [Column("path", 0), Column("caption", 1)]
    private static let challenges = [
        Column("join_date", 0), Column("name", 1), Column("completed", 2),
    ]
}

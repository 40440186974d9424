import ActivityModel
import Reports
import Storage
import WebServer

/// The tables of the archive: known ones with our headings and links, others with their own.
enum ArchiveColumns {
    /// A cell of a known table.
    private typealias Cell = (KeptRow) -> Markup

    static func table(
        _ name: String, _ rows: [KeptRow], _ header: [String], _ context: RequestContext
    ) -> Markup {
        let columns = known(name) ?? generic(header)
        let hasOwners = rows.contains { context.athletes.owner($0.athleteID) != nil }
        return tag("table") {
            tag("thead") {
                tag("tr") {
                    for column in columns { column.head }
                    if hasOwners { columnHead("Athlete") }
                }
            }
            tag("tbody") {
                for row in rows {
                    tag("tr") {
                        for column in columns {
                            tag("td", ["class": column.isDate ? "date" : nil]) { column.cell(row) }
                        }
                        if hasOwners {
                            tag("td", ["dir": "auto"]) {
                                context.athletes.owner(row.athleteID) ?? ""
                            }
                        }
                    }
                }
            }
        }
    }

    private struct Column {
        var head: Markup
        var isDate = false
        var cell: Cell
    }

    /// A heading as the export wrote it; headings without a word get none.
    private static func generic(_ header: [String]) -> [Column] {
        header.enumerated().map { index, name in
            Column(
                head: name.isEmpty
                    ? tag("td") : tag("th", ["scope": "col", "dir": "auto"]) { name }
            ) { row in
                text(row.cells.indices.contains(index) ? row.cells[index] : "")
            }
        }
    }

    private static func known(_ name: String) -> [Column]? {
        switch name {
        case "global_challenges", "group_challenges":
            [
                named("name", columnHead("Name")), date("join_date", columnHead("Joined")),
                Column(head: columnHead("Completed")) { row in
                    group { if row["completed"] == "true" { "yes" } else { "–" } }
                },
            ]
        case "goals":
            [
                named("type", columnHead("Kind")), named("activity_type", columnHead("Sport")),
                named("goal", columnHead("Goal")), named("period", columnHead("Period")),
                date("start_date", columnHead("From")), date("end_date", columnHead("To")),
                segment("segment_id", columnHead("Segment")),
            ]
        case "memberships":
            [named("club", columnHead("Club")), date("join_date", columnHead("Joined"))]
        case "clubs":
            [
                named("name", columnHead("Club")), named("sport", columnHead("Sport")),
                named("city", columnHead("City")), named("country", columnHead("Country")),
                named("description", columnHead("Description")),
            ]
        case "comments":
            [date("date", columnHead("Date")), named("comment", columnHead("Comment"))]
        case "reactions":
            [
                date("date", columnHead("Date")), named("type", columnHead("Kind")),
                Column(head: columnHead("For")) { row in
                    target(row["parent_id"], kind: row["parent_type"])
                },
            ]
        case "kudos":
            [
                date("date", columnHead("Date")), named("type", columnHead("Kind")),
                Column(head: columnHead("For")) { target($0["parent_id"], kind: $0["type"]) },
            ]
        case "segments":
            [
                named("name", columnHead("Name")),
                Column(head: columnHead("Made from")) { row in
                    group {
                        if let id = Int64(row["activity_id"]) {
                            link("/activity/\(id)", "activity \(id)")
                        } else {
                            "–"
                        }
                    }
                },
            ]
        case "starred_segments":
            [date("date", columnHead("Starred")), segment("segment_id", columnHead("Segment"))]
        default: nil
        }
    }

    // MARK: Columns

    private static func named(_ column: String, _ head: Markup) -> Column {
        Column(head: head) { text($0[column]) }
    }

    private static func date(_ column: String, _ head: Markup) -> Column {
        Column(head: head, isDate: true) { text($0[column]) }
    }

    private static func segment(_ column: String, _ head: Markup) -> Column {
        Column(head: head) { row in
            group {
                if let id = Int64(row[column]) {
                    tag(
                        "a",
                        [
                            "href": "https://www.strava.com/segments/\(id)", "rel": "noreferrer",
                        ]
                    ) { "segment \(id)" }
                } else {
                    "–"
                }
            }
        }
    }

    /// What a reaction was for; on Strava, because most are somebody else's.
    private static func target(_ id: String, kind: String) -> Markup {
        guard let number = Int64(id), kind.lowercased() == "activity" else {
            return text([kind, id].filter { !$0.isEmpty }.joined(separator: " "))
        }
        return tag(
            "a",
            ["href": "https://www.strava.com/activities/\(number)", "rel": "noreferrer"]
        ) { "activity \(number)" }
    }

    /// A cell with its line breaks.
    private static func text(_ text: String) -> Markup {
        let lines = text.split(whereSeparator: \.isNewline)
        guard lines.count > 1 else {
            return tag("span", ["dir": "auto"]) { text.isEmpty ? "–" : text }
        }
        return tag("span", ["dir": "auto"]) {
            for (index, line) in lines.enumerated() {
                if index > 0 { void("br") }
                String(line)
            }
        }
    }

    /// The name of a table among several; of unknown ones the file's.
    static func title(of name: String) -> Markup {
        group {
            switch name {
            case "global_challenges": "Challenges"
            case "group_challenges": "Group challenges"
            case "memberships": "Clubs that you joined"
            case "clubs": "Clubs that you own"
            case "reactions": "Kudos and other reactions"
            case "kudos": "Kudos, in an older export"
            case "segments": "Segments that you made"
            case "starred_segments": "Starred segments"
            case "local_legend_segments": "Local legend segments"
            case "following": "Whom you follow"
            case "followers": "Who follows you"
            case "favorites": "Favourites"
            default: name.replacing("_", with: " ").capitalizedFirst
            }
        }
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

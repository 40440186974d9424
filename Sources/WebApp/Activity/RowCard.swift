import Storage
import WebServer

/// Everything that the export says of an activity, as it wrote it, unknown columns included.
enum RowCard {
    static func markup(_ cells: [ExportCell]) -> Markup? {
        guard !cells.isEmpty else { return nil }
        return tag("section", ["class": "card row"]) {
            tag("details") {
                tag("summary") { tag("h2") { "Everything else the export says" } }
                tag("p", ["class": "faint"]) {
                    "The row of activities.csv as it stands there, without its empty cells."
                }
                tag("dl", ["class": "pairs"]) {
                    for cell in cells {
                        tag("dt", ["dir": "auto"]) { cell.column }
                        tag("dd", ["dir": "auto"]) { cell.text }
                    }
                }
            }
        }
    }
}

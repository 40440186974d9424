import ActivityModel
import Ingest
import Reports
import Storage
import WebServer

/// What the recording says beyond samples and laps: lengths, sets, zones, devices and the like.
enum RecordingTables {
    /// Longer tables are folded.
    private static let openRows = 30

    static func markup(_ detail: ActivityDetail, _ units: Units) -> Markup {
        let wording = RecordingSection.Units(
            distance: { units.distance($0, decimals: 2) }, speed: { units.speed($0) },
            height: { units.height($0) })
        return group {
            facts(detail)
            for section in RecordingSection.all(detail, wording) { table(section) }
        }
    }

    /// Facts of the sessions, and the devices.
    private static func facts(_ detail: ActivityDetail) -> Markup? {
        let facts = RecordingFacts.pairs(detail)
        let devices = DeviceText.lines(detail.devices)
        guard !facts.isEmpty || !devices.isEmpty else { return nil }
        return tag("section", ["class": "card recording"]) {
            tag("h2") { "From the device" }
            tag("dl", ["class": "pairs"]) {
                for (label, value) in facts {
                    tag("dt") { Phrase(of: label) }
                    tag("dd") { Phrase(of: value) }
                }
                for device in devices {
                    tag("dt") { "Device" }
                    tag("dd") { device }
                }
            }
        }
    }

    private static func table(_ section: RecordingSection) -> Markup {
        let isOpen = section.rows.count <= openRows && section.key != RecordingSection.unreadKey
        return tag("section", ["class": "card"]) {
            tag("details", ["open": isOpen ? "" : nil]) {
                tag("summary") { tag("h2") { Phrase(of: section.title) } }
                tag("div", ["class": "scroll", "tabindex": "0"]) {
                    tag("table", ["class": "laps recording-\(section.key)"]) {
                        tableHead(section.columns.map { Phrase(of: $0.title) })
                        tag("tbody") {
                            for row in section.rows { cells(row, section.columns) }
                        }
                    }
                }
            }
        }
    }

    private static func cells(
        _ row: [String], _ columns: [RecordingSection.Column]
    ) -> Markup {
        tag("tr") {
            for (index, cell) in row.enumerated() {
                if index == 0 {
                    tag("th", ["scope": "row"]) { cell }
                } else {
                    tag("td", ["class": columns[index].isNumber ? "number" : nil]) { cell }
                }
            }
        }
    }
}

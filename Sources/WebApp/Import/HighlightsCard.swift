import ActivityModel
import Ingest
import Reports
import Storage
import WebServer

/// What it all adds up to, at the end of an import: the whole in a few figures, and the records.
enum HighlightsCard {
    static func markup(_ highlights: LibraryHighlights, _ context: RequestContext) -> Markup? {
        guard highlights.activities > 0 else { return nil }
        let units = context.choices.units
        return tag("section", ["class": "highlights"]) {
            tag("dl", ["class": "whole"]) {
                whole(
                    units.distance(highlights.distanceMetres, decimals: 0),
                    "in \(Format.count(Int(nearest: (highlights.movingSeconds / 3_600).rounded(.down)), "hour", "hours"))"
                )
                if let years = highlights.years {
                    let (begin, end) = (String(years.lowerBound), String(years.upperBound))
                    whole(
                        Format.count(years.count, "year", "years"),
                        begin == end ? Phrase(data: begin) : "from \(begin) to \(end)")
                }
                whole(
                    Format.count(highlights.activeDays, "active day", "active days"),
                    "with \(Format.count(highlights.activities, "activity", "activities"))")
            }
            if !highlights.records.isEmpty {
                tag("ul", ["class": "records"]) {
                    for record in highlights.records {
                        tag("li") {
                            tag("span", ["class": "faint"]) { label(record.kind) }
                            tag("strong") { value(record, units) }
                            tag("a", ["href": "/activity/\(record.activity)", "dir": "auto"]) {
                                record.name.isEmpty ? "\(record.activity)" : record.name
                            }
                        }
                    }
                }
            }
        }
    }

    private static func whole(_ figure: String, _ note: Phrase) -> Markup {
        tag("div") {
            tag("dt") { note }
            tag("dd") { figure }
        }
    }

    private static func label(_ kind: LibraryHighlights.Record.Kind) -> Phrase {
        switch kind {
        case .distance: "Farthest"
        case .ascent: "Highest climb"
        case .duration: "Longest"
        }
    }

    private static func value(_ record: LibraryHighlights.Record, _ units: Units) -> String {
        switch record.kind {
        case .distance: units.distance(record.value)
        case .ascent: units.height(record.value)
        case .duration: Format.duration(record.value)
        }
    }
}

import ExportArchive
import TestSupport

/// The layouts of `activities.csv` over the years, and an invented row for each.
enum Layouts {
    /// Where the columns stand that decide everything, for a number of columns.
    struct Places {
        var filename: Int
        var gear: Int
        var commute: Int
        var elapsedAgain: Int?
        var moving: Int?
        var distance: Int?
        var media: Int?
    }

    /// The number of columns of every layout that Strava wrote.
    static let widths = [10, 11, 72, 77, 78, 79, 80, 83, 84, 87, 92, 94, 99, 101, 103]

    /// The places, as counted in real tables.
    static func places(_ width: Int) -> Places {
        switch width {
        case 10: Places(filename: 9, gear: 8, commute: 7)
        case 11: Places(filename: 10, gear: 9, commute: 8)
        case 72...80:
            Places(filename: 10, gear: 9, commute: 8, elapsedAgain: 13, moving: 14, distance: 15)
        case 83...84:
            Places(filename: 11, gear: 10, commute: 9, elapsedAgain: 14, moving: 15, distance: 16)
        default:
            Places(
                filename: 12, gear: 11, commute: 9, elapsedAgain: 15, moving: 16, distance: 17,
                media: width > 85 ? width - 1 : nil)
        }
    }

    /// The English header of a number of columns.
    static func header(_ width: Int) -> [String] {
        var labels = HeaderLines.english103.split(separator: ",").map(String.init)
        func drop(_ names: String...) {
            for name in names {
                if let place = labels.lastIndex(of: name) { labels.remove(at: place) }
            }
        }
        func dropFirst(_ name: String) {
            if let place = labels.firstIndex(of: name) { labels.remove(at: place) }
        }
        if width < 103 { drop("Total Sets", "Total Reps") }
        if width < 101 { drop("With Kid", "Downhill Distance") }
        if width < 99 { drop("Recovery", "With Pet", "Competition", "Long Run", "For a Cause") }
        if width < 94 { drop("Timer Time", "Total Cycles") }
        if width < 92 {
            drop(
                "Carbon Saved", "Pool Length", "Training Load", "Intensity",
                "Average Grade Adjusted Pace")
        }
        if width < 87 { drop("Activity Private Note", "Total Steps", "Media") }
        if width < 84 { drop("Activity Count") }
        if width < 83 {
            drop("Newly Explored Distance", "Newly Explored Dirt Distance")
            dropFirst("Max Heart Rate")
        }
        if width < 80 { drop("Dirt Distance") }
        if width < 79 { drop("Average Elapsed Speed") }
        if width < 78 { drop("Flagged") }
        if width < 77 { drop("Type", "Start Time", "Jump Count", "Total Grit", "Average Flow") }
        if width < 72 { labels.removeLast(labels.count - 11) }
        if width < 11 { drop("Relative Effort") }
        return labels
    }

    /// An invented run of 9,440.5 m in an hour, as a row of a layout in a language.
    static func row(width: Int, language: ExportLanguage, id: String = "1001") -> [String?] {
        let places = places(width)
        var cells: [String?] = Array(repeating: nil, count: width)
        let words: (date: String, type: String, distance: String) =
            switch language {
            case .german: ("12.09.2018, 15:02:23", "Lauf", "9,44")
            case .dutch: ("12 sep. 2018 15:02:23", "Hardloopsessie", "9,44")
            case .latinAmericanSpanish:
                ("12 sep 2018, 3:02:23\u{202F}p.m.", "Carrera", "9.44")
            case .french: ("12 sept. 2018 à 15:02:23", "Course à pied", "9,44")
            default: ("Sep 12, 2018, 3:02:23 PM", "Run", "9.44")
            }
        cells[0] = id
        cells[1] = words.date
        cells[2] = "Lunch"
        cells[3] = words.type
        cells[4] = ""
        cells[5] = "3600"
        cells[6] = words.distance
        cells[places.commute] = "false"
        cells[places.gear] = "Old shoes"
        cells[places.filename] = "activities/77.fit.gz"
        if let place = places.elapsedAgain { cells[place] = "3600.0" }
        if let place = places.moving { cells[place] = "3500.0" }
        if let place = places.distance { cells[place] = "9440.5" }
        if let place = places.media { cells[place] = "media/a.jpg" }
        return cells
    }
}

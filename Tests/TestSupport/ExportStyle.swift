/// How Strava wrote `activities.csv` at some time in some language: the header, which column stands
/// where, and how dates, sports and the display distance are worded.
public struct ExportStyle: Sendable {
    /// How a start is written; always UTC.
    public enum DateShape: Sendable, CaseIterable {
        /// `2018-09-12 15:02:23`, until June 2019.
        case plain
        /// `Sep 12, 2018, 3:02:23 PM`.
        case american
        /// `12 Sep 2018, 15:02:23`.
        case british
        /// `12.09.2018, 15:02:23`.
        case german
        /// `12 sep. 2018 15:02:23`, 2020.
        case dutchDotted
        /// `12 sep 2018, 15:02:23`, 2025.
        case dutch
        /// `12 sep 2018, 3:02:23 p.m.` with a narrow no-break space.
        case spanish
        /// `12 sept. 2018 à 15:02:23`.
        case french
    }

    /// The header's cells.
    public var header: [String]
    /// For each header cell the column of the newest layout that it is; beyond them blank cells.
    public var columns: [Int]
    /// How starts are written.
    public var dates: DateShape
    /// Sports by their English display names; others stay English.
    public var sports: [String: String] = [:]
    /// Whether the display distance has a decimal comma.
    public var hasDecimalComma = false
    /// Whether the only distance is in metres, as in 2018.
    public var hasMetresOnly = false

    /// A style with a header of its own, whose columns are those of the layout with as many.
    public init(header: [String], dates: DateShape) {
        self.header = header
        self.dates = dates
        let layout = Self.widths.contains(header.count) ? header.count : 103
        columns = Array(Self.columns(layout).prefix(header.count))
    }

    /// How many columns the layouts of all years have.
    public static let widths = [10, 11, 72, 77, 78, 79, 80, 83, 84, 87, 92, 94, 99, 101, 103]

    /// The columns, by their place in the newest layout, of the layout with `width` of them.
    public static func columns(_ width: Int) -> [Int] {
        (0..<103).filter { firstWidth($0) <= width }
    }

    /// The width of the first layout that had a column.
    private static func firstWidth(_ column: Int) -> Int {
        switch column {
        case 8: 11
        case 44, 45, 76...78: 77
        case 79: 78
        case 80: 79
        case 81: 80
        case 7, 82, 83: 83
        case 84: 84
        case 10, 85, 102: 87
        case 86...90: 92
        case 91, 92: 94
        case 93...97: 99
        case 98, 99: 101
        case 100, 101: 103
        case 13...75: 72
        default: 10
        }
    }

    /// Writes starts in a shape of its own; else ``dates`` says how.
    public var writeDate: (@Sendable (Int64) -> String)?

    /// A moment as the style writes it.
    public func date(_ seconds: Int64) -> String {
        if let writeDate { return writeDate(seconds) }
        let time = CivilTime(seconds)
        let clock = time.time
        let half = "\(time.hour % 12 == 0 ? 12 : time.hour % 12)" + clock.dropFirst(2)
        func month(_ names: String) -> String {
            String(names.split(separator: " ")[time.month - 1])
        }
        let english = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
        let dutch = "jan feb mrt apr mei jun jul aug sep okt nov dec"
        let spanish = "ene feb mar abr may jun jul ago sep oct nov dic"
        let french = "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc."
        return switch dates {
        case .plain: "\(time.date) \(clock)"
        case .american:
            "\(month(english)) \(time.day), \(time.year), \(half) \(time.hour < 12 ? "AM" : "PM")"
        case .british: "\(time.day) \(month(english)) \(time.year), \(clock)"
        case .german:
            "\(CivilTime.two(time.day)).\(CivilTime.two(time.month)).\(time.year), \(clock)"
        case .dutchDotted:
            "\(time.day) \(month(dutch))\(time.month == 5 ? "" : ".") \(time.year) \(clock)"
        case .dutch: "\(time.day) \(month(dutch)) \(time.year), \(clock)"
        case .spanish:
            "\(time.day) \(month(spanish)) \(time.year), \(half)\u{202F}"
                + (time.hour < 12 ? "a.m." : "p.m.")
        case .french: "\(time.day) \(month(french)) \(time.year) à \(clock)"
        }
    }
}

extension ExportStyle {
    /// English of the United States, 103 columns.
    public static let newest = english(103)

    /// English of the United States with as many columns as some year had.
    public static func english(_ width: Int) -> ExportStyle {
        let labels = HeaderLines.english103.split(separator: ",").map(String.init)
        return ExportStyle(header: columns(width).map { labels[$0] }, dates: .american)
    }

    /// The words that the header of 2018 used.
    public static var original: ExportStyle {
        var style = ExportStyle(
            header: "id,date,name,type,description,elapsed_time,distance,commute,gear,filename"
                .split(separator: ",").map(String.init), dates: .plain)
        style.hasMetresOnly = true
        return style
    }

    /// British English of 2024: the header is the American one.
    public static var british: ExportStyle {
        ExportStyle(header: english(92).header, dates: .british)
    }

    /// German of 2025.
    public static var german: ExportStyle {
        localised(
            HeaderLines.german99, .german, comma: true,
            [
                "Run": "Lauf", "Ride": "Radfahrt", "Swim": "Schwimmen", "Workout": "Training",
                "Walk": "Spaziergang",
            ])
    }

    /// Dutch of 2020, 72 columns.
    public static var dutch2020: ExportStyle {
        localised(HeaderLines.dutch72, .dutchDotted, comma: true, dutchSports)
    }

    /// Dutch of 2025, 99 columns.
    public static var dutch: ExportStyle {
        localised(HeaderLines.dutch99, .dutch, comma: true, dutchSports)
    }

    /// Latin American Spanish of 2026.
    public static var spanish: ExportStyle {
        localised(
            HeaderLines.spanish103, .spanish, comma: false,
            [
                "Run": "Carrera", "Ride": "Vuelta ciclista", "Workout": "Entrenamiento",
                "Walk": "Caminata", "Swim": "Natación",
            ])
    }

    /// French: the columns whose words are known, then invented ones.
    public static var french: ExportStyle {
        let known = HeaderLines.french21.split(separator: ",").map(String.init)
        var style = ExportStyle(
            header: known + (known.count..<103).map { "Colonne \($0)" }, dates: .french)
        style.hasDecimalComma = true
        style.sports = [
            "Run": "Course à pied", "Ride": "Vélo", "Swim": "Natation", "Walk": "Marche",
            "Workout": "Entraînement",
        ]
        return style
    }

    /// A language that nobody has told the words of.
    public static var unknown: ExportStyle {
        ExportStyle(header: (0..<103).map { "Kolumna \($0)" }, dates: .plain)
    }

    private static let dutchSports = [
        "Run": "Hardloopsessie", "Ride": "Fietsrit", "Swim": "Zwemmen", "Workout": "Training",
        "Walk": "Wandeling",
    ]

    private static func localised(
        _ line: String, _ dates: DateShape, comma: Bool, _ sports: [String: String]
    ) -> ExportStyle {
        var style = ExportStyle(header: line.split(separator: ",").map(String.init), dates: dates)
        style.hasDecimalComma = comma
        style.sports = sports
        return style
    }
}

import ActivityModel
import Foundation
import Ingest
import Storage
import TestSupport
import Testing

/// One account's rows in every layout and language: the library must not show which it was.
struct LanguageTests {
    /// Five activities, of sports whose display distance differs.
    private static var rows: [ExportBuilder.Row] {
        let start = CivilTime.seconds(2018, 9, 12, 15, 2, 23)
        let names = ["Lunch", "Täler, \"Höhen\"", "Basin", "Stretching 🧘", "To the lighthouse"]
        let sports = ["Run", "Ride", "Swim", "Workout", "Walk"]
        let distances = [944_050, 6_637_420, 125_000, 0, 100_000]
        return names.indices.map { index in
            var row = ExportBuilder.Row(
                Int64(1_001 + index), at: start + Int64(index) * 5_000_000, names[index],
                sports[index], elapsed: 3_600 + index, centimetres: distances[index],
                file: index == 3 ? nil : "activities/\(77 + index).gpx.gz")
            row.gear = "Old shoes"
            row.description = "one\ntwo, \"three\""
            row.isCommute = index == 4
            return row
        }
    }

    private static func export(_ style: ExportStyle) -> ExportBuilder {
        var export = ExportBuilder()
        export.style = style
        for (index, row) in rows.enumerated() {
            let track = InventedTrack(
                seed: UInt64(index + 1), start: row.start ?? 0, samples: 20)
            export.add(
                row,
                row.file == nil
                    ? nil : GzipBuilder.gzip(track.gpx(creator: "Lantern Connect").bytes))
        }
        return export
    }

    /// What a library says of an activity, but for the word of its language.
    private func facts(_ activity: ActivityListing, hasExactDistance: Bool) -> [String] {
        [
            "\(activity.id)", activity.name, activity.sportType ?? "–",
            "\(activity.start?.description ?? "–")", "\(activity.elapsedSeconds ?? -1)",
            hasExactDistance
                ? "\(activity.distanceMetres ?? -1)"
                : "\(Int((activity.distanceMetres ?? -1) / 10))",
            activity.gear ?? "–", activity.file ?? "–", "\(activity.samples)",
            activity.outcome.rawValue,
        ]
    }

    private func expectSame(_ style: ExportStyle, _ comment: Comment? = nil) throws {
        let library = try Importing()
        let report = try library.run(Self.export(style))
        #expect(report.activities.new == 5, comment)
        #expect(report.files.failed == 0 && report.files.missing == 0, comment)
        let reference = try Importing()
        try reference.run(Self.export(.newest))
        // Where there is no column of metres, the display distance has them in tens.
        let isExact = style.columns.contains(17) || style.hasMetresOnly
        let expected = try reference.activities().map { facts($0, hasExactDistance: isExact) }
        #expect(
            try library.activities().map { facts($0, hasExactDistance: isExact) } == expected,
            comment)
    }

    @Test(arguments: ExportStyle.widths.filter { $0 > 10 })
    func `English of every year gives the same activities`(width: Int) throws {
        try expectSame(.english(width))
    }

    @Test(arguments: [
        ("original", ExportStyle.original), ("British", .british), ("German", .german),
        ("Dutch of 2020", .dutch2020), ("Dutch", .dutch), ("Spanish", .spanish),
        ("French", .french),
    ])
    func `every language gives the same activities`(name: String, style: ExportStyle) throws {
        try expectSame(style)
    }

    @Test func `an unknown language gives the same activities and says that it is one`() throws {
        try expectSame(.unknown)
        let library = try Importing()
        let report = try library.run(Self.export(.unknown))
        #expect(report.issues[.csvUnknownLanguage] == 1)
        #expect(report.exports.first?.language == nil)
    }

    @Test(.enabled(if: Fixtures.headers != nil, "no header files at WAYMARK_HEADERS"))
    func `every header file collected gives the same activities`() throws {
        let folder = try #require(Fixtures.headers)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".csv") }.sorted()
        #expect(files.count >= 24)
        for file in files {
            let line = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            try expectSame(style(of: file, cells(line)), Comment(rawValue: file))
        }
    }

    /// A style with somebody else's header, in the language that the file's name tells.
    private func style(of file: String, _ header: [String]) -> ExportStyle {
        if file.contains("2018") { return .original }
        let known: ExportStyle
        switch file.prefix(2) {
        case "de": known = .german
        case "nl": known = file.contains("2020") ? .dutch2020 : .dutch
        case "es": known = .spanish
        case "fr": known = .french
        default: known = file.hasPrefix("en-GB") ? .british : .newest
        }
        var style = ExportStyle(header: header, dates: known.dates)
        style.sports = known.sports
        style.hasDecimalComma = known.hasDecimalComma
        return style
    }

    /// The cells of a header line, some of which are quoted.
    private func cells(_ line: String) -> [String] {
        var cells = [""]
        var isQuoted = false
        var wasQuote = false
        for character in line where character != "\n" && character != "\r\n" {
            if character == "\"" {
                if wasQuote { cells[cells.count - 1].append("\"") }
                wasQuote = isQuoted && !wasQuote
                isQuoted.toggle()
                continue
            }
            wasQuote = false
            if character == ",", !isQuoted {
                cells.append("")
            } else {
                cells[cells.count - 1].append(character)
            }
        }
        return cells
    }
}

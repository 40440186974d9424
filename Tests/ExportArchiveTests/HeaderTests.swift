import ActivityModel
import Bytes
import Foundation
import Testing
import TestSupport

@testable import ExportArchive

@Suite("Headers of activities.csv") struct HeaderTests {
    /// Reads the invented row of a layout under a header and checks that it means what it should.
    func check(
        _ header: [String], language: ExportLanguage, row width: Int? = nil,
        _ comment: Comment? = nil
    ) throws {
        var cells = Layouts.row(width: width ?? header.count, language: language)
        if cells.count > header.count { cells.removeLast(cells.count - header.count) }
        let table = withBytes(of: CSVBuilder(header: header).adding(cells).bytes) {
            ActivitiesTable($0)
        }
        let row = try #require(table.rows.first, comment)
        #expect(row.id == 1001, comment)
        #expect(row.start == ExportDateTests.afternoon, comment)
        #expect(row.name == "Lunch", comment)
        #expect(row.sport == .run, comment)
        #expect(row.fileReference == .path("activities/77.fit.gz"), comment)
        #expect(row.elapsedSeconds == 3_600, comment)
        #expect(row.distanceMetres == (header.count > 11 ? 9_440.5 : 9_440), comment)
        #expect(row.commute == false, comment)
        #expect(row.gearName == "Old shoes", comment)
        #expect(row.movingSeconds == (header.count > 11 ? 3_500 : nil), comment)
        #expect(row.media == (header.count > 86 ? ["media/a.jpg"] : []), comment)
        #expect(table.language == language, comment)
        let expected: [IssueCode] = language == .unknown ? [.csvUnknownLanguage] : []
        #expect(table.issues.map(\.code) == expected, comment)
    }

    @Test(arguments: Layouts.widths)
    func `an English table of any year means the same`(_ width: Int) throws {
        let header = Layouts.header(width)
        try #require(header.count == width)
        try check(header, language: .english)
    }

    @Test(arguments: [
        (HeaderLines.german99, ExportLanguage.german), (HeaderLines.dutch72, .dutch),
        (HeaderLines.dutch99, .dutch), (HeaderLines.spanish103, .latinAmericanSpanish),
        (HeaderLines.english103, .english),
    ])
    func `a table in any known language means the same`(
        _ line: String, _ language: ExportLanguage
    ) throws {
        try check(line.split(separator: ",").map(String.init), language: language)
    }

    @Test func `the beginning of a French table is enough`() throws {
        let header = HeaderLines.french21.split(separator: ",").map(String.init)
        try check(header, language: .french, row: 103)
    }

    @Test func `a French table of full width is read by name, then by position`() throws {
        let names = HeaderLines.french21.split(separator: ",").map(String.init)
        let header = names + (names.count..<103).map { "Colonne \($0)" }
        try check(header, language: .french)
    }

    @Test(arguments: Layouts.widths.filter { $0 > 10 })
    func `a table in an unknown language is read by position`(_ width: Int) throws {
        try check((0..<width).map { "Kolumna \($0)" }, language: .unknown)
    }

    @Test(arguments: [3, 8, 20, 60, 101, 102])
    func `a new column anywhere is kept apart and shifts nothing`(_ place: Int) throws {
        var header = Layouts.header(103)
        var cells = Layouts.row(width: 103, language: .english)
        header.insert("Brand New", at: place)
        cells.insert("5", at: place)
        let table = withBytes(of: CSVBuilder(header: header).adding(cells).bytes) {
            ActivitiesTable($0)
        }
        let row = try #require(table.rows.first)
        #expect(row.distanceMetres == 9_440.5)
        #expect(row.fileReference == .path("activities/77.fit.gz"))
        #expect(row.media == ["media/a.jpg"])
        #expect(table.columns.map { $0 == nil ? "new" : "" }.firstIndex(of: "new") == place)
        #expect(
            table.issues == [
                ImportIssue(
                    .csvUnknownColumn, "column \(place + 1) of 104",
                    at: .row(0, column: "Brand New"), file: "activities.csv")
            ])
    }

    @Test(arguments: [102, 103])
    func `a new column before Media is kept apart in an unknown language too`(
        _ place: Int
    ) throws {
        var cells = Layouts.row(width: 103, language: .english)
        cells.insert("5", at: 102)
        let header = (0..<104).map { "Kolumna \($0)" }
        let table = withBytes(of: CSVBuilder(header: header).adding(cells).bytes) {
            ActivitiesTable($0)
        }
        let row = try #require(table.rows.first)
        #expect(row.distanceMetres == 9_440.5)
        #expect(row.media == ["media/a.jpg"])
        #expect(table.columns[102] == nil)
        #expect(table.columns[103] == .media)
    }

    @Test func `a new column before the file name shows by the cells in an unknown language`()
        throws
    {
        var cells = Layouts.row(width: 103, language: .english)
        cells.insert("x", at: 11)
        let header = (0..<104).map { "Kolumna \($0)" }
        let table = withBytes(of: CSVBuilder(header: header).adding(cells).bytes) {
            ActivitiesTable($0)
        }
        let row = try #require(table.rows.first)
        #expect(row.fileReference == .path("activities/77.fit.gz"))
        #expect(row.distanceMetres == 9_440.5)
    }

    @Test func `known names in another order go by name`() throws {
        let header = Layouts.header(103)
        let cells = Layouts.row(width: 103, language: .english)
        let table = withBytes(
            of: CSVBuilder(header: header.reversed()).adding(cells.reversed()).bytes
        ) { ActivitiesTable($0) }
        let row = try #require(table.rows.first)
        #expect(row.id == 1001)
        #expect(row.name == "Lunch")
        #expect(row.fileReference == .path("activities/77.fit.gz"))
        #expect(row.movingSeconds == 3_500)
    }

    @Test(arguments: [
        "translation missing: en-GB.lib.export.portability_exporter.activities.", "span",
    ])
    func `labels without a translation are known all the same`(_ prefix: String) throws {
        var header = Layouts.header(80)
        for (place, label) in [
            (42, "Type"), (43, "Start Time"), (74, "Jump Count"), (75, "Total Grit"),
            (76, "Avg Flow"), (77, "Flagged"), (78, "Avg Elapsed Speed"), (79, "Dirt Distance"),
        ] {
            let key = label.lowercased().split(separator: " ").joined(separator: "_")
            let path = "translation missing: en-US.lib.export.activities.horton_values.\(key)"
            header[place] =
                prefix == "span"
                ? "<span class=\"translation_missing\" title=\"\(path)\">\(label)</span>"
                : prefix + "horton_values." + key
        }
        try check(header, language: .english)
    }

    @Test func `the two of a pair are told apart in every layout that has one of them`() throws {
        let table = withBytes(of: CSVBuilder(header: Layouts.header(77)).bytes) {
            ActivitiesTable($0)
        }
        #expect(table.columns[28] == .maxHeartRateAgain)
        #expect(table.columns[7] == .relativeEffort)
        #expect(table.columns[35] == .relativeEffortAgain)
        #expect(table.columns[66] == .bike)
        let newer = withBytes(of: CSVBuilder(header: Layouts.header(83)).bytes) {
            ActivitiesTable($0)
        }
        #expect(newer.columns[7] == .maxHeartRate)
        #expect(newer.columns[29] == .maxHeartRateAgain)
        #expect(newer.columns[67] == .bike)
    }

    @Test func `an issue shows a label without its control characters, and not all of a long one`()
    {
        let long = String(repeating: "x", count: 70)
        let header = Layouts.header(10) + ["Wind\n(\u{1B}[31mkm/h)", "\u{202E}" + long]
        let table = withBytes(of: CSVBuilder(header: header).bytes) { ActivitiesTable($0) }
        #expect(
            table.issues.map(\.position) == [
                .row(0, column: "Wind ( [31mkm/h)"), .row(0, column: " " + long.prefix(59) + "…"),
            ])
    }

    @Test func `keys of columns are unique`() {
        #expect(Set(ActivityColumn.allCases.map(\.key)).count == 103)
        #expect(ActivityColumn.distance.key == "distance")
        #expect(ActivityColumn.uvIndex.key == "uv_index")
        #expect(ActivityColumn.weatherOzone.rawValue == 75)
        #expect(ActivityColumn.media.rawValue == 102)
    }

    @Test(
        .enabled(if: Fixtures.headers != nil, "no header files at WAYMARK_HEADERS"))
    func `every header file collected means the same`() throws {
        let folder = try #require(Fixtures.headers)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".csv") }.sorted()
        #expect(files.count >= 24)
        for file in files {
            let bytes = [UInt8](try Data(contentsOf: folder.appending(path: file)))
            let header = withBytes(of: bytes) { bytes in
                var reader = CSVReader(bytes)
                return reader.next() ? reader.texts() : []
            }
            if file.contains("2018") {
                try checkOriginal(header)
                continue
            }
            let tag = file.hasPrefix("es-419") ? "es-419" : String(file.prefix(2))
            try check(
                header, language: ExportLanguage(rawValue: tag),
                row: Layouts.widths.contains(header.count) ? nil : 103, Comment(rawValue: file))
        }
    }

    private func checkOriginal(_ header: [String]) throws {
        var cells = Layouts.row(width: 10, language: .english)
        cells[6] = "9440.5"
        let table = withBytes(of: CSVBuilder(header: header).adding(cells).bytes) {
            ActivitiesTable($0)
        }
        let row = try #require(table.rows.first)
        #expect(row.distanceMetres == 9_440.5)
        #expect(row.elapsedSeconds == 3_600)
        #expect(row.fileReference == .path("activities/77.fit.gz"))
        #expect(table.issues.isEmpty)
    }
}

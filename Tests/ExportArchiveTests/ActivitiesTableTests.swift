import ActivityModel
import Bytes
import Testing
import TestSupport

@testable import ExportArchive

@Suite("activities.csv") struct ActivitiesTableTests {
    /// A row of the layout of 2019 and 2020 (11 columns).
    static func eleven(
        id: String = "1001", date: String = "Sep 12, 2018, 3:02:23 PM", type: String = "Run",
        distance: String? = "9.44", file: String? = "activities/77.fit.gz"
    ) -> [String?] {
        [id, date, "Lunch", type, "", "3600", distance, "12", "false", "Old shoes", file]
    }

    static let header2020 =
        "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,"
        + "Distance,Relative Effort,Commute,Activity Gear,Filename"

    func table(_ builder: CSVBuilder) -> ActivitiesTable {
        withBytes(of: builder.bytes) { ActivitiesTable($0) }
    }

    @Test func `a row of 2018 has metres and a date without a language`() throws {
        let builder = CSVBuilder(
            headerLine: "id,date,name,type,description,elapsed_time,distance,commute,gear,filename"
        ).adding([
            "1001", "2018-09-12 15:02:23", "Lunch", "Ride", "", "3600", "25000.5", "true", "Bike",
            "activities/1001.gpx",
        ])
        let table = table(builder)
        let row = try #require(table.rows.first)
        #expect(row.distanceMetres == 25_000.5)
        #expect(row.start == ExportDateTests.afternoon)
        #expect(row.commute == true)
        #expect(row.gearName == "Bike")
        #expect(table.issues == [])
    }

    static let distances: [(String, String, Double)] = [
        ("Run", "9.44", 9_440), ("Run", "9,44", 9_440), ("Run", "0", 0), ("Ride", "66,37", 66_370),
        ("Ride", "1,234.56", 1_234_560), ("Ride", "1.234,56", 1_234_560),
        ("Swim", "1,250", 1_250), ("Zwemmen", "1.500", 1_500), ("Natation", "1\u{202F}500", 1_500),
        ("Swim", "750", 750), ("Rowing", "2,000", 2_000), ("Sail", "15.9", 29_446.8),
        ("Windsurf", "8,1", 15_001.2), ("Kitesurf", "12.30", 12_300),
        // The sport is unknown: the decimals tell.
        ("Plavání", "1,250", 1_250), ("Běh", "9,44", 9_440), ("Jachting", "15,9", 29_446.8),
    ]

    @Test(arguments: distances)
    func `the distance for people becomes metres`(
        _ type: String, _ text: String, _ metres: Double
    ) throws {
        let builder = CSVBuilder(headerLine: Self.header2020)
            .adding(Self.eleven(type: type, distance: text))
        let row = try #require(table(builder).rows.first)
        #expect(try abs(#require(row.distanceMetres) - metres) < 1e-6)
        #expect(row.displayDistance == text)
    }

    @Test func `a blank distance is none`() throws {
        let builder = CSVBuilder(headerLine: Self.header2020).adding(Self.eleven(distance: nil))
        let table = table(builder)
        #expect(try #require(table.rows.first).distanceMetres == nil)
        #expect(table.issues == [])
    }

    @Test(
        arguments: [
            (nil, .none), ("#error#", .error),
            ("activities/5.bin.gz", .path("activities/5.bin.gz")),
            ("activities/5.fit", .path("activities/5.fit")),
            (" activities/5.gpx", .path("activities/5.gpx")),
        ] as [(String?, FileReference)])
    func `a file name is a path, an error or nothing`(
        _ cell: String?, _ reference: FileReference
    ) throws {
        let builder = CSVBuilder(headerLine: Self.header2020).adding(Self.eleven(file: cell))
        let table = table(builder)
        #expect(try #require(table.rows.first).fileReference == reference)
        #expect(table.issues == [])
    }

    @Test(arguments: [
        ("", []), ("|", []), ("media/a.jpg", ["media/a.jpg"]), ("|media/a.jpg", ["media/a.jpg"]),
        ("media/a.jpg|media/b.mp4", ["media/a.jpg", "media/b.mp4"]),
        ("media/a.jpg||media/b.mp4|", ["media/a.jpg", "media/b.mp4"]),
    ])
    func `empty slots among the media are dropped`(_ cell: String, _ paths: [String]) throws {
        var cells = Layouts.row(width: 103, language: .english)
        cells[102] = cell
        let table = table(CSVBuilder(header: Layouts.header(103)).adding(cells))
        #expect(try #require(table.rows.first).media == paths)
    }

    @Test(arguments: [
        "two\nlines", "two\r\nlines", "a \"quoted\" word, and a comma", " edge spaces ", "🚴🏽 東京",
        String(repeating: "x\n\"y\", ", count: 9_000),
    ])
    func `a description survives as written`(_ text: String) throws {
        var cells = Layouts.row(width: 103, language: .english)
        cells[4] = text
        cells[10] = text
        let builder = CSVBuilder(header: Layouts.header(103))
            .adding(cells).adding(Layouts.row(width: 103, language: .english, id: "1002"))
        let table = table(builder)
        #expect(table.rows.map(\.id) == [1001, 1002])
        #expect(table.rows[0].description == text)
        #expect(table.rows[0].privateNote == text)
        #expect(table.issues == [])
    }

    @Test func `rows keep their order, whichever it is`() {
        var builder = CSVBuilder(headerLine: Self.header2020)
        for id in ["1003", "1001", "1002"] { builder.add(Self.eleven(id: id)) }
        #expect(table(builder).rows.map(\.id) == [1003, 1001, 1002])
        #expect(table(builder).rows.map(\.rowNumber) == [1, 2, 3])
    }

    @Test func `two rows of one id are both kept and reported`() {
        let builder = CSVBuilder(headerLine: Self.header2020)
            .adding(Self.eleven()).adding(Self.eleven(type: "Ride"))
        let table = table(builder)
        #expect(table.rows.map(\.type) == ["Run", "Ride"])
        #expect(table.issues.map(\.code) == [.csvDuplicateIdentifier])
    }

    @Test func `what cannot be read becomes an issue and stays in the cells`() throws {
        var cells = Layouts.row(width: 103, language: .english)
        cells[1] = "some day"
        cells[3] = "Bog Snorkelling"
        cells[19] = "fast"
        let table = table(CSVBuilder(header: Layouts.header(103)).adding(cells))
        let row = try #require(table.rows.first)
        #expect(row.start == nil)
        #expect(row.sport == nil)
        #expect(row.type == "Bog Snorkelling")
        #expect(row[.averageSpeed] == nil)
        #expect(row.cells[1] == "some day")
        #expect(row.cells[19] == "fast")
        #expect(
            table.issues == [
                ImportIssue(
                    .csvNumber, "expected a number, found a text of 4 characters",
                    at: .row(1, column: "Average Speed"),
                    file: "activities.csv"),
                ImportIssue(
                    .csvUnknownType, "\"Bog Snorkelling\" first occurs here",
                    at: .row(1, column: "Activity Type"), file: "activities.csv"),
                ImportIssue(
                    .csvDate, "expected a date, found a text of 8 characters",
                    at: .row(1, column: "Activity Date"), file: "activities.csv"),
            ])
    }

    @Test func `a row without an id is left out and reported`() {
        var builder = CSVBuilder(headerLine: Self.header2020)
        for id in ["", "#error#", "1.23E+10", "-5", "0", "1002"] {
            builder.add(Self.eleven(id: id))
        }
        let table = table(builder)
        #expect(table.rows.map(\.id) == [1002])
        #expect(table.issues.map(\.code) == Array(repeating: .csvIdentifier, count: 5))
    }

    @Test func `rows of nothing but separators are none`() {
        let builder = CSVBuilder(headerLine: Self.header2020)
            .adding(Array(repeating: nil, count: 11)).adding(Self.eleven())
            .adding(Array(repeating: nil, count: 5))
        let table = table(builder)
        #expect(table.rows.map(\.rowNumber) == [2])
        #expect(table.issues == [])
    }

    @Test func `a row too short or too long is kept and reported`() {
        let builder = CSVBuilder(headerLine: Self.header2020)
            .adding(["1001", "Sep 12, 2018, 3:02:23 PM", "Lunch", "Run"])
            .adding(Self.eleven(id: "1002") + ["more"])
        let table = table(builder)
        #expect(table.rows.map(\.id) == [1001, 1002])
        #expect(table.rows.map(\.cells.count) == [4, 12])
        #expect(table.issues.map(\.code) == [.csvColumnCount, .csvColumnCount])
    }

    @Test func `a quote never closed costs one row`() {
        let text =
            Self.header2020 + "\n1001,\"Sep 12, 2018, 3:02:23 PM\",A,Run,\"open,1,1,1,false,g,\n"
            + "1002,\"Sep 12, 2018, 3:02:23 PM\",B,Run,,1,1.00,1,false,g,\n"
            + "1003,\"Sep 12, 2018, 3:02:23 PM\",C,Run,,1,1.00,1,false,g,\n"
        let table = withBytes(of: Array(text.utf8)) { ActivitiesTable($0) }
        #expect(table.rows.map(\.id) == [1001, 1002, 1003])
        #expect(Set(table.issues.map(\.code)) == [.csvMalformed, .csvColumnCount])
    }

    @Test func `a table re-saved by a spreadsheet is read`() throws {
        var builder = CSVBuilder(headerLine: Self.header2020).adding(
            Self.eleven(date: "12.09.2018 15:02").map { $0 == "false" ? "FALSE" : $0 })
        builder.lineEnd = "\r\n"
        builder.delimiter = ";"
        builder.hasByteOrderMark = true
        let table = table(builder)
        let row = try #require(table.rows.first)
        #expect(row.start == Timestamp(year: 2018, month: 9, day: 12, hour: 15, minute: 2))
        #expect(row.commute == false)
        #expect(table.issues == [])
    }

    @Test func `an empty table says so`() {
        let table = ActivitiesTable([UInt8]())
        #expect(table.rows.isEmpty)
        #expect(
            table.issues == [
                ImportIssue(
                    .csvMalformed, "the table is empty", file: "activities.csv", severity: .error)
            ])
    }

    @Test func `numbers come in their units`() throws {
        var cells = Layouts.row(width: 103, language: .english)
        let numbers: [ActivityColumn: String] = [
            .elevationLoss: "-120.5", .elevationGain: "118.0", .maxHeartRate: "181.0",
            .relativeEffort: "55", .humidity: "0.67", .commuteAgain: "1.0", .bike: "10370891.0",
            .gear: "8123457.0", .averageWatts: "201.25",
        ]
        for (column, text) in numbers { cells[column.rawValue] = text }
        cells[ActivityColumn.commute.rawValue] = nil
        cells[ActivityColumn.activityGear.rawValue] = " Road bike "
        let row = try #require(
            table(CSVBuilder(header: Layouts.header(103)).adding(cells)).rows.first)
        #expect(row[.descent] == 120.5)
        #expect(row.numbers[.elevationLoss] == -120.5)
        #expect(row[.ascent] == 118)
        #expect(row[.maximumHeartrate] == 181)
        #expect(row[.relativeEffort] == 55)
        #expect(row.numbers[.humidity] == 0.67)
        #expect(row.commute == true)
        #expect(row.bikeID == 10_370_891)
        #expect(row.gearID == 8_123_457)
        #expect(row.measures[.averageWatts] == 201.25)
        #expect(row.gearName == " Road bike ")
    }

    @Test func `a damaged table ends in rows and issues`() {
        let bytes = CSVBuilder(headerLine: Self.header2020)
            .adding(Self.eleven()).adding(Self.eleven(id: "1002", type: "Zwemmen")).bytes
        func check(_ bytes: [UInt8], _ what: String) {
            let table = withBytes(of: bytes) { ActivitiesTable($0) }
            #expect(table.rows.count <= 8, "\(what)")
            for issue in table.issues {
                let isPlain = issue.message.unicodeScalars.allSatisfy {
                    $0.properties.generalCategory != .control
                }
                #expect(isPlain && !issue.message.isEmpty, "\(what): \(issue.code)")
            }
        }
        Mutations.prefixes(of: bytes, check)
        Mutations.flippedBytes(of: bytes, masks: [0x01, 0x08, 0x40], check)
        Mutations.damagedBlocks(of: bytes, rounds: 500, seed: 20_261_121, check)
    }
}

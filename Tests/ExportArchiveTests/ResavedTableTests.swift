import ActivityModel
import Bytes
import Foundation
import TestSupport
import Testing

@testable import ExportArchive

/// What spreadsheet programs make of activities.csv when a person opens and saves it.
@Suite("Tables that a spreadsheet program saved") struct ResavedTableTests {
    private static let header =
        "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,"
        + "Distance,Max Heart Rate,Relative Effort,Commute,Activity Private Note,Activity Gear,"
        + "Filename,Athlete Weight,Bike Weight,Elapsed Time,Moving Time,Distance,Max Speed"

    private func cells(
        id: String = "1001", date: String = "Sep 12, 2018, 3:02:23 PM", name: String = "Lunch",
        type: String = "Run", effort: String = "1800.0", metres: String = "5120.4",
        speed: String = "4.25"
    ) -> [String] {
        [
            id, date, name, type, "", "1800", "5.12", "171.0", "", "false", "", "",
            "activities/1.gpx", "", "", effort, "1790.0", metres, speed,
        ]
    }

    private func table(_ lines: [String]) -> ActivitiesTable {
        withBytes(of: Array(lines.joined(separator: "\n").utf8)) {
            ActivitiesTable($0, expectsRows: true)
        }
    }

    /// A table with a delimiter, each cell quoted where it holds that.
    private func table(_ rows: [[String]], delimiter: String = ",") -> ActivitiesTable {
        let header = Self.header.split(separator: ",").map(String.init)
        return table(
            ([header] + rows).map { row in
                row.map { $0.contains(delimiter) ? "\"\($0)\"" : $0 }.joined(separator: delimiter)
            })
    }

    private let start = Timestamp(year: 2018, month: 9, day: 12, hour: 15, minute: 2, second: 23)

    @Test(arguments: [
        (";", "5120,4", "4,25"), (";", "5.120,4", "4,25"), ("\t", "5120,4", "4,25"),
        (",", "5120,4", "4,25"), (",", "5,120.4", "4.25"), (";", "5'120.4", "4.25"),
        ("\t", "5\u{202F}120,4", "4,25"), (";", "5120.4", "4.25"), ("|", "5120.4", "4.25"),
    ])
    func `decimal commas and thousands separators are read`(
        delimiter: String, metres: String, speed: String
    ) throws {
        let plain = table([cells(metres: metres, speed: speed)], delimiter: delimiter)
        let read =
            delimiter == "|"
            ? table(["sep=|"] + lines(cells(metres: metres, speed: speed), "|")) : plain
        let row = try #require(read.rows.first)
        #expect(row.distanceMetres == 5_120.4)
        #expect(row[.maximumSpeed] == 4.25)
        #expect(row[.maximumHeartrate] == 171)
        #expect(read.issues.allSatisfy { $0.severity == .note })
    }

    private func lines(_ cells: [String], _ delimiter: String) -> [String] {
        [
            Self.header.split(separator: ",").joined(separator: delimiter),
            cells.joined(separator: delimiter),
        ]
    }

    @Test func `a line sep= names the delimiter`() {
        #expect(table(["sep=;"] + lines(cells(), ";")).rows.map(\.id) == [1001])
        #expect(table(["\"sep=;\""] + lines(cells(), ";")).rows.map(\.id) == [1001])
    }

    @Test(
        arguments: [
            ("14567901234.0", 14_567_901_234), ("14,567,901,234", 14_567_901_234),
            ("14567901234,00", 14_567_901_234), (" 14567901234 ", 14_567_901_234),
            ("1.45679E+10", nil), ("1,45679E+10", nil), ("1.4567901234e10", nil),
            ("1234567890123450", nil), ("14567901234.5", nil), ("#######", nil),
        ] as [(String, Int64?)])
    func `an id is right in every digit, or refused with its cell`(id: String, value: Int64?) throws
    {
        let table = table([cells(id: id), cells(id: "1002")])
        #expect(table.rows.map(\.id) == [value, 1002].compactMap { $0 })
        guard value == nil else { return }
        let issue = try #require(table.issues.first)
        #expect(issue.code == .csvIdentifier && issue.severity == .error)
        #expect(issue.message.contains("\"\(id)\""))
    }

    @Test func `what is not an id is not shown, as it may be a description`() throws {
        let issue = try #require(table([cells(id: "Felt great at home")]).issues.first)
        #expect(issue.message == "expected a whole number above 0, found a text of 18 characters")
    }

    @Test(arguments: [
        "12.09.2018 15:02:23", "2018-09-12 15:02:23", "9/12/2018 3:02:23 PM",
        "43355.6266550926", "43355,6266550926", "12-Sep-18 15:02:23", "12. Sep 2018, 15:02:23",
        "Wednesday, September 12, 2018 3:02:23 PM", "2018/09/12 15:02:23",
    ])
    func `a date that a program wrote anew is read`(date: String) {
        // A second date that reads in one way only settles the order of day and month.
        let other = date.contains("/12/") ? "9/25/2018 3:02:23 PM" : date
        let table = table([cells(date: date), cells(id: "1002", date: other)])
        #expect(table.rows.first?.start == start)
        #expect(table.issues == [])
    }

    @Test func `the shape of an unreadable date is shown and its digits are not`() throws {
        let table = table([cells(date: "23h de 12/13/2018")])
        #expect(table.rows.map(\.id) == [1001])
        let issue = try #require(table.issues.first)
        #expect(issue.code == .csvDate)
        #expect(issue.message == "expected a date, found \"99h de 99/99/9999\"")
    }

    @Test func `UTF-16 is read, with its mark and without`() {
        let text = lines(cells(name: "Größe 🚴"), "\t").joined(separator: "\r\n")
        let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        for bytes in [[0xFF, 0xFE] + little, [0xFE, 0xFF] + big, little, big] {
            let table = withBytes(of: bytes) { ActivitiesTable($0) }
            #expect(table.rows.map(\.name) == ["Größe 🚴"])
            #expect(table.language == .english)
            #expect(table.issues == [])
        }
    }

    @Test func `empty columns and rows at the end are dropped`() {
        let table = table([
            Self.header + ",,,",
            cells().map { $0.contains(",") ? "\"\($0)\"" : $0 }
                .joined(separator: ",") + ",,,", ",,,,,,,,,,,,,,,,,,,,,",
        ])
        #expect(table.layout == 19)
        #expect(table.rows.map(\.id) == [1001])
        #expect(table.issues == [])
    }

    @Test func `a title above the header is dropped`() {
        let table = table([
            "activities", Self.header, cells(date: "2018-09-12 15:02:23").joined(separator: ","),
        ])
        #expect(table.rows.map(\.start) == [start])
        #expect(table.issues == [])
    }

    @Test func `a row without its quotation marks is put together again`() throws {
        let table = table([
            Self.header, cells(name: "Hills, then more hills").joined(separator: ","),
            cells(id: "1002", metres: "1,234.5").joined(separator: ","),
        ])
        let row = try #require(table.rows.first)
        #expect(row.name == "Hills, then more hills")
        #expect(row.start == start)
        #expect(row.distanceMetres == 5_120.4)
        #expect(table.issues.contains { $0.code == .csvMalformed && $0.severity == .warning })
        // The thousands of the second one could be cut in two ways: nothing of it is guessed.
        let second = try #require(table.rows.last)
        #expect(second.id == 1002)
        #expect(second.numbers.columns == [])
        #expect(table.issues.contains { $0.code == .csvMalformed && $0.severity == .error })
    }

    @Test func `no bytes and no rows are errors`() {
        for lines in [[""], [Self.header], [Self.header, ""]] {
            #expect(table(lines).issues.map(\.severity) == [.error])
        }
        let account = withBytes(of: Array(Self.header.utf8)) { ActivitiesTable($0) }
        #expect(account.issues == [])
    }
}

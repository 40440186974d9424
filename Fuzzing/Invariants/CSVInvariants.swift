import ActivityModel
import Bytes
@testable import ExportArchive

/// What the tables of an export guarantee for any bytes.
enum CSVInvariants {
    static func check(_ input: ByteSlice) {
        checkReader(input)
        check(ActivitiesTable(input))
        check(ExportTable(input, file: "table.csv"))
    }

    /// Rows written by the rules and read again are the same rows.
    private static func checkReader(_ input: ByteSlice) {
        var reader = CSVReader(input)
        var rows: [[String]] = []
        var canonical: [UInt8] = []
        while reader.next() {
            let row = reader.texts()
            expect(row.count == reader.fieldCount && !row.isEmpty, "a row has fields")
            expect(reader.rowNumber == rows.count, "rows are counted")
            rows.append(row)
            append(row, to: &canonical)
        }
        for problem in reader.problems {
            expectOwnWords(problem.description, "a problem")
            expect((0...input.count).contains(problem.byte), "a problem lies in the table")
            expect((0..<rows.count).contains(problem.row), "a problem lies in a row")
        }
        withBytes(of: canonical) { bytes in
            var again = CSVReader(bytes)
            for row in rows {
                expect(again.next(), "no row is lost")
                expect(again.texts() == row, "a row is read as it was written")
            }
            expect(!again.next() && again.problems.isEmpty, "nothing else is read")
        }
    }

    private static func append(_ row: [String], to text: inout [UInt8]) {
        for (index, cell) in row.enumerated() {
            if index > 0 { text.append(0x2C) }
            text.append(0x22)
            for byte in cell.utf8 {
                if byte == 0x22 { text.append(0x22) }
                text.append(byte)
            }
            text.append(0x22)
        }
        text.append(0x0A)
    }

    private static func check(_ table: ActivitiesTable) {
        expect(table.columns.count == table.header.count, "each column has a meaning or none")
        let meanings = table.columns.compactMap(\.self)
        expect(Set(meanings).count == meanings.count, "no two columns have one meaning")
        var number = 0
        for row in table.rows {
            expect(row.rowNumber > number, "rows are in the table's order")
            number = row.rowNumber
            expect(row.id > 0, "an activity has an id")
            expect(row.distanceMetres?.isFinite ?? true, "a distance is a number")
            if let start = row.start {
                expect((1_890...3_000).contains(year(of: start)), "a start is in our time")
            }
            for column in meanings {
                expect(row.numbers[column]?.isFinite ?? true, "numbers are finite")
            }
        }
        for issue in table.issues { check(issue) }
    }

    private static func check(_ table: ExportTable) {
        expect(table.rows.isEmpty || !table.header.isEmpty, "rows have a header")
        for name in table.columnNames {
            expect(
                table.column(name).count == table.rows.count, "a column has a cell for each row")
        }
        for issue in table.issues { check(issue) }
    }

    private static func check(_ issue: ImportIssue) {
        // Some show the cell: a rounded id, the format of a date, an unknown sport.
        expectPrintable(issue.message, "an issue")
        expect(issue.message.utf8.count <= 400, "an issue is short")
        expectPrintable(issue.position?.description ?? "", "an issue's place")
    }

    private static func year(of time: Timestamp) -> Int {
        CivilDate.date(days: Int(time.seconds) / 86_400).year
    }
}

import ActivityModel
import Bytes
import Testing
import TestSupport

@testable import ExportArchive

@Suite("Other tables of an export") struct ExportTableTests {
    func table(_ file: String, _ header: String, _ rows: [String?]...) -> ExportTable {
        var builder = CSVBuilder(headerLine: header)
        for row in rows { builder.add(row) }
        return withBytes(of: builder.bytes) { ExportTable($0, file: file) }
    }

    static let newProfile =
        "Athlete ID,Email Address,First Name,Last Name,Sex,Description,Weight,City,State,Country,"
        + "Health Consent Status,Date of Health Consent approval/denial"

    @Test(arguments: [
        newProfile,
        "Athleten-ID,E-Mail,Vorname,Nachname,Geschlecht,Text,Gewicht,Ort,Land,Staat,A,B",
    ])
    func `a profile tells the athlete in any language`(_ header: String) {
        let profile = table(
            "profile.csv", header,
            [
                "5", "a@example.org", "Ada", "Field", "F", "", "61.5", "Ghent", "", "Belgium", "x",
                "",
            ])
        #expect(
            profile.columnNames.map { profile.column($0)[0] }
                == ["5", "Ada", "Field", "F", "Ghent", nil, "Belgium"])
    }

    @Test func `a profile of 2018 has no id`() {
        let profile = table(
            "profile.csv", "email,firstname,lastname,sex,description,weight,city,state,country",
            ["a@example.org", "Ada", "Field", "F", "", "61.5", "Ghent", "", "Belgium"])
        #expect(
            profile.columnNames.map { profile.column($0)[0] }
                == [nil, "Ada", "Field", "F", "Ghent", nil, "Belgium"])
    }

    @Test func `a club's pictures are found in narrow and wide tables`() {
        let row = ["Club", "", "", "", "", "", "", "", "8", "9", "10", "11"]
        for (width, pictures) in [(10, ["8", "9"]), (12, ["10", "11"])] {
            let header = (0..<width).map { "c\($0)" }.joined(separator: ",")
            let clubs = table("clubs.csv", header, Array(row.prefix(width)))
            #expect([clubs.column("cover_photo")[0], clubs.column("picture")[0]] == pictures)
        }
    }

    @Test func `a column is found by its meaning in any language`() {
        let media = table(
            "media/Media.csv", "Bestand,Onderschrift", ["media/a.jpg", "Top, at last"],
            [" media/b.mp4 ", ""], [nil, "lost"])
        #expect(media.column("path") == ["media/a.jpg", "media/b.mp4", nil])
        #expect(media.column("caption") == ["Top, at last", nil, "lost"])
        #expect(media.column("altitude") == [nil, nil, nil])
    }

    @Test func `no two tables share a name, and no two columns of one a place`() {
        let layouts = ExportTableLayout.all
        #expect(Set(layouts.map(\.name)).count == layouts.count)
        for layout in layouts {
            for width in [9, 12] {
                let places = layout.columns.compactMap { $0.index(width: width) }
                #expect(Set(places).count == places.count, "\(layout.name)")
            }
        }
    }

    @Test func `any other table keeps its rows as they came`() {
        let table = table("things.csv", "A,\"B\"", ["1", "x\ny"], [" 2 ", nil])
        #expect(table.rows == [["1", "x\ny"], [" 2 ", ""]])
        #expect(table.columnNames.isEmpty)
        #expect(table.issues.isEmpty)
    }
}

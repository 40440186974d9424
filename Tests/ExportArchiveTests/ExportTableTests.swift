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
            ]
        ).profile
        #expect(
            profile
                == AthleteProfile(
                    id: 5, firstName: "Ada", lastName: "Field", sex: "F", weightKilograms: 61.5,
                    city: "Ghent", state: nil, country: "Belgium", healthConsent: "x"))
    }

    @Test func `a profile of 2018 has no id`() {
        let profile = table(
            "profile.csv", "email,firstname,lastname,sex,description,weight,city,state,country",
            ["a@example.org", "Ada", "Field", "F", "", "61.5", "Ghent", "", "Belgium"]
        ).profile
        #expect(
            profile
                == AthleteProfile(
                    firstName: "Ada", lastName: "Field", sex: "F", weightKilograms: 61.5,
                    city: "Ghent", country: "Belgium"))
    }

    @Test func `a profile without a row is none`() {
        #expect(table("profile.csv", Self.newProfile).profile == nil)
    }

    @Test func `gear is called by its name, or by brand and model`() {
        let bikes = table("bikes.csv", "name,brand,model", [" Commuter ", "Acme", "X1"]).gear(.bike)
        #expect(bikes.map(\.key) == ["Commuter"])
        let shoes = table(
            "shoes.csv", "Shoe Name,Shoe Brand,Shoe Model,Shoe Default Sport Types",
            ["Old shoes", "Acme", "R2", "Run"], ["", "Acme", "R3", ""], [nil, "Acme", nil, nil],
            [nil, nil, nil, nil]
        ).gear(.shoes)
        #expect(shoes.map(\.key) == ["Old shoes", "Acme R3", "Acme"])
        #expect(shoes[0].sportTypes == "Run")
    }

    @Test func `components belong to a bike by its name`() {
        let table = table(
            "components.csv", "Bike Name,Component Type,Component Brand,Component Model",
            ["Commuter", "Chain", "Acme", "C9"])
        #expect(
            table.components == [
                BikeComponent(bike: "Commuter", type: "Chain", brand: "Acme", model: "C9")
            ])
    }

    @Test func `media and routes name their files`() {
        let media = table(
            "media.csv", "Media Filename,Media Caption", ["media/a.jpg", "Top, at last"],
            ["media/b.mp4", ""], ["", "lost"]
        ).media
        #expect(
            media == [
                MediaItem(path: "media/a.jpg", caption: "Top, at last"),
                MediaItem(path: "media/b.mp4", caption: nil),
            ])
        let routes = table("routes.csv", "Route Name,Route Filename", ["Loop", "routes/1.gpx"])
        #expect(routes.routes == [RouteItem(name: "Loop", path: "routes/1.gpx")])
    }

    @Test func `the newest login is found whatever the order`() {
        let table = table(
            "logins.csv", "IP Address,Login Source,Login Date & Time",
            ["192.0.2.1", "web", "2026-05-01 10:00:00 UTC"],
            ["192.0.2.1", "web", "2026-05-03 10:00:00 UTC"], ["192.0.2.1", "web", ""])
        #expect(
            table.newestLogin(language: .english)
                == Timestamp(year: 2026, month: 5, day: 3, hour: 10))
    }

    @Test func `preferences tell the units`() {
        let table = table(
            "general_preferences.csv",
            "Date of Birth,Weight,Functional Threshold Power,Maximum Heartrate,Athlete Type,"
                + "Measurement Preference,Date Preference,Chart Preference,Email Language",
            ["", "61.5 kg", "250 W", "", "Cyclist", "Imperial", "%m/%d/%Y", "", "English (US)"])
        #expect(
            table.preferences
                == AthletePreferences(
                    measurement: "Imperial", date: "%m/%d/%Y", emailLanguage: "English (US)"))
    }

    @Test func `any other table keeps its rows as they came`() {
        let table = table("things.csv", "A,\"B\"", ["1", "x\ny"], [" 2 ", nil])
        #expect(table.rows == [["1", "x\ny"], [" 2 ", ""]])
        #expect(table.issues.isEmpty)
    }
}

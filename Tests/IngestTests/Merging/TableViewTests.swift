import Foundation
import GRDB
import Ingest
import Storage
import TestSupport
import Testing

/// What the other tables hold comes out of the views, from every layout they ever had.
struct TableViewTests {
    /// A library of one export with these tables, each a header and a row.
    private func library(
        _ tables: [(String, String, [String?])], private: Bool = false,
        change: (inout ExportBuilder) -> Void = { _ in }
    ) throws -> MergedLibrary {
        let folder = try TemporaryFolder()
        var export = ExportBuilder(asOf: CivilTime.seconds(2025, 10, 1))
        export.add(.init(7, at: CivilTime.seconds(2025, 9, 1), "Ride", "Ride", elapsed: 60))
        for (name, header, row) in tables {
            export.tables[name] = CSVBuilder(headerLine: header).adding(row)
        }
        change(&export)
        let library = try MergedLibrary()
        try library.importing(try export.writeZIP(to: folder)) { $0.includesPrivate = `private` }
        return library
    }

    @Test(arguments: [
        "name,brand,model", "Bike Name,Bike Brand,Bike Model",
        "Bike Name,Bike Brand,Bike Model,Bike Default Sport Types",
        "Fahrradname,Marke,Modell,Standard-Sportarten",
    ])
    func `bikes and shoes, unnamed ones by brand and model`(header: String) throws {
        let library = try library([
            ("bikes", header, [" Steed ", "Invented", "One"]),
            ("shoes", header, ["", "Nimbus", "Drift 1"]),
        ])
        #expect(
            try library.texts("SELECT kind, name, brand, model FROM gear ORDER BY kind")
                == ["bike|Steed|Invented|One", "shoe|Nimbus Drift 1|Nimbus|Drift 1"])
    }

    @Test func `ids of gear that old exports rounded are healed by newer ones`() throws {
        let folder = try TemporaryFolder()
        func export(_ year: Int, bike: String, shoe: String) throws -> String {
            var export = ExportBuilder(asOf: CivilTime.seconds(year, 12, 1))
            export.tables["bikes"]?.add(["Steed", "Invented", "One", nil])
            export.tables["shoes"]?.add(["", "Nimbus", "Drift 1", nil])
            var row = ExportBuilder.Row(
                7, at: CivilTime.seconds(2024, 9, 1), "Ride", "Ride", elapsed: 60)
            row.gear = "Steed "
            row.more["Bike"] = bike
            export.add(row)
            row.id = 8
            row.gear = "Nimbus Drift 1"
            row.more = ["Gear": shoe]
            export.add(row)
            return try export.writeZIP(to: folder, named: "\(year).zip")
        }
        let library = try MergedLibrary([
            try export(2025, bike: "16777219.0", shoe: "16777221.0"),
            try export(2024, bike: "16777220.0", shoe: "16777220.0"),
        ])
        #expect(
            try library.texts("SELECT name, strava_id FROM gear ORDER BY name")
                == ["Nimbus Drift 1|16777221", "Steed|16777219"])
    }

    @Test(arguments: [
        "bike_name,type,brand,model", "Bike Name,Component Type,Component Brand,Component Model",
    ])
    func components(header: String) throws {
        let library = try library([("components", header, ["Steed", "Chain", "Links", "110"])])
        #expect(
            try library.texts("SELECT bike, type, brand, model FROM components")
                == ["Steed|Chain|Links|110"])
    }

    @Test(arguments: ["filename,caption", "Photo Filename,Photo Caption"])
    func `photos of old exports have captions and no activity`(header: String) throws {
        let library = try library([("photos", header, ["photos/A.jpg", "Me"])]) {
            $0.style = .english(84)
            $0.tables["media"] = nil
            $0.files["photos/A.jpg"] = [1]
        }
        #expect(
            try library.texts("SELECT path, activity_id, caption, is_present FROM media")
                == ["photos/A.jpg|–|Me|1"])
    }

    @Test(arguments: [
        ("", []), ("|", []), ("media/a.jpg", ["a.jpg"]), ("|media/a.jpg", ["a.jpg"]),
        ("media/a.jpg|", ["a.jpg"]), ("media/a.jpg|media/b.mp4", ["a.jpg", "b.mp4"]),
        ("|media/a.jpg||media/b.mp4|", ["a.jpg", "b.mp4"]), (" media/a.jpg ", ["a.jpg"]),
    ])
    func `every shape of the Media cell`(cell: String, names: [String]) throws {
        let library = try library([
            ("media", "Media Filename,Media Caption", ["media/a.jpg", "Me"])
        ]) {
            $0.rows[0].media = cell
            $0.files["media/a.jpg"] = [1]
            $0.files["media/unnamed.jpg"] = [2]
        }
        #expect(
            try library.texts("SELECT path FROM media WHERE activity_id = 7 ORDER BY path")
                == names.map { "media/\($0)" })
        #expect(
            try library.texts("SELECT caption, is_present FROM media WHERE path = 'media/a.jpg'")
                == ["Me|1"])
        #expect(
            try library.texts("SELECT path FROM media WHERE path = 'media/unnamed.jpg'").count == 1)
    }

    @Test(arguments: ["name,filename", "Route Name,Route Filename"])
    func `routes are routes and never activities`(header: String) throws {
        let library = try library([("routes", header, ["To the buoy", "routes/1.gpx"])]) {
            let track = InventedTrack(seed: 1, start: 0, samples: 5)
            $0.files["routes/1.gpx"] = track.gpx(creator: "StravaGPX", times: .none).bytes
        }
        #expect(try library.texts("SELECT name, file FROM routes") == ["To the buoy|routes/1.gpx"])
        #expect(try library.texts("SELECT id FROM activities") == ["7"])
        #expect(try library.texts("SELECT count(*) FROM source_file") == ["0"])
    }

    @Test(arguments: [
        "name,activity_id,start_lat,start_lng,end_lat,end_lng",
        "Segment Name,Activity ID,Starting Latitude,Starting Longitude,Ending Latitude,"
            + "Ending Longitude",
    ])
    func `segments, with or without an activity`(header: String) throws {
        let library = try library([
            ("segments", header, ["Buoy", "7", "-48.5", "-110.25", "-48.75", "-110.5"])
        ]) { $0.tables["segments"]?.add(["Pier", nil, "1", "2", "3", "4"]) }
        #expect(
            try library.texts(
                """
                SELECT name, activity_id, start_latitude_degrees, start_longitude_degrees,
                    end_latitude_degrees, end_longitude_degrees FROM segments ORDER BY name
                """) == ["Buoy|7|-48.5|-110.25|-48.75|-110.5", "Pier|–|1|2|3|4"])
    }

    @Test(arguments: ["date,route_id", "Date,Route ID"])
    func `starred routes keep ids of nineteen digits`(header: String) throws {
        let library = try library([
            ("starred_routes", header, ["today", "2900000000000000001"]),
            ("starred_segments", header, ["today", "42"]),
        ])
        #expect(
            try library.rows("SELECT route_id FROM starred_routes").map { $0[0] as Int64 }
                == [2_900_000_000_000_000_001])
        #expect(try library.texts("SELECT date, segment_id FROM starred_segments") == ["today|42"])
    }

    @Test func `goals and challenges`() throws {
        let library = try library([
            (
                "goals",
                "type,activity,goal,start_date,end_date,segment_id,period,interval_time",
                ["Distance", "Run", "1000", "a", "b", nil, "year", nil]
            ),
            ("global_challenges", "Join Date,Name,Completed", ["a", "March", "true"]),
            ("group_challenges", "Join Date,Name,Completed", ["b", "Crew", "false"]),
        ])
        #expect(
            try library.texts("SELECT type, activity_type, goal, segment_id, period FROM goals")
                == ["Distance|Run|1000|–|year"])
        #expect(
            try library.texts("SELECT is_group, name, completed FROM challenges ORDER BY 1")
                == ["0|March|true", "1|Crew|false"])
    }

    @Test(arguments: [
        (
            "name,description,type,sport,city,country,state,website,facebook,twitter,cover,picture",
            ["fb", "tw"]
        ),
        (
            "Club Name,Club Description,Club Type,Club Sport,City,Country,State,Club Website,"
                + "Cover Photo,Club Picture", []
        ),
    ])
    func `clubs of both layouts`(header: String, social: [String]) throws {
        let row: [String?] =
            ["Crew", "We sail", "racing", "sail", "Here", "There", "St", "w"] + social
            + ["clubs/1_c.jpg", "clubs/1_p.jpg"]
        let library = try library([
            ("clubs", header, row), ("memberships", "date,name", ["a", "Crew"]),
        ])
        #expect(
            try library.texts("SELECT name, sport, website, cover_photo, picture FROM clubs")
                == ["Crew|sail|w|clubs/1_c.jpg|clubs/1_p.jpg"])
        #expect(try library.texts("SELECT club FROM memberships") == ["Crew"])
    }

    @Test func `comments, reactions and old kudos`() throws {
        let library = try library([
            ("comments", "date,comment", ["a", "Well\nsailed"]),
            (
                "reactions", "Reaction Date,Reaction Type,Parent Type,Parent ID",
                ["b", "kudos", "Activity", "99"]
            ),
            ("kudos", "date,type,id", ["c", "Activity", "98"]),
        ])
        #expect(try library.texts("SELECT comment FROM comments") == ["Well\nsailed"])
        #expect(
            try library.texts(
                "SELECT type, parent_type, parent_id FROM reactions ORDER BY parent_id")
                == ["Activity|–|98", "kudos|Activity|99"])
    }

    @Test func `preferences tell the units`() throws {
        let library = try library([])
        #expect(
            try library.texts("SELECT weight, measurement FROM preferences") == ["61.5 kg|Metric"])
    }

    @Test func `unknown tables and columns are kept row by row and listed`() throws {
        let library = try library([
            ("weather_stations", "Station,Distance,", ["Outer Shoals", "4", "odd"])
        ]) {
            $0.tables["weather_stations"]?.add(["short"])
            $0.style = ExportStyle(
                header: ExportStyle.newest.header.dropLast() + ["Tide", "Media"], dates: .american)
        }
        #expect(
            try library.texts(
                "SELECT row_number, cells FROM table_row WHERE name = 'weather_stations'")
                == [#"1|["Outer Shoals","4","odd"]"#, #"2|["short"]"#])
        let table = try Library.open(library.folder).status().tables
            .first { $0.name == "weather_stations" }
        #expect(table?.rows == 2)
        #expect(table?.columns == ["Station", "Distance", ""])
        #expect(
            try library.texts("SELECT count(*) FROM csv_header WHERE cells LIKE '%Tide%'") == ["1"])
    }

    private static let personal: [(String, String, [String?])] = [
        "blocks", "contacts", "email_preferences", "logins", "messages",
        "mobile_device_identifiers", "privacy_zones",
    ].map { ($0, "A,B,C", ["secret", "words", "2025-01-01 00:00:00"]) }

    @Test func `personal tables stay out of the database unless they are wanted`() throws {
        let names = Set(Self.personal.map(\.0))
        func kept(_ library: MergedLibrary) throws -> Set<String> {
            Set(try library.texts("SELECT name FROM source_table")).intersection(names)
        }
        let library = try library(Self.personal)
        #expect(try kept(library) == [])
        #expect(
            try library.texts("SELECT name FROM table_row WHERE cells LIKE '%secret%'") == [])
        #expect(try kept(try self.library(Self.personal, private: true)) == names)
    }

    @Test func `personal tables can be asked for later`() throws {
        let folder = try TemporaryFolder()
        let path = try ExportBuilder().writeZIP(to: folder)
        let library = try MergedLibrary([path])
        try library.importing(path) { $0.includesPrivate = true }
        #expect(
            try library.texts("SELECT row_count FROM source_table WHERE name = 'logins'") == ["3"])
        try library.importing(path)
        #expect(
            try library.texts("SELECT count(*) FROM table_row WHERE name = 'logins'") == ["3"])
    }
}

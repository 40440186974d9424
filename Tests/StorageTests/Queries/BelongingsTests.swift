import ActivityModel
import Storage
import Testing

/// Gear, routes, photos and names: what tables of exports tell beside activities.
struct BelongingsTests {
    private func table(_ name: String, _ rows: [String]...) -> TableRecord {
        let width = rows.map(\.count).max() ?? 0
        return TableRecord(name: name, header: (0..<width).map { "\($0)" }, rows: rows)
    }

    private func ride(_ id: Int64, _ gear: String?, metres: Double = 1_000) -> Snapshot.Row {
        Snapshot.Row(id, "A").with {
            ($0.gear, $0.metres, $0.moving, $0.start) = (gear, metres, 60, id * 100)
        }
    }

    @Test func `gear is what tables list and activities use, the most used first`() throws {
        var source = Snapshot(
            asOf: 2_000, ride(1, "Drift"), ride(2, "Steed", metres: 9_000), ride(3, "Steed"))
        source.tables = [
            table("bikes", ["Steed", "Brand", "Model", "Ride"]),
            table("shoes", ["", "Maker", "Pace 3", "Run"], ["Unused", "", "", ""]),
            table("components", ["Steed", "Chain", "Maker", "C1"], ["Steed", "Saddle", "", ""]),
        ]
        let gear = try Library.of(source).gear()
        #expect(gear.map(\.name) == ["Steed", "Drift", "Maker Pace 3", "Unused"])
        #expect(gear.map(\.kind) == [.bike, nil, .shoe, .shoe])
        #expect(gear.map(\.model) == ["Brand Model", "", "Maker Pace 3", ""])
        #expect(gear.map(\.activities) == [2, 1, 0, 0])
        #expect(gear.map(\.distanceMetres) == [10_000, 1_000, 0, 0])
        #expect(gear.map(\.movingSeconds) == [120, 60, 0, 0])
        #expect(gear.map(\.firstUse) == [200, 100, nil, nil])
        #expect(gear.map(\.lastUse) == [300, 100, nil, nil])
        #expect(gear[0].components == ["Chain Maker C1", "Saddle"])
    }

    @Test func `a recording that does not count wears nothing out`() throws {
        let library = try Library.of(Snapshot(asOf: 2_000, ride(1, "Steed"), ride(2, "Steed")))
        try library.prefer(1, over: [2])
        #expect(try library.gear().map(\.activities) == [1])
    }

    @Test func `two athletes' gear of one name is two things`() throws {
        let library = try Library.of(
            Snapshot(asOf: 2_000, ride(1, "Steed")),
            Snapshot(asOf: 2_000, ride(2, "Steed"), ride(3, "Steed")).with { $0.athlete = 43 })
        #expect(try library.gear().map(\.athleteID) == [43, 42])
        #expect(try library.gear(athlete: 42).map(\.activities) == [1])
    }

    @Test func `routes are those of the newest export, by name`() throws {
        let library = try Library.of(
            Snapshot(asOf: 2_000, ride(1, nil)).with {
                $0.tables = [table("routes", ["Gone", "routes/0.gpx"])]
            },
            Snapshot(asOf: 3_000, ride(1, nil)).with {
                $0.tables = [
                    table("routes", ["b", "routes/1.gpx"], ["A", ""], ["C", "routes/2.gpx"])
                ]
            },
            // An export without the table says nothing of it.
            Snapshot(asOf: 4_000, ride(1, nil)))
        let routes = try library.routes()
        #expect(routes.map(\.name) == ["A", "b", "C"])
        #expect(routes.map(\.file) == [nil, "routes/1.gpx", "routes/2.gpx"])
        #expect(try library.routes(athlete: 43).isEmpty)
    }

    @Test func `photos are listed by activity, the newest first, those of none last`() throws {
        var source = Snapshot(asOf: 2_000, ride(1, nil), ride(2, nil))
        source.photos = [
            MediaRecord(path: "m/a.jpg", activityID: 1, caption: "Hill", isPresent: true),
            MediaRecord(path: "m/c.jpg", activityID: 2, caption: "", isPresent: false),
            MediaRecord(path: "m/b.jpg", activityID: 2, caption: "", isPresent: true),
            MediaRecord(path: "m/0.jpg", activityID: nil, caption: "", isPresent: true),
        ]
        let library = try Library.of(source)
        let media = try library.media()
        #expect(media.map(\.path) == ["m/b.jpg", "m/c.jpg", "m/a.jpg", "m/0.jpg"])
        #expect(media.map(\.activityID) == [2, 2, 1, nil])
        #expect(media.map(\.isPresent) == [true, false, true, true])
        #expect(media[2].caption == "Hill")
        #expect(media[2].activityName == "A" && media[2].start == 100)
        #expect(try library.media(ofActivity: 1).map(\.path) == ["m/a.jpg"])
        #expect(try library.media(at: "m/c.jpg")?.activityID == 2)
        #expect(try library.media(at: "m/%.jpg") == nil)
        #expect(try library.media(at: "m/c.jpg", athlete: 43) == nil)
    }

    @Test func `one source's link to an activity outlives an export that tells none`() throws {
        func photo(_ id: Int64?, isPresent: Bool) -> MediaRecord {
            MediaRecord(path: "m/a.jpg", activityID: id, caption: "", isPresent: isPresent)
        }
        let exports = [
            Snapshot(asOf: 2_000, ride(1, nil)).with { $0.photos = [photo(1, isPresent: true)] },
            Snapshot(asOf: 3_000, ride(1, nil)).with { $0.photos = [photo(nil, isPresent: false)] },
        ]
        for order in orders(exports) {
            let media = try Library.of(order).media()
            #expect(media.map(\.activityID) == [1])
            // Some export holds the file.
            #expect(media.map(\.isPresent) == [true])
        }
    }

    @Test func `athletes are called as their newest export has it`() throws {
        func profile(_ first: String, _ last: String, width: Int = 12) -> TableRecord {
            var cells = Array(repeating: "", count: width)
            let index = width > 9 ? 2 : 1
            (cells[index], cells[index + 1]) = (first, last)
            return table("profile", cells)
        }
        let library = try Library.of(
            Snapshot(asOf: 2_000, ride(1, nil)).with { $0.tables = [profile("Old", "Name")] },
            Snapshot(asOf: 3_000, ride(1, nil)).with {
                $0.tables = [profile("Zoe", "Invented", width: 9)]
            },
            Snapshot(asOf: 2_000, ride(2, nil)).with { $0.athlete = 43 },
            Snapshot(asOf: 2_000, ride(3, nil)).with {
                ($0.athlete, $0.tables) = (44, [profile("Zoe", "Invented")])
            })
        let names = try library.namedAthletes()
        #expect(names.map(\.name) == ["athlete 43", "Zoe Invented (42)", "Zoe Invented (44)"])
        #expect(names.map(\.id) == [43, 42, 44])
        #expect(try library.stravaAthletes() == [42, 43, 44])
    }

    @Test func `units are those of the account`() throws {
        func preference(_ unit: String) -> [TableRecord] {
            [table("general_preferences", ["", "", "", "", "", unit, ""])]
        }
        let library = try Library.of(
            Snapshot(asOf: 2_000, ride(1, nil)).with { $0.tables = preference("") },
            Snapshot(asOf: 2_000, ride(2, nil)).with {
                ($0.athlete, $0.tables) = (43, preference("feet"))
            })
        #expect(try library.measurementPreference() == "feet")
        #expect(try library.measurementPreference(athlete: 42) == nil)
    }
}

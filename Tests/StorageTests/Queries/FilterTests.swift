import ActivityModel
import Storage
import Testing

/// One filter and one order for lists, tables and maps.
struct FilterTests {
    private let library: Library

    init() throws {
        library = try Library.inMemory()
        var track = ActivityFile(format: .gpx, outcome: .decoded)
        track.sampleCount = 2
        track.streams = [
            SampleStream(.latitude, values: .scaled([1, 2], .semicircles)),
            SampleStream(.longitude, values: .scaled([1, 2], .semicircles)),
        ]
        try Snapshot(
            asOf: 200_000,
            .init(1, "Alpha 100%", file: "activities/1.gpx").with {
                ($0.type, $0.sportType, $0.start, $0.metres) = ("Ride", "GravelRide", 100, 5_000)
                ($0.gear, $0.content) = (" Steed ", track)
            },
            .init(2, "beta", file: "activities/2.gpx").with {
                ($0.start, $0.metres, $0.details) = (90_000, 1_000, "with Alpha")
            },
            .init(3, "Gamma").with {
                ($0.type, $0.start, $0.metres) = ("Заезд", 180_000, 9_000)
            }
        ).write(to: library)
        try library.prefer(1, over: [2])
    }

    private static let filters: [(String, @Sendable (inout ActivityFilter) -> Void, [Int64])] = [
        ("nothing", { _ in }, [3, 2, 1]),
        ("an id", { $0.id = 2 }, [2]),
        ("a type, whatever its case", { $0.type = "rIDE" }, [1]),
        ("a sport type as a type", { $0.type = "gravelride" }, [1]),
        ("a sport, exactly", { $0.sport = "GravelRide" }, [1]),
        ("a sport whose word is not known", { $0.sport = "Заезд" }, [3]),
        ("after", { $0.after = Timestamp(seconds: 90_000) }, [3, 2]),
        ("before", { $0.before = Timestamp(seconds: 90_000) }, [1]),
        ("days", { ($0.firstDay, $0.lastDay) = (1, 1) }, [2]),
        ("gear without the blanks around its name", { $0.gear = "Steed" }, [1]),
        ("metres", { ($0.minMetres, $0.maxMetres) = (1_000, 5_000) }, [2, 1]),
        ("text in name or description", { $0.text = "alpha" }, [2, 1]),
        ("text with a wildcard's letter", { $0.text = "0%" }, [1]),
        ("text that is only a wildcard's letter", { $0.text = "_" }, []),
        ("with a recording", { $0.recording = .with }, [2, 1]),
        ("without", { $0.recording = .without }, [3]),
        ("with positions", { $0.hasTrack = true }, [1]),
        ("what counts", { $0.counts = true }, [3, 1]),
        ("another athlete's", { $0.athlete = 43 }, []),
        ("the athlete's", { $0.athlete = 42 }, [3, 2, 1]),
        ("a source", { $0.source = "200000.zip" }, [3, 2, 1]),
        ("another source", { $0.source = "1.zip" }, []),
        ("absent", { $0.isAbsent = true }, []),
        ("cropped", { $0.isCropped = true }, []),
        ("a part", { ($0.limit, $0.offset) = (1, 1) }, [2]),
        ("distance", { $0.order = .distance }, [3, 1, 2]),
        ("name, upwards", { ($0.order, $0.isAscending) = (.name, true) }, [1, 2, 3]),
        ("sport, upwards", { ($0.order, $0.isAscending) = (.sport, true) }, [1, 2, 3]),
        ("id", { $0.order = .id }, [3, 2, 1]),
        ("what nobody has, by id then", { $0.order = .heartrate }, [3, 2, 1]),
    ]

    @Test(arguments: filters.map(\.0))
    func `a filter lets through what it names, in its order`(name: String) throws {
        let (_, change, ids) = try #require(Self.filters.first { $0.0 == name })
        var filter = ActivityFilter()
        change(&filter)
        #expect(try library.activities(filter).map(\.id) == ids)
        #expect(try library.page(filter).activities.map(\.id) == ids)
    }

    @Test func `sums are of all pages`() throws {
        var filter = ActivityFilter()
        filter.limit = 1
        filter.minMetres = 2_000
        let page = try library.page(filter)
        #expect(page.count == 2)
        #expect(page.distanceMetres == 14_000)
        #expect(page.activities.count == 1)
    }

    @Test func `tracks are those that have positions and count`() throws {
        #expect(try library.tracks().map(\.id) == [1])
        #expect(try library.tracks().first?.track?.sampleCount == 2)
    }

    @Test func `choices are what there is`() throws {
        let choices = try library.filterChoices()
        #expect(Set(choices.sports) == ["GravelRide", "Run", "Заезд"])
        #expect(choices.gear == ["Steed"])
        #expect(choices.sources == ["200000.zip"])
        #expect(try library.filterChoices(athlete: 43).sports == [])
    }
}

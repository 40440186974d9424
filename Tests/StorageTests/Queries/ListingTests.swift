import ActivityModel
import Storage
import TestSupport
import Testing

/// One order, one filter and one sum for lists, tables and maps.
struct ListingTests {
    /// Values of which two are equal and one is not there, in no order of the ids.
    private static let values: [Double?] = [30, 10, 50, 10, nil, 20]

    private static func row(_ index: Int, _ order: ActivityFilter.Order) -> Snapshot.Row {
        var row = Snapshot.Row(Int64(index + 1), "Same")
        (row.metres, row.start) = (nil, nil)
        let value = values[index]
        switch order {
        case .start: row.start = value.map { Int64($0) }
        case .distance: row.metres = value
        case .moving: row.moving = value
        case .elapsed: row.elapsed = value
        case .ascent: row.measures = value.map { [.ascent: $0] } ?? [:]
        case .heartrate: row.measures = value.map { [.averageHeartrate: $0] } ?? [:]
        // What is always there has a last one of its own.
        case .name: row.name = index.isMultiple(of: 2) ? "n\(value ?? 0)" : "N\(value ?? 0)"
        case .sport: (row.type, row.sportType) = ("s\(value ?? 0)", nil)
        case .id: break
        }
        return row
    }

    @Test(arguments: ActivityFilter.Order.allCases)
    func `an order has two directions, equal ones go by id, and what has no value comes last`(
        order: ActivityFilter.Order
    ) throws {
        var source = Snapshot(asOf: 5_000)
        source.rows = Self.values.indices.map { Self.row($0, order) }
        let library = try Library.of(source)
        func ids(isAscending: Bool) throws -> [Int64] {
            var filter = ActivityFilter()
            (filter.order, filter.isAscending) = (order, isAscending)
            return try library.activities(filter).map(\.id)
        }
        let (upwards, downwards): ([Int64], [Int64]) =
            switch order {
            case .id: ([1, 2, 3, 4, 5, 6], [6, 5, 4, 3, 2, 1])
            case .name, .sport: ([5, 2, 4, 6, 1, 3], [3, 1, 6, 4, 2, 5])
            default: ([2, 4, 6, 1, 3, 5], [3, 1, 6, 4, 2, 5])
            }
        #expect(try ids(isAscending: true) == upwards)
        #expect(try ids(isAscending: false) == downwards)
    }

    /// Thirty activities of two athletes and two exports, with everything that can be filtered by.
    private static func library() throws -> Library {
        var generator = SeededGenerator(seed: 5)
        func pick<T>(_ values: [T]) -> T { values.randomElement(using: &generator) ?? values[0] }
        var sources = [2_000_000, 3_000_000].map { Snapshot(asOf: $0) }
        sources[1].athlete = 43
        for id in 1...30 as ClosedRange<Int64> {
            var row = Snapshot.Row(id, pick(["Morning", "Evening", "Race"]))
            row.sportType = pick(["Run", "Ride", nil])
            row.type = row.sportType ?? "Rando"
            row.start = pick([nil, 80_000, 90_000, 180_000, 260_000])
            row.elapsed = pick([nil, 3_600])
            row.metres = pick([nil, 1_000, 5_000, 10_000])
            row.moving = pick([nil, 60])
            row.gear = pick([nil, "Drift", "Swift"])
            row.details = pick(["", "after the race"])
            if id.isMultiple(of: 3) { row.file = "activities/\(id).gpx" }
            row.content =
                id.isMultiple(of: 2)
                ? .track((1, 2), (3, 4)) : .recording(from: (row.start ?? 0) - 20_000, step: 60_000)
            sources[id.isMultiple(of: 5) ? 1 : 0].rows.append(row)
        }
        let library = try Library.of(sources)
        try sources[0].with {
            ($0.asOf, $0.rows) = (4_000_000, Array($0.rows.dropFirst(4)))
        }.write(to: library)
        try library.prefer(8, over: [9, 11])
        return library
    }

    private static let criteria: [(String, @Sendable (inout ActivityFilter) -> Void)] = [
        ("athlete", { $0.athlete = 42 }), ("type", { $0.type = "run" }),
        ("sport", { $0.sport = "Rando" }), ("after", { $0.after = 90_000 }),
        ("before", { $0.before = 180_000 }), ("first day", { $0.firstDay = 1 }),
        ("last day", { $0.lastDay = 2 }), ("gear", { $0.gear = "Drift" }),
        ("at least", { $0.minMetres = 5_000 }), ("at most", { $0.maxMetres = 5_000 }),
        ("text", { $0.text = "race" }), ("with samples", { $0.recording = .with }),
        ("without samples", { $0.recording = .without }), ("track", { $0.hasTrack = true }),
        ("counts", { $0.counts = true }), ("cropped", { $0.isCropped = true }),
        ("absent", { $0.isAbsent = true }), ("source", { $0.source = "4000000.zip" }),
    ]

    @Test
    func `each criterion lets some through and keeps some back, and two let through what both do`()
        throws
    {
        let library = try Self.library()
        let all = Set(try library.activities().map(\.id))
        #expect(all.count == 30)
        func ids(_ changes: [@Sendable (inout ActivityFilter) -> Void]) throws -> Set<Int64> {
            var filter = ActivityFilter()
            for change in changes { change(&filter) }
            let listed = try library.activities(filter).map(\.id)
            let page = try library.page(filter)
            #expect(page.activities.map(\.id) == listed)
            #expect(page.count == listed.count)
            return Set(listed)
        }
        let alone = try Self.criteria.map { try ids([$0.1]) }
        for (criterion, found) in zip(Self.criteria, alone) where criterion.0 != "cropped" {
            #expect(!found.isEmpty && found != all, "\(criterion.0)")
        }
        for (one, first) in zip(Self.criteria, alone) {
            // There is a recording or there is none: a filter can ask for one of both.
            let isEither = one.0.hasSuffix("samples")
            for (other, second) in zip(Self.criteria, alone)
            where !(isEither && other.0.hasSuffix("samples")) {
                #expect(
                    try ids([one.1, other.1]) == first.intersection(second),
                    "\(one.0) and \(other.0)")
            }
        }
    }

    @Test func `what the map shows is what the list has with positions, but for doubles`() throws {
        let library = try Self.library()
        var filter = ActivityFilter()
        filter.hasTrack = true
        let listed = try library.activities(filter).filter { $0.hiddenBehind == nil }
        #expect(!listed.isEmpty)
        #expect(try library.tracks() == listed)
        #expect(try library.tracks(athlete: 43) == listed.filter { $0.athleteID == 43 })
    }

    @Test(arguments: 1...8)
    func `pages follow each other without a gap, and their sums are of all`(limit: Int) throws {
        let library = try Self.library()
        var filter = ActivityFilter()
        filter.athlete = 42
        filter.order = .distance
        let all = try library.activities(filter)
        var pages: [ActivityListing] = []
        filter.limit = limit
        while true {
            filter.offset = pages.count
            let page = try library.page(filter)
            #expect(page.count == all.count)
            #expect(page.distanceMetres == all.compactMap(\.distanceMetres).reduce(0, +))
            #expect(page.movingSeconds == all.compactMap(\.movingSeconds).reduce(0, +))
            if page.activities.isEmpty { break }
            #expect(page.activities.count <= limit)
            pages += page.activities
        }
        #expect(pages == all)
    }

    @Test(
        arguments: [
            ("by UTC", nil, 1), ("east of it", 3_600, 2), ("west of it", -3_600, 1),
        ] as [(String, Int?, Int)])
    func `a day is one of local time, where that is told`(
        name: String, offset: Int?, day: Int
    ) throws {
        var content = ActivityFile.recording()
        content.utcOffset = offset.map { UTCOffset(seconds: $0, source: "gpx.time") }
        let library = try Library.of(
            Snapshot(
                asOf: 1_000_000,
                .init(7, "A", file: "activities/7.gpx").with {
                    ($0.start, $0.content) = (2 * 86_400 - 60, content)
                }))
        for candidate in 0...3 {
            var filter = ActivityFilter()
            (filter.firstDay, filter.lastDay) = (candidate, candidate)
            #expect(try library.activities(filter).count == (candidate == day ? 1 : 0))
        }
    }

    @Test func `words that no list knows are somebody else's, and told as damage`() throws {
        let library = try Library.of(Snapshot(asOf: 2_000, name: "A"))
        try library.damage("UPDATE activity SET sample_state = 'unheard-of'")
        let error = #expect(throws: StoreError.self) { try library.activities() }
        guard case .damaged = error?.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}

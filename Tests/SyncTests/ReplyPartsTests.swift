import ActivityModel
import Foundation
import GRDB
import Ingest
import Storage
import StravaAPI
import Testing

/// What follows from a reply follows from the stored one, whenever and in whatever run it came.
struct ReplyPartsTests {
    @Test(arguments: 1...9)
    func `a run that stops between any two requests loses nothing of a reply`(
        requests: Int
    ) async throws {
        let undisturbed = try await TinyWorld()
        try await undisturbed.sync()
        let world = try await TinyWorld()
        try await world.sync { $0.maxRequests = requests }
        world.clock.advance(3_600)
        try await world.sync()
        let difference = Set(try world.dump()).symmetricDifference(try undisturbed.dump())
        #expect(difference.sorted() == [])
        #expect(try world.number("SELECT count(*) FROM laps") == 9)
    }

    @Test func `streams that fail once come later with their laps and device`() async throws {
        let world = try await TinyWorld(2)
        world.strava.set { question, _ in question.kind == .streams ? .json("", 503) : nil }
        _ = try await world.sync()
        #expect(try world.number("SELECT count(*) FROM lap") == 6, "laps need no samples")
        world.strava.set { _, _ in nil }
        world.clock.advance(7_200)
        _ = try await world.sync()
        #expect(try world.number("SELECT count(*) FROM lap WHERE sample_count = 10") == 6)
        let devices = try world.read("SELECT DISTINCT product_name FROM device")
        #expect(devices.map { $0[0] as String } == ["Invented One"])
        #expect(try Library.open(world.library).structuralProblems() == [])
    }

    @Test func `an activity of a webhook has its laps`() async throws {
        let world = try await TinyWorld(2)
        _ = try await world.sync()
        let past = world.clock.present.seconds - 400 * 86_400
        world.strava.change { $0.append(.init(id: 900, start: past, name: "Late", laps: 4)) }
        try world.tell(.create, 900)
        _ = try await world.sync()
        #expect(try world.number("SELECT count(*) FROM laps WHERE activity_id = 900") == 4)
        #expect(try world.number("SELECT samples FROM activities WHERE id = 900") == 30)
    }

    @Test func `laps and device of what has no samples are there too`() async throws {
        let world = try await TinyWorld(2) {
            $0[0].isManual = true
            $0[1].samples = 0
        }
        _ = try await world.sync()
        #expect(try world.number("SELECT count(*) FROM laps") == 6)
        let states = try world.read("SELECT sample_state FROM activities ORDER BY id")
        #expect(states.map { $0[0] as String } == ["manual", "no-streams"])
    }

    @Test func `the track of the map stands in until samples come`() async throws {
        let world = try await TinyWorld(1)
        _ = try await world.sync { $0.maxRequests = 1 }
        let library = try Library.open(world.library)
        let tracks = try library.tracks()
        let stored = try #require(try library.positions(tracks.compactMap(\.track)).first)
        let positions = try stored.decoded()
        #expect([positions.latitude[0], positions.longitude[0]] == [38.5, -120.2])
        let state = try world.read("SELECT sample_state FROM activities").map { $0[0] as String }
        #expect(state == ["queued"])
        try library.close()
        _ = try await world.sync()
        #expect(try world.number("SELECT count(*) FROM source_file") == 1, "the sketch is gone")
        #expect(try world.number("SELECT sample_count FROM activity") == 30)
    }

    @Test func `a library that lacks what its replies say heals without a request`() async throws {
        let world = try await TinyWorld(3)
        _ = try await world.sync()
        let before = try world.dump()
        try world.write(
            "DELETE FROM lap; DELETE FROM device; UPDATE api_activity SET parts_key = NULL")
        world.strava.forget()
        _ = try await world.sync()
        #expect(world.strava.asked.allSatisfy { $0.kind == .list })
        #expect(try world.dump() == before)
    }

    @Test(arguments: [10, 3_000])
    func `samples of the API never were a file that somebody cropped`(count: Int) async throws {
        let world = try await TinyWorld(1) { $0[0].samples = count }
        _ = try await world.sync()
        let listing = try #require(try Library.open(world.library).activities().first)
        #expect(listing.samples == count && listing.comparison == nil)
    }

    @Test func `splits, efforts and facts are views of the stored reply`() async throws {
        let world = try await TinyWorld(1)
        _ = try await world.sync { $0.extras.zones = true }
        #expect(try world.number("SELECT elapsed_s FROM splits WHERE unit = 'kilometre'") == 300)
        #expect(try world.number("SELECT personal_rank FROM efforts WHERE kind = 'best'") == 1)
        #expect(try world.number("SELECT seconds FROM zones WHERE type = 'heartrate'") == 7)
        let facts = try #require(try world.read("SELECT * FROM strava_facts").first)
        #expect(facts["is_race"] == true)
        #expect(facts["kudos"] == 4)
        #expect(facts["device"] == "Invented One")
        #expect(facts["external_id"] == "x.fit")
        #expect(facts["time_zone"] == "America/New_York")
        #expect(facts["start_latitude_degrees"] == 1.5)
        #expect(facts["end_latitude_degrees"] == nil as Double?)
    }
}

import ActivityModel
import GRDB
import Ingest
import JSON
import Reports
import Storage
import Testing

/// What a reply says of laps and of its samples beside their numbers.
struct LapNameTests {
    private func detail(
        _ change: (inout TinyStrava.Activity) -> Void
    ) async throws -> (TinyWorld, ActivityDetail) {
        let world = try await TinyWorld(1) { change(&$0[0]) }
        try await world.sync()
        return (world, try activity(world))
    }

    private func activity(_ world: TinyWorld) throws -> ActivityDetail {
        try #require(try Library.open(world.library).activity(100))
    }

    @Test func `names, numbers and pace zones of laps are kept and shown`() async throws {
        let (world, detail) = try await detail { $0.lapName = "Threshold" }
        #expect(detail.laps.map(\.name) == ["Threshold 1", "Threshold 2", "Threshold 3"])
        #expect(detail.laps.map(\.index) == [1, 2, 3])
        #expect(detail.laps.map(\.paceZone) == [2, 2, 2])
        let text = ActivityText.text(detail)
        #expect(text.contains("NAME") && text.contains("Threshold 2"))
        let json = detail.json(outside: []).line
        #expect(json.contains(#""name":"Threshold 3","lap_index":3,"pace_zone":2"#))
        #expect(try world.number("SELECT count(*) FROM laps WHERE name LIKE 'Threshold%'") == 3)
    }

    @Test func `names that only number the laps take no column`() async throws {
        let (_, detail) = try await detail { _ in }
        #expect(detail.laps.map(\.name) == ["Lap 1", "Lap 2", "Lap 3"])
        #expect(!ActivityText.text(detail).contains("NAME"))
    }

    @Test(arguments: [5_000, 31])
    func `fewer samples than were recorded are no whole recording`(recorded: Int) async throws {
        let (world, detail) = try await detail { $0.recorded = recorded }
        #expect(detail.listing.samples == 30)
        #expect(detail.listing.outcome == .partial)
        #expect(detail.issues.map(\.code) == [.stravaReduced])
        #expect(detail.issues.map(\.message) == ["Strava sent 30 of \(recorded) samples"])
        let kept = try world.read("SELECT streams_envelope FROM api_activity").map {
            $0[0] as String
        }
        #expect(
            kept == [
                #"{"time":{"original_size":\#(recorded),"resolution":"low","series_type":"distance"}}"#
            ])
        // What is whole now replaces it once somebody asks.
        world.strava.change { $0[0].recorded = nil }
        try await world.sync { $0.activities = [100] }
        let whole = try activity(world)
        #expect(whole.listing.outcome == .decoded && whole.issues.isEmpty)
    }

    @Test func `as many samples as were recorded are whole`() async throws {
        let (_, detail) = try await detail { $0.recorded = 30 }
        #expect(detail.listing.outcome == .decoded && detail.issues.isEmpty)
    }
}

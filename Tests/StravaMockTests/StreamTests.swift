import Foundation
import StravaMock
import Testing

struct StreamTests {
    private let account = MockAccount.small()
    private let all =
        "time,distance,latlng,altitude,velocity_smooth,heartrate,cadence,watts,temp,moving,grade_smooth"

    private func get(
        _ day: Int, _ query: String, scope: String = "read,activity:read_all",
        change: @Sendable (inout MockActivity) -> Void = { _ in }
    ) async throws -> Reply {
        try await Strava.run(scope: scope) { strava in
            strava.mock.withAccount(MockAccount.runa) { $0.edit(account.id(day), change) }
            return try await strava.get("activities/\(account.id(day))/streams?\(query)")
        }
    }

    @Test func `by key it is an object whose streams are equally long`() async throws {
        let object = try await get(1, "keys=\(all)&key_by_type=true").object()
        #expect(Set(object.keys) == Set(all.split(separator: ",").map { String($0) }))
        for (key, stream) in object {
            let stream = stream as? [String: Any] ?? [:]
            #expect(Set(stream.keys) == ["data", "series_type", "original_size", "resolution"])
            #expect((stream["data"] as? [Any])?.count == 100, "\(key)")
            #expect(stream["original_size"] as? Int == 100)
        }
    }

    @Test func `without it is an array whose streams name themselves`() async throws {
        let rows = try await get(1, "keys=time,heartrate").rows()
        #expect(rows.map { $0["type"] as? String } == ["time", "distance", "heartrate"])
    }

    @Test(arguments: ["", "key_by_type=true", "keys=nonsense&key_by_type=true"])
    func `without a known key there is the distance alone`(query: String) async throws {
        let reply = try await get(0, query)
        let keys =
            query.contains("true")
            ? try Array(reply.object().keys) : try reply.rows().map { $0["type"] as? String ?? "" }
        #expect(keys == ["distance"])
    }

    @Test func `sports have different streams, by hand has none`() async throws {
        func keys(_ day: Int) async throws -> Set<String> {
            Set(try await get(day, "keys=\(all)&key_by_type=true").object().keys)
        }
        #expect(
            try await keys(2) == ["time", "distance", "velocity_smooth", "heartrate", "moving"])
        #expect(try await keys(4) == ["time", "heartrate", "moving", "temp"])
        #expect(try await !keys(0).contains("watts"))
        let manual = try await get(10, "keys=time&key_by_type=true")
        #expect(manual.status == 404)
        let text = String(decoding: manual.body, as: UTF8.self)
        #expect(text == "{\"message\":\"Resource Not Found\",\"errors\":[]}")
    }

    @Test func `streams agree with the summary`() throws {
        for activity in account.activities {
            guard let streams = activity.streams else { continue }
            #expect(streams.time.first == 0)
            #expect(streams.time.last == activity.elapsedTime)
            #expect(zip(streams.time, streams.time.dropFirst()).allSatisfy { $0 < $1 })
            #expect(zip(streams.distance, streams.distance.dropFirst()).allSatisfy { $0 <= $1 })
            if activity.distance > 0 { #expect(streams.distance.last == activity.distance) }
        }
    }

    @Test func `old parameters are still checked`() async throws {
        #expect(try await get(0, "keys=time&resolution=all").status == 400)
        let low = try await get(0, "keys=time&resolution=low&key_by_type=true") {
            $0.sampleCount = 500
        }.object()
        let time = low["time"] as? [String: Any]
        #expect((time?["data"] as? [Int])?.count == 100)
        #expect((time?["data"] as? [Int])?.last == 1_000)
        #expect(try await get(4, "keys=time&series_type=distance").status == 404)
        #expect(try await get(4, "keys=time&series_type=time").status == 200)
    }

    @Test func `a privacy zone is cut for the narrower scope`() async throws {
        func count(_ scope: String) async throws -> Int? {
            let object = try await get(0, "keys=latlng&key_by_type=true", scope: scope) {
                $0.privacyZoneSamples = 10
            }.object()
            return ((object["latlng"] as? [String: Any])?["data"] as? [Any])?.count
        }
        #expect(try await count("activity:read") == 80)
        #expect(try await count("activity:read_all") == 100)
    }
}

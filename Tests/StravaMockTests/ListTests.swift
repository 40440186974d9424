import Foundation
import StravaMock
import Testing

struct ListTests {
    private let account = MockAccount.small()
    private var visible: [Int64] { account.activities.map(\.id) }

    private func expect(
        _ ids: [Int64], are expected: some Sequence<Int64>,
        at location: SourceLocation = #_sourceLocation
    ) {
        #expect(ids == Array(expected), sourceLocation: location)
    }

    @Test func `the order depends on after and before`() async throws {
        let noon = MockAccount.noon
        try await Strava.run { strava in
            func ids(_ query: String) async throws -> [Int64] {
                try await strava.get("athlete/activities?per_page=200&\(query)").ids()
            }
            expect(try await ids(""), are: visible.reversed())
            expect(try await ids("page=1"), are: visible.reversed())
            expect(try await ids("before=\(noon)"), are: visible.dropLast().reversed())
            expect(try await ids("after=0"), are: visible)
            let after = noon - 3 * 86_400
            expect(try await ids("after=\(after)"), are: visible.suffix(3))
            expect(
                try await ids("after=\(after)&before=\(noon)"),
                are: visible.suffix(3).dropLast().reversed())
        }
    }

    @Test func `bounds exclude their own second, and include it by option`() async throws {
        let bounds = "after=\(MockAccount.noon)&before=\(MockAccount.noon + 1)"
        try await Strava.run { strava in
            expect(try await strava.get("athlete/activities?\(bounds)").ids(), are: [])
            strava.mock.withOptions { $0.boundsAreInclusive = true }
            expect(
                try await strava.get("athlete/activities?\(bounds)").ids(),
                are: visible.suffix(1))
        }
    }

    @Test func `after must not lie in the future`() async throws {
        try await Strava.run { strava in
            let now = strava.mock.now
            #expect(try await strava.get("athlete/activities?after=\(now)").status == 200)
            let reply = try await strava.get("athlete/activities?after=\(now + 1)")
            #expect(reply.status == 400)
            #expect(try reply.fault() == "Application/after/future")
        }
    }

    @Test func `pages have thirty rows, two hundred at most, and none past the end`()
        async throws
    {
        let big = MockAccount.invented(
            athleteID: 5, seed: 3, activities: 431, until: MockAccount.noon)
        try await Strava.run(big) { strava in
            func count(_ query: String) async throws -> Int {
                try await strava.get("athlete/activities?\(query)").rows().count
            }
            #expect(try await count("") == 30)
            #expect(try await count("per_page=1000") == 200)
            #expect(try await count("per_page=200&page=3") == 31)
            let end = try await strava.get("athlete/activities?per_page=200&page=4")
            #expect(end.status == 200)
            #expect(end.body == Data("[]".utf8))
            #expect(try await count("page=9223372036854775807") == 0)
            var walked: [Int64] = []
            for page in 1...3 {
                walked += try await strava.get("athlete/activities?per_page=200&page=\(page)")
                    .ids()
            }
            #expect(Set(walked) == Set(big.activities.map(\.id)))
            #expect(walked.count == 431)
        }
    }

    @Test func `only the wider scope shows what is for the athlete alone`() async throws {
        let hidden = account.id(3)
        try await Strava.run(scope: "read,activity:read") { strava in
            let ids = try await strava.get("athlete/activities").ids()
            #expect(ids == visible.filter { $0 != hidden }.reversed())
            #expect(try await strava.get("activities/\(hidden)").status == 404)
            #expect(try await strava.get("activities/\(hidden)/streams?keys=time").status == 404)
            strava.mock.withAccount(MockAccount.runa) { $0.edit(hidden) { $0.isPrivate = false } }
            #expect(try await strava.get("activities/\(hidden)").status == 200)
        }
    }

    @Test func `late uploads, edits and deletions show at once, and ids grow with uploads`()
        async throws
    {
        try await Strava.run { strava in
            let mock = strava.mock
            let now = mock.now
            let late = mock.withAccount(MockAccount.runa) { account in
                account.delete(account.activities[0].id)
                account.edit(account.activities[4].id) { $0.name = "Renamed" }
                return account.upload(
                    startTime: MockAccount.noon - 200 * 86_400, name: "Late",
                    at: now)
            }
            let rows = try await strava.get("athlete/activities").rows()
            #expect(rows.last?["id"] as? Int64 == late)
            #expect(try #require(late) > account.activities.map(\.id).max() ?? 0)
            #expect(rows.contains { $0["name"] as? String == "Renamed" })
            #expect(!rows.contains { $0["id"] as? Int64 == account.id(0) })
        }
    }

    @Test func `the same seed gives the same life, and some of it came late`() async throws {
        func life(_ seed: UInt64) -> MockAccount {
            .invented(athleteID: 5, seed: seed, activities: 300, until: MockAccount.noon)
        }
        let one = life(1)
        #expect(one.activities.map(\.id) == life(1).activities.map(\.id))
        #expect(one.activities.map(\.name) != life(2).activities.map(\.name))
        #expect(one.activities.map(\.startTime).max() == MockAccount.noon)
        #expect(one.activities.contains { $0.uploadTime > $0.startTime + 9 * 86_400 })
        #expect(one.activities.contains { $0.isManual })
        #expect(one.activities.contains { $0.isPrivate })
        let byUpload = one.activities.sorted { $0.uploadTime < $1.uploadTime }.map(\.id)
        #expect(byUpload == byUpload.sorted())
    }
}

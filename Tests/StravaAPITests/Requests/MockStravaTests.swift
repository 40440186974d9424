import ActivityModel
import Foundation
import StravaMock
import Testing

@testable import StravaAPI

/// The client against a Strava on loopback, over real HTTP.
@Suite(.timeLimit(.minutes(2)))
struct MockStravaTests {
    private static let athleteID: Int64 = 4_242

    private func strava(
        activities: Int = 30, _ change: (inout MockOptions) -> Void = { _ in }
    ) async throws -> MockStrava {
        var options = MockOptions()
        change(&options)
        let account = MockAccount.invented(
            athleteID: Self.athleteID, seed: 3, activities: activities, until: options.startsAt)
        let strava = MockStrava(account, options: options)
        try await strava.start()
        return strava
    }

    @Test func `lists, details, streams and gear are what Strava knows`() async throws {
        let strava = try await strava()
        let connection = try await Connection(strava, athleteID: Self.athleteID)
        let list = try await connection.client.activities(page: 1)
        let account = try #require(strava.account(Self.athleteID))
        #expect(Set(list.value.map(\.id)) == Set(account.activities.map(\.id)))
        #expect(list.receivedAt == Timestamp(seconds: strava.now))
        for activity in list.value {
            let truth = try #require(account[activity.id])
            #expect(activity.summary.start?.seconds == truth.startTime)
            #expect(activity.summary.sportType == truth.sportType)
            #expect(activity.isManual == truth.isManual)
            #expect(activity.gearID == truth.gearID)
        }
        let recorded = try #require(list.value.first { !$0.isManual })
        let detail = try await connection.client.activity(recorded.id)
        #expect(detail.value.id == recorded.id)
        let start = try #require(recorded.summary.start)
        let streams = try #require(
            try await connection.client.streams(of: recorded.id, startingAt: start))
        #expect(streams.value.sampleCount == account[recorded.id]?.sampleCount)
        let time = try #require(streams.value.streams.first { $0.name == .time })
        #expect(time[0] == start.secondsSinceEpoch)
        if let gearID = recorded.gearID {
            let gear = try #require(account.gear.first { $0.id == gearID })
            #expect(try await connection.client.gear(gearID).value.name == gear.name)
        }
        let athlete = try await connection.client.athlete()
        #expect(athlete.value.id == Self.athleteID)
        await strava.stop()
    }

    @Test func `what was typed in has no streams`() async throws {
        let strava = try await strava()
        let manual = strava.withAccount(Self.athleteID) { account in
            account.edit(account.activities[0].id) { $0.enterByHand() }
            return account.activities[0].id
        }
        let connection = try await Connection(strava, athleteID: Self.athleteID)
        let id = try #require(manual)
        #expect(try await connection.client.streams(of: id) == nil)
        await strava.stop()
    }

    @Test func `the budget and Strava count alike, streams without headers too`() async throws {
        let strava = try await strava()
        let connection = try await Connection(strava, athleteID: Self.athleteID)
        let list = try await connection.client.activities(page: 1).value
        for activity in list.prefix(5) {
            _ = try await connection.client.activity(activity.id)
            _ = try await connection.client.streams(of: activity.id)
        }
        let usage = strava.usage()
        #expect(usage.read15 == 11)
        let snapshot = await connection.budget.snapshot()
        #expect(snapshot.entry(.read, .quarterHour)?.used == usage.read15)
        #expect(snapshot.entry(.overall, .day)?.used == usage.overallDay)
        #expect(await connection.client.requestCount == 11)
        await strava.stop()
    }

    @Test func `five hundred streams go through both windows without one refusal`() async throws {
        let strava = try await strava(activities: 1) {
            $0.limits = MockLimits(overall15: 60, overallDay: 400, read15: 40, readDay: 300)
        }
        let connection = try await Connection(strava, athleteID: Self.athleteID)
        let id = try #require(strava.account(Self.athleteID)?.activities.first?.id)
        let begin = strava.now
        // The first answer with headers tells the limits.
        _ = try await connection.client.activities(page: 1)
        for _ in 0..<500 { _ = try await connection.client.streams(of: id) }
        #expect(strava.requests.filter { $0.status == 429 }.isEmpty)
        #expect(strava.now - begin > 86_400 / 2)
        await strava.stop()
    }

    @Test func `another program's requests are seen in the headers`() async throws {
        let strava = try await strava { $0.limits.read15 = 20 }
        let first = try await Connection(strava, athleteID: Self.athleteID, noWait: true)
        let other = try await Connection(strava, athleteID: Self.athleteID)
        for _ in 0..<10 { _ = try await other.client.athlete() }
        var sent = 0
        let error = try await failure {
            while true {
                _ = try await first.client.athlete()
                sent += 1
            }
        }
        guard case .rateLimited(.quarterHour, _) = error else {
            Issue.record("expected a limit")
            return
        }
        // Of 20, 10 are used and 1 is the reserve.
        #expect(sent == 9)
        #expect(strava.requests.allSatisfy { $0.status != 429 })
        await strava.stop()
    }

    @Test func `tokens rotate and nothing is lost`() async throws {
        let strava = try await strava()
        let connection = try await Connection(strava, athleteID: Self.athleteID)
        var seen: Set<Secret> = []
        for _ in 0..<4 {
            _ = try await connection.client.athlete()
            seen.insert(try #require(try await connection.store.tokens()).refreshToken)
            strava.advance(seconds: 6 * 3_600)
        }
        #expect(seen.count == 4)
        await strava.stop()
    }

    @Test func `refusals are what they are`() async throws {
        let strava = try await strava()
        let weak = try await Connection(strava, athleteID: Self.athleteID, scope: "read")
        #expect(
            try await failure { try await weak.client.activities(page: 1) }
                == .missingScope("activity:read"))
        let connection = try await Connection(strava, athleteID: Self.athleteID)
        #expect(
            try await failure {
                try await connection.client.activities(
                    page: 1, after: Timestamp(seconds: strava.now + 60))
            } == .futureAfter)
        #expect(try await failure { try await connection.client.activity(1) } == .notFound)
        strava.withOptions { $0.isActive = false }
        strava.clearRequests()
        #expect(try await failure { try await connection.client.athlete() } == .inactive)
        #expect(strava.requests.count == 1)
        strava.withOptions { $0.isActive = true }
        strava.revokeAll(athleteID: Self.athleteID)
        #expect(try await failure { try await connection.client.athlete() } == .revoked)
        await strava.stop()
        _ = try await connection.store.tokens()
        let error = try await failure { try await connection.client.athlete() }
        #expect(error == .transport(.notConnected))
    }

    @Test(arguments: MockFaults.Kind.allCases)
    func `an answer that goes wrong is asked for again`(kind: MockFaults.Kind) async throws {
        let strava = try await strava()
        let connection = try await Connection(strava, athleteID: Self.athleteID)
        let id = try #require(strava.account(Self.athleteID)?.activities.first?.id)
        strava.withOptions { $0.faults.script = [kind, kind, nil] }
        #expect(try await connection.client.activity(id).value.id == id)
        await strava.stop()
    }

    @Test func `disconnecting ends the access, in the old way and the new`() async throws {
        let strava = try await strava()
        let connection = try await Connection(strava, athleteID: Self.athleteID)
        _ = try await connection.client.athlete()
        let tokens = try #require(try await connection.store.tokens())
        let authorizer = StravaAuthorizer(
            settings: connection.settings, transport: URLSessionTransport())
        try await authorizer.revoke(tokens)
        #expect(try await failure { try await connection.client.athlete() } == .revoked)
        await strava.stop()
    }

    @Test func `a person who says yes in the browser is connected`() async throws {
        let strava = try await strava()
        let connection = try await Connection(strava, athleteID: Self.athleteID)
        let request = try AuthorizationRequest(
            settings: connection.settings,
            redirect: try #require(URL(string: "http://127.0.0.1:9/callback")))
        // The browser: redirects are not followed, so this is where it would go.
        let consent = try await URLSessionTransport().send(WireRequest(url: request.url))
        #expect(consent.status == 302)
        let answer = try request.parse(try #require(consent.headers["location"]))
        #expect(answer.missingScopes.isEmpty)
        try await connection.store.remove()
        let authorizer = StravaAuthorizer(
            settings: connection.settings, transport: URLSessionTransport())
        let tokens = try await authorizer.exchange(answer, keepingIn: connection.store)
        #expect(tokens.athleteID == Self.athleteID)
        #expect(try await connection.client.athlete().value.id == Self.athleteID)
        #expect(
            try await failure {
                try await authorizer.exchange(answer, keepingIn: connection.store)
            } == .codeRefused)
        await strava.stop()
    }
}

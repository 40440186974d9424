import ActivityModel
import Foundation
import GRDB
import Ingest
import Storage
import StravaAPI
import Testing

/// What the queue does when Strava does not give what was asked for.
struct QueueTests {
    struct Answer: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var answer: WireAnswer
        var reason: String
    }

    /// Refusals of everything, in every form in which they are met.
    static let refusals = [
        Answer(testDescription: "403 as HTML", answer: .html(403), reason: "refused 403"),
        Answer(testDescription: "402", answer: .json("{}", 402), reason: "refused 402"),
        Answer(testDescription: "418", answer: .html(418), reason: "refused 418"),
        Answer(
            testDescription: "200 with a message", answer: .json(#"{"message":"no"}"#),
            reason: "unexpected-answer"),
        Answer(testDescription: "200 with HTML", answer: .html(200), reason: "unexpected-answer"),
        Answer(
            testDescription: "204", answer: WireAnswer(status: 204, headers: [:], body: .init()),
            reason: "unexpected-answer"),
        Answer(
            testDescription: "500", answer: .json(#"{"message":"error"}"#, 500),
            reason: "server 500"),
    ]

    @Test(arguments: refusals)
    func `the same refusal of three activities ends the run with that refusal`(
        refusal: Answer
    ) async throws {
        let world = try await TinyWorld(30)
        world.strava.set { question, _ in question.kind == .list ? nil : refusal.answer }
        let report = try await world.sync()
        guard case .refused(_) = report.ending else {
            Issue.record("\(report.ending)")
            return
        }
        let asked = Set(world.strava.asked.filter { $0.kind == .detail }.map(\.subject))
        #expect(asked.count <= 3)
        #expect(report.failed <= 5)
        #expect(report.failures.allSatisfy { $0.reason.hasPrefix(refusal.reason) })
        #expect(report.activities.new == 30, "everything is visible")
        #expect(
            report.requests.list + report.requests.detail + report.requests.streams
                == report.requests.total)
        let status = try Library.open(world.library).apiStatus(now: world.clock.present)
        #expect(status.failures.map(\.count).reduce(0, +) == report.failed)
        let issues = try Library.open(world.library).issues(IssueFilter(code: "strava"))
        #expect(issues.count == report.failed)
        #expect(issues.allSatisfy { $0.activityID != nil })
        // All is well again once Strava is.
        world.strava.set { _, _ in nil }
        world.clock.advance(2 * 86_400)
        let healed = try await world.sync()
        #expect(healed.ending == .finished)
        #expect(try world.number("SELECT count(*) FROM api_failure") == 0)
    }

    @Test func `one activity that stays broken costs itself alone`() async throws {
        let world = try await TinyWorld(6)
        world.strava.set { question, _ in
            question.kind == .detail && question.subject == "103"
                ? .json(#"{"message":"error"}"#, 500) : nil
        }
        let report = try await world.sync()
        #expect(report.ending == .finished)
        #expect(report.streams == 6, "its samples come all the same")
        #expect(report.details == 5)
        let status = try Library.open(world.library).apiStatus(now: Timestamp(seconds: 0))
        let failure = try #require(status.failures.first)
        #expect(failure.part == .detail && failure.count == 1)
        #expect(StravaAPIError(reason: failure.reason) == .server(status: 500))
        world.strava.forget()
        _ = try await world.sync()
        #expect(world.strava.count(.detail) == 0, "not before its time")
    }

    @Test(arguments: [
        #"{"id":1,"resource_state":3}"#, #"{"id":100,"resource_state":2}"#,
        #"{"resource_state":3}"#,
        #"{"message":"Record Not Found"}"#, "[]",
    ])
    func `an answer that is not what was asked is asked for once a run`(
        body: String
    ) async throws {
        let world = try await TinyWorld(2)
        world.strava.set { question, _ in question.kind == .detail ? .json(body) : nil }
        _ = try await world.sync()
        #expect(world.strava.count(.detail, 100) == 1)
        #expect(world.strava.count(.detail, 101) <= 1)
        #expect(try world.number("SELECT count(*) FROM api_activity WHERE activity_id = 1") == 0)
        world.strava.set { _, _ in nil }
        world.clock.advance(86_400)
        _ = try await world.sync()
        #expect(try world.number("SELECT count(*) FROM api_activity WHERE detail_at > 0") == 2)
    }

    @Test func `a detail that does not say what it is counts as what was asked`() async throws {
        let world = try await TinyWorld(1)
        world.strava.set { question, _ in
            question.kind == .detail
                ? .json(#"{"id":100,"name":"Bare","sport_type":"Run","type":"Run"}"#) : nil
        }
        _ = try await world.sync()
        _ = try await world.sync()
        #expect(world.strava.count(.detail) == 1)
    }

    @Test(arguments: [402, 403])
    func `zones that Strava refuses are not asked for any further`(status: Int) async throws {
        let world = try await TinyWorld(5)
        world.strava.set { question, _ in question.kind == .zones ? .json("{}", status) : nil }
        let report = try await world.sync { $0.extras.zones = true }
        #expect(world.strava.count(.zones) == 1)
        #expect(report.zonesRefused == .refused(status: status, reason: ""))
        #expect(report.details == 5 && report.streams == 5 && report.failed == 0)
    }

    @Test func `activities without zones are not asked for them`() async throws {
        let world = try await TinyWorld(2) { $0[0].isManual = true }
        world.strava.set { question, _ in
            guard question.kind == .detail, question.subject == "101" else { return nil }
            return .json(#"{"id":101,"sport_type":"Run","available_zones":[],"upload_id":4}"#)
        }
        _ = try await world.sync { $0.extras.zones = true }
        _ = try await world.sync { $0.extras.zones = true }
        #expect(world.strava.count(.zones) == 0)
    }

    @Test func `gear that cannot be had is asked for less and less often`() async throws {
        let world = try await TinyWorld(1) { $0[0].gear = "b5" }
        world.strava.set { question, _ in question.kind == .gear ? .json("", 500) : nil }
        let report = try await world.sync()
        #expect(report.failures.map(\.part) == [.gear])
        world.strava.forget()
        #expect(try await world.sync().failed == 0)
        #expect(world.strava.count(.gear) == 0)
        world.clock.advance(3_600)
        world.strava.set { _, _ in nil }
        _ = try await world.sync()
        let gear = try world.read("SELECT gear FROM activities").map { $0[0] as String? }
        #expect(gear == ["Gear"])
        #expect(try world.number("SELECT count(*) FROM api_failure") == 0)
    }

    @Test func `what was deleted meanwhile is looked for less and less often`() async throws {
        let world = try await TinyWorld(5)
        world.strava.set { question, _ in question.kind == .detail ? .missing : nil }
        let report = try await world.sync()
        #expect(report.ending == .finished, "404 is about one activity each")
        #expect(report.failed == 5)
        world.strava.forget()
        world.clock.advance(2 * 86_400)
        _ = try await world.sync()
        #expect(world.strava.count(.detail) == 5)
        world.clock.advance(86_400)
        _ = try await world.sync()
        #expect(world.strava.count(.detail) == 5)
    }

    @Test(arguments: [(WireAnswer.html(403), 3), (.json(#"{"message":"error"}"#, 500), 9)])
    func `a part that Strava refuses altogether does not stop the other one`(
        answer: WireAnswer, requests: Int
    ) async throws {
        let world = try await TinyWorld(9)
        world.strava.set { question, _ in question.kind == .detail ? answer : nil }
        let report = try await world.sync()
        #expect(world.strava.count(.detail) == requests, "a few, and then no more")
        #expect(world.strava.count(.streams) == 9)
        guard case .refused = report.ending else {
            Issue.record("\(report.ending)")
            return
        }
        // Later it may be otherwise.
        world.strava.set { _, _ in nil }
        world.clock.advance(86_400)
        try await world.sync()
        #expect(try world.number("SELECT count(*) FROM api_activity WHERE detail_at > 0") == 9)
    }

    @Test func `an activity is counted once, whatever changed where`() async throws {
        let world = try await TinyWorld(3)
        try await world.sync()
        world.clock.advance(60)
        world.strava.change { activities in
            activities[0].details = "Dry."
            activities[1].start += 5
            activities[1].details = "Dry."
        }
        try world.tell(.update, 100)
        let report = try await world.sync()
        let counts = report.activities
        #expect(counts.new == 0 && counts.updated == 2 && counts.unchanged == 1)
    }

    @Test func `a list that ignores pages and has an unreadable element ends`() async throws {
        let world = try await TinyWorld(1)
        let row = TinyStrava.row(world.strava.activities[0], isDetail: false)
        world.strava.set { question, _ in
            question.kind == .list ? .json("[null,\(row)]") : nil
        }
        let report = try await world.sync()
        #expect(world.strava.count(.list) <= 3)
        #expect(report.unreadable > 0 && report.absence == .unreadable)
    }
}

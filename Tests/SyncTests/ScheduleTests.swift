import ActivityModel
import Foundation
import Storage
import StravaAPI
import Synchronization
import TestSupport
import Testing

/// Whatever happens on the way, the library at the end is the one of an undisturbed sync, table by
/// table, and nothing is asked for again that was answered.
struct ScheduleTests {
    private static let activities = 9
    /// Ten seeds a block: two hundred, or ten times `WAYMARK_SCHEDULES`.
    private static let blocks =
        ProcessInfo.processInfo.environment["WAYMARK_SCHEDULES"].flatMap(Int.init) ?? 20

    /// On a disk, every sync opens the library anew, as another process does; most are in memory,
    /// where a hundred take the time of ten.
    private func world(inMemory: Bool = true) async throws -> TinyWorld {
        try await TinyWorld(Self.activities, inMemory: inMemory) { activities in
            activities[1].isManual = true
            activities[2].samples = 0
            activities[3].gear = "b5"
            activities[4].gear = "g6"
            activities[5].device = nil
            activities[6].laps = 1
            // Uploaded long after it was recorded: only a webhook or a complete list tells.
            activities[7].start -= 200 * 86_400
        }
    }

    @Test(arguments: 0..<blocks)
    func `refusals, broken answers, kills and events in any order change nothing`(
        block: Int
    ) async throws {
        let undisturbed = try await world()
        _ = try await undisturbed.sync()
        let expected = try undisturbed.dump()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for seed in block * 10..<block * 10 + 10 {
                group.addTask { try await disturb(seed: UInt64(seed), expected) }
            }
            try await group.waitForAll()
        }
    }

    private func disturb(seed: UInt64, _ expected: [String]) async throws {
        let world = try await world(inMemory: seed % 25 != 0)
        let trouble = Trouble(seed: seed)
        world.strava.set { question, _ in try trouble.answer(to: question) }
        var runs = 0
        var named: Set<Int64> = []
        while runs < 6 {
            runs += 1
            if runs > 1, trouble.draw(2) == 0 {
                let id = Int64(100 + trouble.draw(UInt64(Self.activities)))
                named.insert(id)
                try? world.tell(
                    [.create, .update][Int(trouble.draw(2))], id,
                    updates: trouble.draw(2) == 0 ? ["title": "Run \(id - 100)"] : [:],
                    ago: Int64(trouble.draw(90)))
            }
            _ = try? await world.sync(seed: seed)
            world.clock.advance(Int64([60, 1_200, 90_000][Int(trouble.draw(3))]))
        }
        trouble.end()
        for _ in 0..<2 {
            world.clock.advance(31 * 86_400)
            _ = try await world.sync(seed: seed)
        }
        let dump = try world.dump()
        #expect(Set(dump).symmetricDifference(expected).sorted() == [], "seed \(seed)")
        #expect(try world.structuralProblems() == [], "seed \(seed)")
        // An answer is asked for again only when it was lost on its way, or when an event names it.
        var answers: [TinyStrava.Question: Int] = [:]
        for question in world.strava.answered
        where question.kind != .list && question.kind != .token {
            answers[question, default: 0] += 1
        }
        for (question, count) in answers {
            let mayRepeat = named.contains(Int64(question.subject) ?? 0) ? 8 : 1
            #expect(count <= mayRepeat + trouble.kills, "seed \(seed): \(question)")
        }
        // Three tries a run, and one more after each refusal of a token or of a window.
        let most =
            Dictionary(grouping: world.strava.asked, by: \.self).values.map(\.count).max() ?? 0
        #expect(most <= 3 * (runs + 3) + trouble.patience, "seed \(seed)")
    }
}

/// Draws what goes wrong.
private final class Trouble: Sendable {
    private struct State {
        var random: SeededGenerator
        var isOver = false
        var kills = 0
        var patience = 0
    }

    private let state: Mutex<State>

    init(seed: UInt64) { state = Mutex(State(random: SeededGenerator(seed: seed &+ 77))) }

    var kills: Int { state.withLock(\.kills) }
    /// Answers after which the same is asked at once, or after the window.
    var patience: Int { state.withLock(\.patience) }

    func end() { state.withLock { $0.isOver = true } }
    func draw(_ count: UInt64) -> UInt64 { state.withLock { $0.random.next() % count } }

    /// Something in place of every third answer. Nothing that would be taken for the truth: 404
    /// means that there are no samples, or no such gear.
    func answer(to question: TinyStrava.Question) throws -> WireAnswer? {
        let (isOver, isWrong, which) = state.withLock { state in
            (state.isOver, state.random.next() % 3 == 0, Int(state.random.next() % 19))
        }
        guard !isOver, isWrong else { return nil }
        switch which {
        case 0: throw TransportError(.connectionLost)
        case 1: throw TransportError(.timedOut)
        case 2: throw TransportError(.notConnected)
        case 3:
            state.withLock { $0.kills += 1 }
            throw CancellationError()
        case 4: return .html(403)
        case 5: return .json("{}", 402)
        case 6: return .json(#"{"message":"error"}"#, 500)
        case 7: return .html([502, 503, 504, 520][Int(draw(4))])
        case 8: return .html(200)
        case 9: return .json(#"[{"id":"#)
        case 10: return .json(#"{"message":"Forbidden"}"#)
        case 11: return .json("")
        case 12: return WireAnswer(status: 204, headers: [:], body: Data())
        case 13:
            state.withLock { $0.patience += 1 }
            return .json(#"{"message":"Rate Limit Exceeded"}"#, 429)
        case 14:
            state.withLock { $0.patience += 1 }
            var answer = WireAnswer.json(#"{"message":"Rate Limit Exceeded"}"#, 429)
            answer.headers["x-ratelimit-limit"] = "200,2000"
            answer.headers["x-ratelimit-usage"] = "201,300"
            return answer
        case 15:
            state.withLock { $0.patience += 1 }
            return .json(
                #"{"message":"Authorization Error","errors":[{"resource":"Athlete","field":"access_token","code":"invalid"}]}"#,
                401)
        case 16: return .html(408)
        case 17 where question.kind == .detail:
            return .json(#"{"id":\#(question.subject),"resource_state":2,"name":"Other"}"#)
        case 18 where question.kind == .detail:
            return .json(#"{"id":99,"resource_state":3,"name":"Other"}"#)
        default: return .json("{}", 418)
        }
    }
}

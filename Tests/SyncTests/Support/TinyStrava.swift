import ActivityModel
import Foundation
import StravaAPI
import Synchronization

/// A Strava of a few activities in this process: every answer can be replaced, and every request is
/// remembered. For what goes wrong; what real HTTP does is `StravaMock`'s to show.
final class TinyStrava: HTTPTransport {
    struct Activity: Sendable {
        var id: Int64
        var start: Int64
        var name: String
        var sport = "TrailRun"
        var laps = 3
        var lapName = "Lap"
        var samples = 30
        /// The number of samples that Strava has; it sends fewer where this is more.
        var recorded: Int?
        var isManual = false
        var climb = 50.5
        var gear: String?
        var device: String? = "Invented One"
        var isPrivate = false
        var details = "Wet."
    }

    /// What was asked, without numbers that change.
    struct Question: Hashable, Sendable, CustomStringConvertible {
        enum Kind: String, Sendable {
            case list, detail, streams, zones, gear, token, revoke, other
        }
        var kind: Kind
        var subject = ""

        var description: String { "\(kind.rawValue) \(subject)" }
    }

    /// Something else instead of the right answer; `nil` for the right one.
    typealias Fault = @Sendable (Question, _ number: Int) throws -> WireAnswer?

    private struct State {
        var activities: [Activity]
        var asked: [Question] = []
        var answered: [Question] = []
        var fault: Fault = { _, _ in nil }
    }

    private let state: Mutex<State>
    let clock: JumpingClock

    init(_ activities: [Activity], clock: JumpingClock) {
        state = Mutex(State(activities: activities))
        self.clock = clock
    }

    var asked: [Question] { state.withLock(\.asked) }
    /// What got the right answer.
    var answered: [Question] { state.withLock(\.answered) }
    var activities: [Activity] { state.withLock(\.activities) }

    func forget() { state.withLock { ($0.asked, $0.answered) = ([], []) } }
    func set(_ fault: @escaping Fault) { state.withLock { $0.fault = fault } }
    func change(_ body: (inout [Activity]) -> Void) { state.withLock { body(&$0.activities) } }

    func count(_ kind: Question.Kind, _ id: Int64? = nil) -> Int {
        asked.count { $0.kind == kind && (id == nil || $0.subject == "\(id ?? 0)") }
    }

    func send(_ request: WireRequest) async throws -> WireAnswer {
        let question = Self.question(request)
        let (fault, number) = state.withLock { state in
            state.asked.append(question)
            return (state.fault, state.asked.count)
        }
        if let answer = try fault(question, number) { return dated(answer) }
        let answer = state.withLock { state in
            state.answered.append(question)
            return Self.answer(question, request, state.activities)
        }
        return dated(answer)
    }

    private func dated(_ answer: WireAnswer) -> WireAnswer {
        var answer = answer
        answer.headers["date"] = answer.headers["date"] ?? clock.date
        return answer
    }

    private static func question(_ request: WireRequest) -> Question {
        let parts = request.url.path.split(separator: "/").map(String.init)
        switch parts.last {
        case "activities": return Question(kind: .list, subject: query(request)["page"] ?? "")
        case "streams": return Question(kind: .streams, subject: parts[parts.count - 2])
        case "zones": return Question(kind: .zones, subject: parts[parts.count - 2])
        case "token": return Question(kind: .token)
        case "revoke": return Question(kind: .revoke)
        default: break
        }
        let parent = parts.dropLast().last
        if parent == "activities" { return Question(kind: .detail, subject: parts.last ?? "") }
        if parent == "gear" { return Question(kind: .gear, subject: parts.last ?? "") }
        return Question(kind: .other, subject: request.url.path)
    }

    private static func query(_ request: WireRequest) -> [String: String] {
        let items = URLComponents(url: request.url, resolvingAgainstBaseURL: false)?.queryItems
        return (items ?? []).reduce(into: [:]) { $0[$1.name] = $1.value }
    }

    // MARK: The right answers

    private static func answer(
        _ question: Question, _ request: WireRequest, _ activities: [Activity]
    ) -> WireAnswer {
        let found = activities.first { "\($0.id)" == question.subject }
        switch question.kind {
        case .list: return .json("[" + page(request, activities).joined(separator: ",") + "]")
        case .detail: return found.map { .json(row($0, isDetail: true)) } ?? .missing
        case .streams:
            guard let found, !found.isManual, found.samples > 0 else { return .missing }
            return .json(streams(found))
        case .zones:
            return .json(
                #"[{"type":"heartrate","distribution_buckets":[{"min":0,"max":100,"time":7}]}]"#)
        case .gear: return .json(#"{"id":"\#(question.subject)","name":"Gear"}"#)
        case .token:
            return .json(
                #"{"access_token":"a\#(activities.count)","refresh_token":"r","expires_at":4000000000,"scope":"read activity:read_all","athlete":{"id":7}}"#
            )
        case .revoke: return .json("")
        case .other: return .missing
        }
    }

    private static func page(_ request: WireRequest, _ activities: [Activity]) -> [String] {
        let query = query(request)
        func number(_ name: String, _ other: Int64) -> Int64 {
            query[name].flatMap { Int64($0) } ?? other
        }
        let (size, page) = (Int(number("per_page", 30)), Int(number("page", 1)))
        return
            activities
            .filter { $0.start > number("after", 0) && $0.start < number("before", .max) }
            .sorted { ($0.start, $0.id) < ($1.start, $1.id) }
            .dropFirst((page - 1) * size).prefix(size).map { row($0, isDetail: false) }
    }

    static func row(_ activity: Activity, isDetail: Bool) -> String {
        let start = Timestamp(seconds: activity.start).description.prefix(19) + "Z"
        var members = [
            #""id":\#(activity.id)"#, #""resource_state":\#(isDetail ? 3 : 2)"#,
            #""name":"\#(activity.name)""#, #""sport_type":"\#(activity.sport)""#,
            #""type":"\#(activity.sport == "TrailRun" ? "Run" : activity.sport)""#,
            #""start_date":"\#(start)""#, #""utc_offset":-14400.0"#,
            #""timezone":"(GMT-05:00) America/New_York""#, #""distance":5000.5"#,
            #""total_elevation_gain":\#(activity.climb)"#,
            #""elapsed_time":1500"#, #""moving_time":1400"#, #""manual":\#(activity.isManual)"#,
            #""upload_id":\#(activity.isManual ? "null" : "\(activity.id * 2)")"#,
            #""visibility":"\#(activity.isPrivate ? "only_me" : "everyone")""#,
            #""workout_type":1,"kudos_count":4,"trainer":false,"external_id":"x.fit""#,
            #""start_latlng":[1.5,2.5],"end_latlng":[]"#,
            #""map":{"id":"a","summary_polyline":"\#(activity.isManual ? "" : "_p~iF~ps|U_ulLnnqC")"}"#,
        ]
        if let gear = activity.gear { members.append(#""gear_id":"\#(gear)""#) }
        if isDetail {
            let laps = (0..<activity.laps).map { index in
                #"{"lap_index":\#(index + 1),"name":"\#(activity.lapName) \#(index + 1)","pace_zone":2,"start_date":"\#(start)","elapsed_time":500,"moving_time":480,"distance":1666.8,"start_index":\#(index * 10),"end_index":\#(index * 10 + 9)}"#
            }
            members += [
                #""description":"\#(activity.details)","private_note":"knee","calories":321.5"#,
                #""device_name":\#(activity.device.map { "\"\($0)\"" } ?? "null")"#,
                #""laps":[\#(laps.joined(separator: ","))]"#,
                #""splits_metric":[{"split":1,"distance":1000.5,"elapsed_time":300,"moving_time":290}]"#,
                #""best_efforts":[{"name":"1k","elapsed_time":290,"moving_time":290,"distance":1000,"pr_rank":1}]"#,
                #""available_zones":["heartrate"]"#,
            ]
        }
        return "{" + members.joined(separator: ",") + "}"
    }

    private static func streams(_ activity: Activity) -> String {
        func values(_ make: (Int) -> String) -> String {
            (0..<activity.samples).map(make).joined(separator: ",")
        }
        let size = activity.recorded ?? activity.samples
        let resolution = size > activity.samples ? "low" : "high"
        return
            #"{"time":{"data":[\#(values { "\($0)" })],"series_type":"distance","original_size":\#(size),"resolution":"\#(resolution)"},"distance":{"data":[\#(values { "\($0 * 3).5" })]},"latlng":{"data":[\#(values { "[1.\($0 + 10),2.5]" })]}}"#
    }
}

extension WireAnswer {
    static func json(_ text: String, _ status: Int = 200) -> WireAnswer {
        WireAnswer(
            status: status, headers: ["content-type": "application/json"], body: Data(text.utf8))
    }

    static func html(_ status: Int) -> WireAnswer {
        WireAnswer(status: status, headers: [:], body: Data("<!DOCTYPE html><p>No.".utf8))
    }

    static let missing = json(
        #"{"message":"Record Not Found","errors":[{"resource":"Activity","field":"id","code":"invalid"}]}"#,
        404)
}

/// A clock that jumps where somebody waits.
final class JumpingClock: StravaClock {
    private let time = Mutex(Timestamp(year: 2026, month: 11, day: 21, hour: 12))

    func now() async -> Timestamp { time.withLock { $0 } }
    var present: Timestamp { time.withLock { $0 } }

    func advance(_ seconds: Int64) {
        time.withLock { $0 = Timestamp(microseconds: $0.microseconds + seconds * 1_000_000) }
    }

    func sleep(until instant: Timestamp) async throws {
        try Task.checkCancellation()
        time.withLock { $0 = max($0, instant) }
    }

    /// As a header field has it.
    var date: String {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(secondsFromGMT: 0)
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return format.string(from: Date(timeIntervalSince1970: Double(present.seconds)))
    }
}

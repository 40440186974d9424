import ActivityModel
import Foundation
import GRDB
import Ingest
import Storage
import StravaAPI
import Testing

/// One bad element of Strava's list costs that element.
struct ElementTests {
    private func page(_ elements: [String]) -> WireAnswer {
        .json("[" + elements.joined(separator: ",") + "]")
    }

    @Test(arguments: [
        "null", "7", "{}", #"{"id":null,"name":"x"}"#, #"{"id":1e40,"name":"x"}"#,
        #"{"id":99999999999999999999}"#, "[]",
    ])
    func `an element that is no activity is left out and named`(element: String) async throws {
        let world = try await TinyWorld(3)
        let rows = world.strava.activities.map { TinyStrava.row($0, isDetail: false) }
        world.strava.set { question, _ in
            question.kind == .list
                ? self.page(question.subject == "1" ? [rows[0], element, rows[1], rows[2]] : [])
                : nil
        }
        let report = try await world.sync()
        #expect(report.activities.new == 3)
        #expect(report.unreadable == 1)
        let issues = try Library.open(world.library).issues(IssueFilter(code: "strava"))
        #expect(issues.map(\.code.rawValue) == ["strava.unreadable-element"])
        #expect(issues.first?.file?.contains("[1]") == true)
        world.strava.set { _, _ in nil }
        _ = try await world.sync { $0.isComplete = true }
        #expect(try Library.open(world.library).issues().isEmpty, "said no longer than true")
    }

    @Test func `a name is kept beyond a NUL`() async throws {
        let world = try await TinyWorld(1) { $0[0].name = "Before\\u0000after" }
        _ = try await world.sync()
        #expect(
            try Library.open(world.library).activities().map(\.name) == ["Before\u{FFFD}after"])
    }

    @Test func `an element that cannot be read proves nothing absent`() async throws {
        let world = try await TinyWorld(40)
        _ = try await world.sync()
        world.clock.advance(60)
        world.strava.change { $0.remove(at: 5) }
        let rows = world.strava.activities.map { TinyStrava.row($0, isDetail: false) }
        world.strava.set { question, _ in
            question.kind == .list ? self.page(question.subject == "1" ? rows + ["{}"] : []) : nil
        }
        _ = try await world.sync { $0.isComplete = true }
        let absent = "SELECT count(*) FROM activity WHERE absent_since IS NOT NULL"
        #expect(try world.number(absent) == 0)
        world.strava.set { _, _ in nil }
        world.clock.advance(60)
        _ = try await world.sync { $0.isComplete = true }
        #expect(try world.number(absent) == 1)
    }

    @Test(arguments: [#""id":"100""#, #""id":100.0"#])
    func `an id in another form is read`(id: String) async throws {
        let world = try await TinyWorld(1)
        let row = TinyStrava.row(world.strava.activities[0], isDetail: false)
            .replacing(#""id":100,"#, with: id + ",")
        world.strava.set { question, _ in
            question.kind == .list ? self.page(question.subject == "1" ? [row] : []) : nil
        }
        _ = try await world.sync()
        #expect(try world.number("SELECT samples FROM activities WHERE id = 100") == 30)
    }

    @Test(arguments: ["", #""sport_type":null,"type":null,"#, #""sport_type":"","#])
    func `an activity without a sport is kept, with an issue`(sport: String) async throws {
        let world = try await TinyWorld(1)
        world.strava.set { question, _ in
            switch question.kind {
            case .list:
                self.page(
                    question.subject == "1"
                        ? [#"{\#(sport)"id":100,"name":"x","start_date":"2026-11-20T08:00:00Z"}"#]
                        : [])
            case .detail: .json(#"{\#(sport)"id":100,"name":"x","resource_state":3}"#)
            default: nil
            }
        }
        let report = try await world.sync()
        #expect(report.activities.new == 1)
        let row = try #require(try world.read("SELECT type, sport_type FROM activities").first)
        #expect(row[0] == "Unknown" && row[1] == "Workout")
        let codes = try Library.open(world.library).issues().map(\.code.rawValue)
        #expect(codes == ["strava.no-sport"])
    }

    @Test(arguments: [
        "NaN", #"{"id":1,"name":"a"b"}"#, #"{"id":1,"name":"x}"#, #"{"id":1,}"#,
    ])
    func `a page that one element breaks is asked for in smaller pieces`(
        broken: String
    ) async throws {
        let world = try await TinyWorld(60)
        let rows = world.strava.activities.map { TinyStrava.row($0, isDetail: false) }
        let unruly = BrokenList(rows: rows, broken: broken, at: 37)
        let report = try await world.sync(transport: unruly)
        #expect(report.activities.new == 59)
        #expect(report.unreadable == 1)
        #expect(report.requests.list <= 32)
        let issues = try Library.open(world.library).issues(
            IssueFilter(code: "strava.unreadable-element"))
        #expect(issues.count == 1)
    }

    @Test func `pages that are broken whatever their size are not asked for piece by piece`()
        async throws
    {
        let world = try await TinyWorld(60)
        world.strava.set { question, _ in question.kind == .list ? .json("[{") : nil }
        await #expect(throws: StravaAPIError.malformedJSON) { try await world.sync() }
        #expect(world.strava.count(.list) <= 24)
    }

    @Test(arguments: ["-5", "0", "4503599627370496", "1.5"])
    func `an id that is none of Strava's is named, not dropped`(id: String) async throws {
        let world = try await TinyWorld(2)
        let row = TinyStrava.row(world.strava.activities[0], isDetail: false)
            .replacing(#""id":100"#, with: #""id":\#(id)"#)
        let good = TinyStrava.row(world.strava.activities[1], isDetail: false)
        world.strava.set { question, number in
            question.kind == .list ? .json(number == 1 ? "[\(row),\(good)]" : "[]") : nil
        }
        let report = try await world.sync()
        #expect(report.unreadable == 1)
        #expect(try Library.open(world.library).issues().map(\.code) == [.stravaElement])
    }

    @Test func `numbers as text and text as numbers are what they say`() async throws {
        let world = try await TinyWorld(1)
        let row = TinyStrava.row(world.strava.activities[0], isDetail: false)
            .replacing(#""distance":5000.5"#, with: #""distance":"5000.5""#)
            .replacing(#""elapsed_time":1500"#, with: #""elapsed_time":"1500""#)
            .replacing(#""name":"Run 0""#, with: #""name":42"#)
            .replacing(#""upload_id":200"#, with: #""upload_id":"200""#)
            .replacing(#""manual":false"#, with: #""manual":"false""#)
        world.strava.set { question, number in
            question.kind == .list ? .json(number == 1 ? "[\(row)]" : "[]") : nil
        }
        try await world.sync { $0.maxRequests = 2 }
        let listing = try #require(try Library.open(world.library).activities().first)
        #expect(listing.distanceMetres == 5_000.5 && listing.elapsedSeconds == 1_500)
        #expect(listing.name == "42")
        #expect(listing.outcome == .queued, "it was uploaded, so there are samples")
    }

    @Test(arguments: [("null", true), (#""yesterday""#, true), ("null", false)])
    func `a start that is missing comes from the local time, or is named`(
        start: String, hasLocal: Bool
    ) async throws {
        let world = try await TinyWorld(1)
        let activity = world.strava.activities[0]
        let told = Timestamp(seconds: activity.start).description
        let local = Timestamp(seconds: activity.start - 14_400).description
        for isDetail in [false, true] {
            #expect(
                TinyStrava.row(activity, isDetail: isDetail).contains(#""start_date":"\#(told)""#))
        }
        world.strava.set { question, number in
            guard question.kind == .list || question.kind == .detail else { return nil }
            let row = TinyStrava.row(activity, isDetail: question.kind == .detail).replacing(
                #""start_date":"\#(told)","utc"#,
                with: #""start_date":\#(start),"#
                    + (hasLocal ? #""start_date_local":"\#(local)","utc"# : #""utc"#))
            return .json(question.kind == .detail ? row : number == 1 ? "[\(row)]" : "[]")
        }
        try await world.sync()
        let library = try Library.open(world.library)
        let begun: Int64? = hasLocal ? activity.start : nil
        #expect(try library.activities()[0].start?.seconds == begun)
        let expected: [IssueCode] = hasLocal ? [] : [.stravaStart]
        #expect(try library.issues().map(\.code) == expected)
    }
}

/// A list one element of which is broken, whatever the size of the page.
private struct BrokenList: HTTPTransport {
    var rows: [String]
    var broken: String
    var at: Int

    func send(_ request: WireRequest) async throws -> WireAnswer {
        guard request.url.path.hasSuffix("/athlete/activities") else { return .missing }
        var query: [String: Int] = [:]
        for pair in (request.url.query() ?? "").split(separator: "&") {
            let parts = pair.split(separator: "=")
            if parts.count == 2 { query[String(parts[0])] = Int(parts[1]) }
        }
        var rows = rows
        rows[at] = broken
        let (page, size) = (query["page"] ?? 1, query["per_page"] ?? 30)
        let shown = rows.dropFirst((page - 1) * size).prefix(size)
        return .json("[" + shown.joined(separator: ",") + "]")
    }
}

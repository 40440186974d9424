import Foundation
import StravaMock

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// What came back.
struct Reply {
    var status: Int
    var headers: [String: String]
    var body: Data

    func value() throws -> Any {
        try JSONSerialization.jsonObject(with: body, options: .fragmentsAllowed)
    }
    func object() throws -> [String: Any] { try value() as? [String: Any] ?? [:] }
    func rows() throws -> [[String: Any]] { try value() as? [[String: Any]] ?? [] }
    func ids() throws -> [Int64] { try rows().compactMap { ($0["id"] as? NSNumber)?.int64Value } }

    /// `resource/field/code` of the first error.
    func fault() throws -> String {
        let errors = try object()["errors"] as? [[String: Any]] ?? []
        guard let first = errors.first else { return "" }
        return ["resource", "field", "code"].map { first[$0] as? String ?? "?" }
            .joined(separator: "/")
    }
}

/// Asks over real HTTP and follows no redirect.
final class Client: NSObject, URLSessionTaskDelegate, Sendable {
    func send(_ request: URLRequest, in session: URLSession) async throws -> Reply {
        let (data, response) = try await session.data(for: request)
        guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
        var headers: [String: String] = [:]
        for (name, value) in response.allHeaderFields {
            headers["\(name)".lowercased()] = "\(value)"
        }
        return Reply(status: response.statusCode, headers: headers, body: data)
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
        completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }
}

/// A running mock and one who asks it.
struct Strava {
    let mock: MockStrava
    private let client = Client()
    private let session: URLSession
    var token: String?

    init(_ mock: MockStrava) {
        self.mock = mock
        session = URLSession(configuration: .ephemeral, delegate: client, delegateQueue: nil)
    }

    /// Runs a mock for as long as a test needs it; the first account is connected.
    static func run<R>(
        _ account: MockAccount = .small(), scope: String? = "read,activity:read_all",
        options change: (inout MockOptions) -> Void = { _ in }, _ body: (Strava) async throws -> R
    ) async throws -> R {
        var options = MockOptions()
        change(&options)
        let mock = MockStrava(account, options: options)
        try await mock.start()
        var strava = Strava(mock)
        if let scope {
            strava.token =
                mock.issueTokens(athleteID: account.athleteID, scope: scope).accessToken
        }
        do {
            let result = try await body(strava)
            await strava.end()
            return result
        } catch {
            await strava.end()
            throw error
        }
    }

    private func end() async {
        session.invalidateAndCancel()
        await mock.stop()
    }

    func with(token: String?) -> Strava {
        var other = self
        other.token = token
        return other
    }

    /// A path of the API, or a whole address.
    private func url(_ path: String) throws -> URL {
        let base = path.hasPrefix("/") ? mock.baseURL.absoluteString : mock.apiURL.absoluteString + "/"
        guard let url = URL(string: base + path) else { throw URLError(.badURL) }
        return url
    }

    func get(_ path: String, accept: String? = nil) async throws -> Reply {
        try await send("GET", path, headers: accept.map { ["Accept": $0] } ?? [:])
    }

    func post(_ path: String, _ form: [String: String] = [:]) async throws -> Reply {
        try await send("POST", path, form: form)
    }

    func send(
        _ method: String, _ path: String, form: [String: String]? = nil, body: Data? = nil,
        headers: [String: String] = [:]
    ) async throws -> Reply {
        var request = URLRequest(url: try url(path), timeoutInterval: 20)
        request.httpMethod = method
        if let token { request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization") }
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        if let form {
            let allowed = CharacterSet.alphanumerics
            request.httpBody = Data(
                form.map {
                    "\($0)=\($1.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")"
                }.joined(separator: "&").utf8)
            request.setValue(
                "application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
        } else if let body {
            request.httpBody = body
        }
        return try await client.send(request, in: session)
    }
}

extension MockAccount {
    /// Runa of the tests.
    static let runa: Int64 = 7_001

    /// Twelve activities of many kinds, one a day, the last one at noon of 2026-11-20.
    static func small() -> MockAccount {
        var account = MockAccount(athleteID: runa)
        account.gear = [MockGear(id: "b11", name: "Leeward"), MockGear(id: "g12", name: "Drift")]
        account.gear[1].isRetired = true
        let sports = [
            "Run", "Ride", "Swim", "TrailRun", "WeightTraining", "Walk", "VirtualRide", "Rowing",
            "AlpineSki", "Hike", "Run", "Ride",
        ]
        for (day, sport) in sports.enumerated() {
            let start = noon - Int64(11 - day) * 86_400
            account.upload(
                startTime: start, name: "Day \(day)", sportType: sport,
                distance: sport == "WeightTraining" ? 0 : Double(2_000 + day * 900),
                movingTime: 900 + day * 60, elapsedTime: 1_000 + day * 60
            ) { activity in
                activity.utcOffset = 3_600
                activity.timezone = "(GMT+01:00) Europe/Berlin"
                activity.elevation = day % 3 == 0 ? 0 : 12.5
                if sport == "Ride" { activity.gearID = "b11" }
                if sport == "Run" { activity.gearID = "g12" }
                if day == 10 { activity.enterByHand() }
                if day == 3 { activity.isPrivate = true }
                if day == 5 { activity.visibility = .followersOnly }
                if day == 1 {
                    activity.photos = [MockPhoto(uniqueID: "aaaa-1", hasLocation: true)]
                    activity.kudos = [MockPerson("Bosun", "Brook"), MockPerson("Cook", "Cove")]
                    activity.comments = (1...3).map {
                        MockComment(
                            id: Int64($0), "Ahoy \($0)", by: MockPerson("Mate", "Marsh"),
                            at: start + 9_000)
                    }
                }
            }
        }
        return account
    }

    /// 2026-11-20 12:00 UTC.
    static let noon: Int64 = 1_795_176_000

    /// The id of the activity of a day.
    func id(_ day: Int) -> Int64 { activities[day].id }
}

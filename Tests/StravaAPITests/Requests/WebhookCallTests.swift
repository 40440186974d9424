import Foundation
import Testing

@testable import StravaAPI

struct WebhookCallTests {
    @Test func `subscriptions are seen, made and ended with the application's secret`() async throws
    {
        let transport = ScriptedTransport(
            .text(200, "[]\n"), .text(201, #"{"id":9}"#),
            .text(200, #"[{"id":9,"callback_url":"https://w.example/hook"}]"#), .text(204, ""))
        let connection = try await Connection(transport)
        let client = connection.client
        let callback = try #require(URL(string: "https://w.example/hook"))
        #expect(try await client.subscriptions().value.isEmpty)
        #expect(try await client.subscribe(callback: callback, verifyToken: "t").value.id == 9)
        #expect(try await client.subscriptions().value.first?.callback == "https://w.example/hook")
        try await client.unsubscribe(9)
        #expect(transport.requests.map(\.method) == ["GET", "POST", "GET", "DELETE"])
        #expect(transport.requests.last?.url.path == "/api/v3/push_subscriptions/9")
        for request in transport.requests {
            #expect(request.headers["Authorization"] == nil)
        }
        #expect(
            String(decoding: transport.requests[1].body, as: UTF8.self)
                == "client_id=4711&client_secret=\(Connection.clientSecret)"
                + "&callback_url=https%3A%2F%2Fw.example%2Fhook&verify_token=t")
        #expect(await connection.budget.snapshot().entry(.overall, .day)?.used == 0)
    }

    @Test func `making one is not tried twice`() async throws {
        let transport = ScriptedTransport(.text(500, ""))
        let connection = try await Connection(transport)
        let callback = try #require(URL(string: "https://w.example/hook"))
        #expect(
            try await failure {
                try await connection.client.subscribe(callback: callback, verifyToken: "t")
            } == .server(status: 500))
        #expect(transport.requests.count == 1)
    }
}

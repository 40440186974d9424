import ActivityModel
import Foundation
import Testing

@testable import StravaAPI

/// One row of the catalogue of refusals.
struct CatalogueRow: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var answer: WireAnswer
    var error: StravaAPIError
    var kind: StravaAPIError.Kind

    init(
        _ name: String, _ answer: WireAnswer, _ error: StravaAPIError, _ kind: StravaAPIError.Kind
    ) {
        testDescription = name
        self.answer = answer
        self.error = error
        self.kind = kind
    }
}

struct ErrorCatalogueTests {
    static let tokenCalls = [
        CatalogueRow(
            "wrong client id", .refusal(400, "Bad Request", "Application", "client_id", "invalid"),
            .wrongCredentials, .authorization),
        CatalogueRow(
            "missing client id",
            .refusal(400, "Bad Request", "Application", "client_id", "missing"),
            .wrongCredentials, .authorization),
        CatalogueRow(
            "wrong secret", .refusal(401, "Authorization Error", "Application", "", "invalid"),
            .wrongCredentials, .authorization),
        CatalogueRow(
            "wrong secret, newer",
            .refusal(400, "Bad Request", "Application", "client_secret", "invalid"),
            .wrongCredentials, .authorization),
        CatalogueRow(
            "used code, older", .refusal(400, "Bad Request", "RequestToken", "code", "invalid"),
            .codeRefused, .authorization),
        CatalogueRow(
            "used code", .refusal(400, "Bad Request", "AuthorizationCode", "code", "invalid"),
            .codeRefused, .authorization),
        CatalogueRow(
            "dead refresh token",
            .refusal(400, "Bad Request", "RefreshToken", "refresh_token", "invalid"), .revoked,
            .authorization),
        CatalogueRow(
            "dead refresh token, other field",
            .refusal(400, "Bad Request", "RefreshToken", "code", "invalid"), .revoked,
            .authorization),
        CatalogueRow(
            "athlete cap",
            .text(403, #"{"message":"Limit of connected athletes exceeded","errors":[]}"#),
            .athleteLimit, .authorization),
        CatalogueRow("server", .text(503, ""), .server(status: 503), .request),
    ]

    static let calls = [
        CatalogueRow(
            "refused access token",
            .refusal(401, "Authorization Error", "Athlete", "access_token", "invalid"),
            .unauthorized, .authorization),
        CatalogueRow(
            "no activity scope",
            .refusal(
                401, "Authorization Error", "AccessToken", "activity:read_permission", "missing"),
            .missingScope("activity:read"), .authorization),
        CatalogueRow(
            "no profile scope",
            .refusal(
                401, "Authorization Error", "AccessToken", "profile:read_all_permission", "missing"),
            .missingScope("profile:read_all"), .authorization),
        CatalogueRow(
            "internal endpoint",
            .refusal(401, "Authorization Error", "Application", "internal", "invalid"),
            .refused(status: 401, reason: "Application internal invalid"), .request),
        CatalogueRow(
            "inactive application", .refusal(403, "Forbidden", "Application", "Status", "Inactive"),
            .inactive, .inactive),
        CatalogueRow(
            "forbidden page", .text(403, "<!DOCTYPE html>"), .refused(status: 403, reason: ""),
            .request),
        CatalogueRow(
            "no such activity", .refusal(404, "Record Not Found", "Activity", "id", "invalid"),
            .notFound, .request),
        CatalogueRow(
            "no such activity, newer", .text(404, #"{"message":"Resource Not Found","errors":[]}"#),
            .notFound, .request),
        CatalogueRow(
            "errors as a text", .text(404, #"{"message":"Record Not Found","errors":"x"}"#),
            .notFound, .request),
        CatalogueRow(
            "removed endpoint", .refusal(404, "Record Not Found", "resource", "path", "invalid"),
            .unknownAddress, .run),
        CatalogueRow("somebody else's page", .text(404, "<html>"), .unknownAddress, .run),
        CatalogueRow("a redirect", .text(302, "", ["Location": "/"]), .unknownAddress, .run),
        CatalogueRow(
            "future", .refusal(400, "Bad Request", "Application", "after", "future"), .futureAfter,
            .run),
        CatalogueRow(
            "unknown refusal", .refusal(400, "Bad Request", "Thing", "per page 123", "invalid"),
            .refused(status: 400, reason: "Thing per page invalid"), .request),
        CatalogueRow("payment", .text(402, ""), .refused(status: 402, reason: ""), .request),
        CatalogueRow(
            "corrupt activity", .text(500, #"{"message":"error"}"#), .server(status: 500), .request),
        CatalogueRow("bad gateway", .text(502, "<!DOCTYPE html>"), .server(status: 502), .request),
        CatalogueRow("strange gateway", .text(597, ""), .server(status: 597), .request),
    ]

    static let subscribing = [
        CatalogueRow(
            "callback",
            .refusal(400, "Bad Request", "PushSubscription", "callback url", "not verifiable"),
            .callbackNotVerified, .run),
        CatalogueRow(
            "callback's answer",
            .refusal(
                400, "Bad Request", "PushSubscription", "callback url",
                "GET to callback URL does not return 200"), .callbackNotVerified, .run),
        CatalogueRow(
            "second subscription",
            .refusal(400, "Bad Request", "PushSubscription", "", "already exists"),
            .alreadySubscribed, .run),
    ]

    @Test(arguments: tokenCalls)
    func `a refused token call has its own error`(row: CatalogueRow) async throws {
        let authorizer = StravaAuthorizer(
            settings: StravaSettings(clientID: "1", clientSecret: Secret("s")),
            transport: ScriptedTransport(row.answer))
        let old = StravaTokens(
            accessToken: Secret("a"), refreshToken: Secret("b"), expiresAt: .on(1), scopes: [],
            athleteID: nil)
        let error = try await failure { try await authorizer.refresh(old) }
        #expect(error == row.error)
        #expect(error?.kind == row.kind)
    }

    @Test(arguments: calls)
    func `a refused request has its own error`(row: CatalogueRow) async throws {
        let transport = ScriptedTransport { request, _ in
            request.url.path.hasSuffix("/token")
                ? .text(
                    200, #"{"access_token":"new","refresh_token":"new","expires_at":1900000000}"#)
                : row.answer
        }
        let connection = try await Connection(transport)
        let error = try await failure { try await connection.client.activity(1) }
        #expect(error == row.error)
        #expect(error?.kind == row.kind)
    }

    @Test(arguments: subscribing)
    func `a refused subscription has its own error`(row: CatalogueRow) async throws {
        let connection = try await Connection(ScriptedTransport(row.answer))
        let callback = try #require(URL(string: "https://waymark.example/hook"))
        #expect(
            try await failure {
                try await connection.client.subscribe(callback: callback, verifyToken: "t")
            } == row.error)
        #expect(row.error.kind == row.kind)
    }
}

import ActivityModel
import StravaAPI
import TestSupport
import Testing

@testable import Reports

struct StravaErrorTests {
    static let everyError: [StravaAPIError] = [
        .notConnected, .missingCredentials, .wrongCredentials, .unauthorized, .revoked,
        .missingScope("activity:read"), .missingScope("activity:read_all"),
        .missingScope("profile:read_all"), .inactive, .athleteLimit, .denied, .stateMismatch,
        .noCode("nothing"), .codeRefused, .codeSpent, .anotherAthlete(7, library: [8, 9]),
        .notFound, .unknownAddress, .futureAfter, .refused(status: 418, reason: "teapot"),
        .refused(status: 418, reason: ""),
        .rateLimited(.quarterHour, until: Timestamp(seconds: 1_795_263_302)),
        .rateLimited(.day, until: Timestamp(seconds: 1_795_305_602)), .server(status: 429),
        .server(status: 503), .transport(.notConnected), .transport(.unknownHost),
        .transport(.timedOut), .transport(.connectionLost), .transport(.untrusted),
        .transport(.tooLarge), .transport(.other(-1)), .unexpectedPayload(path: "[3].id"),
        .unexpectedPayload(path: ""), .malformedJSON, .callbackNotVerified, .alreadySubscribed,
        .unusableFile(path: "/x", reason: "No space left on device"),
    ]

    @Test(arguments: everyError, Medium.allCases)
    func `an error says what happened and what to do`(
        error: StravaAPIError, medium: Medium
    ) throws {
        let report = ErrorReport(error, for: medium)
        for text in [report.message, try #require(report.advice)] {
            #expect(text.count > 10)
            #expect(!text.hasSuffix("."))
            #expect(!text.contains("\n"))
        }
        if medium == .browser { #expect(!(report.advice ?? "").contains("waymark ")) }
    }

    @Test func `a limit is told with a time that is not too early`() {
        #expect(
            StravaAPIError.rateLimited(.quarterHour, until: Timestamp(seconds: 1_795_263_302))
                .message
                == "the requests of this quarter of an hour are used up until 2026-11-21 12:16 UTC")
        #expect(
            StravaAPIError.rateLimited(.day, until: Timestamp(seconds: 1_795_305_602)).message
                == "the requests of today are used up until 2026-11-22 00:01 UTC")
    }

    @Test func `an inactive application is explained with both ways out`() throws {
        let advice = try #require(ErrorReport(StravaAPIError.inactive, for: .terminal).advice)
        #expect(advice.contains("https://www.strava.com/settings/api"))
        #expect(advice.contains("https://www.strava.com/athlete/delete_your_account"))
    }
}

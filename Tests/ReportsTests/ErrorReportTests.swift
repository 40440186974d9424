import ActivityModel
import Foundation
import Ingest
import Reports
import Storage
import StravaAPI
import TestSupport
import Testing

struct ErrorReportTests {
    private static let store: [StoreError] = [
        .notFound, .inUse(process: 7), .inUse(process: nil), .newerSchema, .damaged("malformed"),
        .notWritable("read-only"), .ambiguousAthlete([1, 2]), .unknownAthlete(3, known: []),
        .unknownAthlete(3, known: [1, 2]), .otherAthlete(what: "run 3", owner: 1, asked: 2),
        .otherAthlete(what: "run 3", owner: nil, asked: 2), .diskFull,
    ].map { (kind: StoreError.Kind) in StoreError(kind, path: "/home/runa/library") }

    private static let strava: [StravaAPIError] = [
        .notConnected, .missingCredentials, .wrongCredentials, .unauthorized, .revoked,
        .missingScope("activity:read_all"), .inactive, .athleteLimit, .denied, .stateMismatch,
        .noCode("an empty line"), .codeRefused, .codeSpent, .anotherAthlete(2, library: [1]),
        .notFound, .unknownAddress, .futureAfter, .refused(status: 402, reason: ""),
        .rateLimited(.quarterHour, until: Timestamp(seconds: 1_764_000_000)),
        .rateLimited(.day, until: Timestamp(seconds: 1_764_000_000)), .server(status: 500),
        .transport(.notConnected), .transport(.untrusted), .transport(.tooLarge),
        .unexpectedPayload(path: "[3].id"), .malformedJSON, .callbackNotVerified,
        .alreadySubscribed, .unusableFile(path: "/tmp/tokens", reason: "not a file of tokens"),
    ]

    private static let settings: [StravaSettingsError] = [
        .unusable("not readable"), .notTOML, .expected("a whole number"), .unknownKey,
        .readableByOthers, .notEditable,
    ].map { (kind: StravaSettingsError.Kind) in
        StravaSettingsError(kind, in: "config.toml", key: "client_id", line: 3)
    }

    static let errors: [any Error] = store + strava + settings

    @Test(arguments: errors.indices, Medium.allCases)
    func `every error says what happened and what to do, each in a line`(
        index: Int, medium: Medium
    ) throws {
        let report = ErrorReport(Self.errors[index], for: medium)
        let advice = try #require(report.advice)
        for text in [report.message, advice] {
            #expect(!text.isEmpty)
            let isOneLine = !text.contains { $0.isNewline }
            #expect(isOneLine, "\(text)")
            #expect(!text.contains("\u{FFFD}"), "\(text)")
        }
        if medium == .browser {
            #expect(!report.message.hasPrefix("/"), "\(report.message)")
            #expect(!advice.contains("waymark "), "\(advice)")
            let areSentences = report.sentences.allSatisfy { $0.hasSuffix(".") }
            #expect(areSentences)
        }
    }

    @Test func `every exit code is documented`() throws {
        let page = try String(
            contentsOf: Fixtures.project.appending(path: "Docs/reference/exit-codes.md"),
            encoding: .utf8)
        for status in ExitStatus.allCases {
            #expect(page.contains("| \(status.rawValue) |"), "\(status)")
        }
    }
}

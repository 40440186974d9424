import ArgumentParser
import Foundation
import StravaMock

/// `strava-mock`: a Strava of invented athletes on this computer.
@main
struct StravaMockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "strava-mock",
        abstract: "Be a Strava of invented athletes, on this computer alone.",
        discussion: """
            Answers what Strava's API answers, with its limits and its moods, at 127.0.0.1. \
            Scripts move its clock and change what it knows below /mock.
            """)

    @Option(help: "Port to listen on; 0 for any free one.")
    var port: UInt16 = 8_765

    @Option(
        help: ArgumentHelp(
            "'sample' for the athlete of the sample export, or how many activities an invented one has.",
            valueName: "sample|N"))
    var athletes = "sample"

    @Option(help: "The clock at the beginning, such as 2026-11-21T12:00:00Z; without, the real time.")
    var clock: String?

    @Flag(help: "Let the clock stand still until a script moves it.")
    var frozen = false

    @Flag(inversion: .prefixedNo, help: "Whether the application's owner has a subscription.")
    var active = true

    @Flag(inversion: .prefixedNo, help: "Whether consent is given at once, without a page.")
    var autoApprove = false

    @Option(help: "Limits for reading, a quarter of an hour and a day; overall they are twice that.")
    var limits = "100,1000"

    @Option(help: "The share of answers that go wrong, 0 to 1.")
    var faults = 0.0

    @Option(help: "What is invented and what goes wrong; the same seed gives the same.")
    var seed: UInt64 = 1

    func run() async throws {
        let strava = MockStrava(try account(), options: try options())
        do {
            try await strava.start()
        } catch {
            throw ValidationError(
                "port \(port) cannot be used: \(error)\nname another one with --port, or 0 for any")
        }
        print(introduction(strava))
        // Written at once also where the output is a file that a script waits on.
        fflush(nil)
        try await strava.wait()
    }

    private func account() throws -> MockAccount {
        if athletes == "sample" { return .sample() }
        guard let count = Int(athletes), (0...1_000_000).contains(count) else {
            throw ValidationError("--athletes takes 'sample' or a number, not '\(athletes)'")
        }
        return .invented(
            athleteID: 87_000_001, seed: seed, activities: count, until: try now() - 7_200)
    }

    private func now() throws -> Int64 {
        guard let clock else { return Int64(Date().timeIntervalSince1970) }
        guard let now = epochSeconds(ofISODate: clock) else {
            throw ValidationError("--clock takes 2026-11-21T12:00:00Z, not '\(clock)'")
        }
        return now
    }

    private func options() throws -> MockOptions {
        var options = MockOptions()
        guard let limits = MockLimits(read: limits) else {
            throw ValidationError("--limits takes two numbers such as 100,1000")
        }
        guard (0...1).contains(faults) else {
            throw ValidationError("--faults takes a share from 0 to 1")
        }
        options.port = port
        options.startsAt = try now()
        options.clockRuns = !frozen
        options.isActive = active
        options.autoApproves = autoApprove
        options.limits = limits
        options.faults = MockFaults(share: faults, seed: seed)
        return options
    }

    private func introduction(_ strava: MockStrava) -> String {
        let options = MockOptions()
        return """
            strava-mock answers at \(strava.baseURL.absoluteString)

              API           \(strava.apiURL.absoluteString)
              API of 2027   \(strava.newAPIURL.absoluteString)
              OAuth         \(strava.oauthURL.absoluteString)
              control       \(strava.baseURL.absoluteString)/mock

            For a client:

              export STRAVA_CLIENT_ID=\(options.clientID)
              export STRAVA_CLIENT_SECRET=\(options.clientSecret)
              export WAYMARK_STRAVA_API_URL=\(strava.apiURL.absoluteString)
              export WAYMARK_STRAVA_OAUTH_URL=\(strava.oauthURL.absoluteString)

            Ctrl-C ends it.
            """
    }
}

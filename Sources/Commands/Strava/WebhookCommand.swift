import ActivityModel
import ArgumentParser
import Foundation
import Ingest
import Reports
import Storage
import StravaAPI

/// `waymark webhook`: manages the webhook subscription.
struct WebhookCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webhook",
        abstract: "Let Strava announce new activities to a public address.",
        discussion: """
            Everything works without. With a subscription, Strava calls an https address that leads \
            to `waymark serve`; the next sync asks for what it named. An application can have one subscription.

            Examples:

              waymark webhook subscribe https://example.org/strava
              waymark webhook status
              waymark webhook unsubscribe
            """,
        subcommands: [Subscribe.self, Status.self, Unsubscribe.self])

    struct Subscribe: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Subscribe; `waymark serve` must be reachable there.")

        @Argument(help: "The public https address that leads to this machine's `waymark serve`.")
        var address: String

        @OptionGroup var library: LibraryOption
        @OptionGroup var output: JSONFlag

        func run() async throws {
            try await ErrorPresentation.presenting {
                let connection = try StravaConnection(library.folder)
                let secret = try Library.openForWriting(library.folder).webhookSecret()
                guard let callback = URL(string: address)?.appending(path: "webhook/\(secret)"),
                    callback.scheme == "https" || callback.host() == "127.0.0.1"
                else { throw ValidationError("expected an https address") }
                let id = try await connection.client.subscribe(
                    callback: callback, verifyToken: secret
                ).value.id
                try Library.openForWriting(library.folder).setSetting(
                    "webhook_subscription", to: String(id))
                let report = WebhookReport.subscribed(id)
                output.write(report.text, report.json)
            }
        }
    }

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the subscription.")

        @OptionGroup var library: LibraryOption
        @OptionGroup var output: JSONFlag

        func run() async throws {
            try await ErrorPresentation.presenting {
                let connection = try StravaConnection(library.folder)
                let found = try await connection.client.subscriptions().value
                let report = WebhookReport.subscriptions(found.map(\.id))
                output.write(report.text, report.json)
            }
        }
    }

    struct Unsubscribe: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "End the subscription.")

        @OptionGroup var library: LibraryOption
        @OptionGroup var output: JSONFlag

        func run() async throws {
            try await ErrorPresentation.presenting {
                let connection = try StravaConnection(library.folder)
                let found = try await connection.client.subscriptions().value
                for subscription in found {
                    try await connection.client.unsubscribe(subscription.id)
                }
                try Library.openForWriting(library.folder).setSetting(
                    "webhook_subscription", to: nil)
                let report = WebhookReport.ended(found.count)
                output.write(report.text, report.json)
            }
        }
    }
}

import Ingest
import Logging
import Storage
import StravaAPI

/// The log of a sync for an operator: one line per request and one per run, without tokens, names
/// or places.
struct SyncLog: Sendable {
    let logger: Logger

    func note(_ exchange: APIExchange) {
        var metadata: Logger.Metadata = [
            "request": "\(exchange.method) \(exchange.path)",
            "seconds": "\(Self.rounded(exchange.seconds))",
        ]
        switch exchange.result {
        case .status(let status): metadata["status"] = "\(status)"
        case .failure(let reason):
            metadata["failure"] = "\(StravaAPIError.transport(reason).reason)"
        }
        logger.info("strava", metadata: metadata)
    }

    func note(_ report: SyncReport) {
        logger.info(
            "sync",
            metadata: [
                "outcome": "\(report.outcome)", "requests": "\(report.requests.total)",
                "new": "\(report.activities.new)", "updated": "\(report.activities.updated)",
                "details": "\(report.details)", "streams": "\(report.streams)",
                "failed": "\(report.failed)", "queued": "\(report.queue.queued)",
                "seconds": "\(Self.rounded(report.elapsedSeconds))",
            ])
    }

    private static func rounded(_ seconds: Double) -> Double { (seconds * 1000).rounded() / 1000 }
}

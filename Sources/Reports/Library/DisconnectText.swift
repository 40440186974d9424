package import Ingest
package import JSON

extension StravaLeaving.Outcome {
    /// The result of disconnecting, one sentence per line.
    package var text: String {
        var lines = [headline]
        if deleted > 0 {
            lines.append("Deleted \(Format.count(deleted)) that came only from the API.")
        }
        if kept > 0 { lines.append("Kept \(Format.count(kept)) that came only from the API.") }
        return lines.joined(separator: "\n")
    }

    private var headline: String {
        guard wasConnected else { return "Not connected to Strava." }
        guard let untold else {
            return "Disconnected: Strava revoked the access, and the tokens are deleted."
        }
        return
            "Disconnected: the tokens are deleted. Strava could not be informed: \(untold.message).\n"
            + "Remove Waymark at https://www.strava.com/settings/apps."
    }

    /// The result as JSON.
    package var json: JSONValue {
        .object([
            "connected": .bool(false), "deleted": JSONValue(deleted), "kept": JSONValue(kept),
            "revoked": .bool(wasConnected && untold == nil),
        ])
    }
}

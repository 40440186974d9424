import Ingest
package import JSON
package import StravaAPI

/// Whether a library is connected to Strava, as which athlete, and the remaining budget.
package struct ConnectionReport {
    private let tokens: StravaTokens?
    private let budget: BudgetSnapshot?

    package init(tokens: StravaTokens?, budget: BudgetSnapshot? = nil) {
        self.tokens = tokens
        self.budget = budget
    }

    package var isConnected: Bool { tokens != nil }

    package var lines: [String] {
        guard let tokens else { return ["Not connected to Strava"] }
        var lines = ["Connected" + (tokens.athleteID.map { " as athlete \($0)" } ?? "")]
        lines.append("  Granted     " + tokens.scopes.sorted().joined(separator: ", "))
        for scope in AuthorizationRequest.scopes where !tokens.scopes.contains(scope) {
            lines.append("  Missing     \(scope): \(AuthorizationRequest.consequence(of: scope))")
        }
        if let budget { lines.append("  Budget      " + BudgetText.line(budget)) }
        return lines
    }

    package var json: JSONValue {
        guard let tokens else { return ["connected": false] }
        return [
            "connected": true, "athlete_id": JSONValue(tokens.athleteID),
            "scopes": .array(tokens.scopes.sorted().map { .string($0) }),
            "budget": budget?.json ?? .null,
        ]
    }
}

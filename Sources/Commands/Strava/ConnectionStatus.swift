import JSON
import Ingest
import Storage
import StravaAPI

/// Whether a library is connected to Strava, as whom, and what is left of the budget.
struct ConnectionStatus {
    private let tokens: StravaTokens?
    private let budget: BudgetSnapshot?

    init(_ folder: LibraryFolder) async throws {
        let connection = try StravaConnection(folder)
        tokens = try await connection.tokens.tokens()
        budget = tokens == nil ? nil : await connection.budget.snapshot()
    }

    func show(asJSON: Bool) throws {
        if asJSON {
            Output.line(json.line)
            return
        }
        for line in lines { Output.line(line) }
        if tokens == nil { Output.line("Next: waymark connect") }
    }

    var lines: [String] {
        guard let tokens else { return ["Not connected to Strava"] }
        var lines = ["Connected" + (tokens.athleteID.map { " as athlete \($0)" } ?? "")]
        lines.append("  Granted     " + tokens.scopes.sorted().joined(separator: ", "))
        for scope in AuthorizationRequest.scopes where !tokens.scopes.contains(scope) {
            lines.append("  Missing     \(scope): \(AuthorizationRequest.consequence(of: scope))")
        }
        if let budget { lines.append("  Budget      " + BudgetText.line(budget)) }
        return lines
    }

    var json: JSONValue {
        guard let tokens else { return .object(["connected": .bool(false)]) }
        return Self.json(tokens, budget)
    }

    static func json(_ tokens: StravaTokens, _ budget: BudgetSnapshot? = nil) -> JSONValue {
        .object([
            "connected": .bool(true), "athlete_id": JSONValue(tokens.athleteID),
            "scopes": .array(tokens.scopes.sorted().map { .string($0) }),
            "budget": budget?.json ?? .null,
        ])
    }
}

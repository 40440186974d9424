import JSON
import Ingest
import Reports
import Storage
import StravaAPI

/// Whether a library is connected to Strava, as whom, and what is left of the budget.
struct ConnectionStatus {
    let report: ConnectionReport

    init(_ folder: LibraryFolder) throws {
        let connection = try StravaConnection(folder)
        let (tokens, budget): (StravaTokens?, BudgetSnapshot?) = try waiting {
            guard let tokens = try await connection.tokens.tokens() else { return (nil, nil) }
            return (tokens, await connection.budget.snapshot())
        }
        report = ConnectionReport(tokens: tokens, budget: budget)
    }

    func show(asJSON: Bool) throws {
        if asJSON {
            Output.line(report.json.line)
            return
        }
        for line in report.lines { Output.line(line) }
        if !report.isConnected { Output.line("Next: waymark connect") }
    }
}

import JSON
import Ingest
import Reports
import Storage
import StravaAPI

/// Prints whether a library is connected to Strava, as which athlete, and the remaining budget.
struct ConnectionStatus {
    let report: ConnectionReport

    init(_ folder: LibraryFolder) async throws {
        let connection = try StravaConnection(folder)
        let tokens = try await connection.tokens.tokens()
        report = ConnectionReport(
            tokens: tokens, budget: tokens == nil ? nil : await connection.budget.snapshot())
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

import JSON
import ActivityModel
import ArgumentParser
import Ingest
import Reports
import Storage

/// `waymark issues`: lists all issues.
struct IssuesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "issues",
        abstract: "List the issues found: file, position, what was expected and what to do.",
        discussion: """
            Examples:

              waymark issues
              waymark issues --code fit
              waymark issues --file 1234567890 --json
            """)

    @Option(
        help: ArgumentHelp(
            "Only this code (fit.truncated) or family of codes (fit).", valueName: "code"),
        completion: .list(Self.codes))
    var code: String?

    @Option(help: ArgumentHelp("Only files whose path contains this.", valueName: "text"))
    var file: String?

    /// Codes and families of codes.
    private static var codes: [String] {
        let codes = IssueCode.allCases.map(\.rawValue)
        return Set(codes.compactMap { $0.split(separator: ".").first.map(String.init) }).sorted()
            + codes
    }

    @OptionGroup var athlete: AthleteOption
    @OptionGroup var library: LibraryOption
    @OptionGroup var output: JSONFlag

    func run() throws {
        try ErrorPresentation.presenting {
            let issues = try library.open(for: athlete).issues(
                IssueFilter(code: code, file: file, athlete: athlete.athlete))
            if output.json {
                for issue in issues { Output.line(issue.json.line) }
            } else if issues.isEmpty {
                Output.note(code == nil && file == nil ? "no issues" : "no issue matches")
            } else {
                Output.write(IssueText.text(issues))
            }
        }
    }
}

import JSON
import ActivityModel
import ArgumentParser
import Ingest
import Storage

/// `waymark issues`: everything odd that was met.
struct IssuesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "issues",
        abstract: "List what was odd: which file, where, what was expected and what to do.",
        discussion: """
            Examples:

              waymark issues
              waymark issues --code fit
              waymark issues --file 1234567890 --json
            """)

    @Option(
        help: ArgumentHelp(
            "Only this code (fit.truncated) or family of codes (fit).", valueName: "code"))
    var code: String?

    @Option(help: ArgumentHelp("Only files whose path contains this.", valueName: "text"))
    var file: String?

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
                Output.note(code == nil && file == nil ? "nothing odd was met" : "no issue matches")
            } else {
                Output.write(Self.text(issues))
            }
        }
    }

    /// Grouped by code: the meaning and the advice once, then a line an occurrence.
    private static func text(_ issues: [ListedIssue]) -> String {
        var text = ""
        var start = 0
        while start < issues.count {
            let code = issues[start].code
            let end = issues[start...].firstIndex { $0.code != code } ?? issues.count
            text += "\(code.rawValue) (\(issues[start].severity.rawValue), \(end - start)×)"
            text += ": \(code.meaning)\n  what to do: \(code.advice)\n"
            for issue in issues[start..<end] { text += "    " + line(issue) + "\n" }
            text += "\n"
            start = end
        }
        return text
    }

    private static func line(_ issue: ListedIssue) -> String {
        var line = issue.file?.printable ?? issue.export?.printable ?? "–"
        if let position = issue.position { line += " (\(position.printable))" }
        line += ": \(issue.message.printable)"
        if let id = issue.activityID { line += " (activity \(id))" }
        return line
    }
}

extension ListedIssue {
    /// The issue as a program reads it.
    var json: JSONValue {
        .object([
            "code": .string(code.rawValue), "severity": .string(severity.rawValue),
            "file": JSONValue(file), "position": JSONValue(position),
            "message": .string(message), "activity_id": JSONValue(activityID),
            "export": JSONValue(export), "meaning": .string(code.meaning),
            "advice": .string(code.advice),
        ])
    }
}

import ActivityModel
package import JSON
package import Storage
import StravaAPI

/// Issues as text.
package enum IssueText {
    /// Grouped by code: the meaning and the advice once, then a line for each occurrence.
    package static func text(_ issues: [ListedIssue]) -> String {
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

    /// What was found, in words: the library keeps the reasons of refused requests in a short form.
    package static func message(of issue: ListedIssue) -> String {
        guard issue.code == .stravaRefused, let end = issue.message.firstIndex(of: ";"),
            let error = StravaAPIError(reason: String(issue.message[..<end]))
        else { return issue.message }
        return error.message + issue.message[end...]
    }

    private static func line(_ issue: ListedIssue) -> String {
        var line = issue.file?.printable ?? issue.export?.printable ?? "–"
        if let position = issue.position { line += " (\(position.printable))" }
        line += ": \(message(of: issue).printable)"
        if let id = issue.activityID { line += " (activity \(id))" }
        return line
    }
}

extension ListedIssue {
    /// The issue as JSON.
    package var json: JSONValue {
        .object([
            "code": .string(code.rawValue), "severity": .string(severity.rawValue),
            "file": JSONValue(file), "position": JSONValue(position),
            "message": .string(message), "activity_id": JSONValue(activityID),
            "export": JSONValue(export), "meaning": .string(code.meaning),
            "advice": .string(code.advice),
        ])
    }
}

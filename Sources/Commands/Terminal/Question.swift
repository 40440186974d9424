import ArgumentParser
import Foundation
import Reports

/// Questions to the user at a terminal.
enum Question {
    /// Asks for a line and trims surrounding spaces.
    ///
    /// - Throws: an error if nobody can answer.
    static func ask(_ question: String) throws -> String {
        Output.status(question)
        guard let line = readLine(strippingNewline: true) else { throw NoAnswer() }
        return line.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Asks for a line that is not echoed.
    static func askSecret(_ question: String) throws -> String {
        var terminal = termios()
        let isTerminal = tcgetattr(STDIN_FILENO, &terminal) == 0
        if isTerminal {
            var hidden = terminal
            hidden.c_lflag &= ~tcflag_t(ECHO)
            tcsetattr(STDIN_FILENO, TCSANOW, &hidden)
        }
        defer {
            if isTerminal {
                tcsetattr(STDIN_FILENO, TCSANOW, &terminal)
                Output.note("")
            }
        }
        return try ask(question)
    }

    /// Asks yes or no; anything but yes is no.
    static func confirm(_ question: String) throws -> Bool {
        ["y", "yes"].contains(try ask(question + " [y/N] ").lowercased())
    }

    struct NoAnswer: ReportableError {
        func report(for medium: Medium) -> ErrorReport {
            ErrorReport("nobody answered", advice: "run the command at a terminal")
        }
    }
}

import ExportArchive
import Ingest
import Storage
import StravaAPI

/// Where an error is read: a terminal has commands, a page has buttons.
package enum Medium: Hashable, Sendable, CaseIterable {
    case terminal, browser
}

/// The exit status of the program; `Docs/reference/exit-codes.md` lists them.
package enum ExitStatus: Int32, Sendable, CaseIterable {
    case done = 0
    case stopped = 1
    case someFilesFailed = 3
    case noLibrary = 10
    case libraryInUse = 11
    case authorizationNeeded = 12
    case applicationInactive = 13
    case wrongArguments = 64
    case rateLimited = 75
    case interrupted = 130
}

/// An error in words: what happened, what to do, and the exit status.
package struct ErrorReport: Hashable, Sendable {
    /// One sentence in lower case without a full stop.
    package var message: String
    /// What to do; `nil` if unknown.
    package var advice: String?
    package var exit: ExitStatus

    package init(_ message: String, advice: String?, exit: ExitStatus = .stopped) {
        self.message = message
        self.advice = advice
        self.exit = exit
    }

    /// The words for an error of any module; for unknown errors, their description.
    package init(_ error: any Error, for medium: Medium) {
        switch error {
        case let error as any ReportableError: self = error.report(for: medium)
        case let error as StoreError:
            self.init(error.message, advice: error.advice(for: medium), exit: error.exit)
        case let error as StravaAPIError:
            self.init(error.message, advice: error.advice(for: medium), exit: error.exit)
        case let error as StravaSettingsError:
            self.init(error.message, advice: error.advice)
        case let error as ImportError:
            self.init(error.message, advice: error.advice(for: medium))
        case let error as CacheError:
            self.init(error.description, advice: error.advice)
        case let error as ExportError: self.init(error.description, advice: error.advice)
        default: self.init(String(describing: error), advice: nil)
        }
        message = message.printable
        advice = advice?.printable
        if medium == .browser { message = Self.withoutFolders(message) }
    }

    /// The text as sentences for a page.
    package var sentences: [String] {
        [message, advice].compactMap { $0 }.map { text in
            // A file name is not capitalised.
            let isName = text.prefix { $0 != " " }.contains { ".:/".contains($0) }
            let sentence = isName ? text : text.prefix(1).uppercased() + text.dropFirst()
            return ".!?".contains(sentence.last ?? ".") ? sentence : sentence + "."
        }
    }

    /// A page shows the name of a file, not its path on the server.
    private static func withoutFolders(_ text: String) -> String {
        guard text.hasPrefix("/"), let end = text.firstRange(of: ": ") else { return text }
        let name = text[..<end.lowerBound].split(separator: "/").last ?? ""
        return String(name + text[end.lowerBound...])
    }
}

/// An error of a module above this one, with its own words.
package protocol ReportableError: Error {
    func report(for medium: Medium) -> ErrorReport
}

extension ImportError {
    fileprivate func advice(for medium: Medium) -> String {
        needsConsent && medium == .browser
            ? "nothing of it was imported; check that it is the export you meant" : advice
    }
}

extension CacheError {
    fileprivate var advice: String {
        switch kind {
        case .unsafePath: "rename the file in the export"
        case .link: "move it away, then import again: it continues where it stopped"
        case .disk:
            "check the folder's permissions and the room on the disk, then import again: "
                + "it continues where it stopped"
        }
    }
}

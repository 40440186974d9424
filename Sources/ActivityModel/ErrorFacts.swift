/// What an error or an issue tells as data, so that whoever shows it finds the words: a terminal
/// and a page advise differently, and no text has to be taken apart again.
///
/// No fact holds a token, a coordinate, an activity's name or its description.
package protocol ErrorFacts: Sendable {
    /// The kinds there are; each carries what was expected and what was found.
    associatedtype Kind: Hashable & Sendable

    /// What went wrong, as an enumeration that callers can switch over.
    var kind: Kind { get }
    /// What it went wrong with.
    var place: ErrorPlace { get }
}

/// What an error is about, from the outside to the inside; each part `nil` where there is none.
package struct ErrorPlace: Hashable, Sendable {
    /// The file or folder on the disk, as it was given. A page shows its last part only.
    package var path: String?
    /// What inside of it is concerned: an entry of an archive, a table, a key of a configuration.
    package var subject: String?
    /// Where in the subject, or in the file itself where there is no subject.
    package var position: IssuePosition?

    package init(path: String? = nil, subject: String? = nil, position: IssuePosition? = nil) {
        self.path = path
        self.subject = subject
        self.position = position
    }
}

extension ImportIssue: ErrorFacts {
    package var kind: IssueCode { code }
    package var place: ErrorPlace { ErrorPlace(subject: file, position: position) }
}

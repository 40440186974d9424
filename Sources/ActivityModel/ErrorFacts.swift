/// The facts of an error or an issue as data. A terminal and a page word and advise differently,
/// and no text has to be parsed again.
///
/// No fact contains a token, a coordinate, an activity's name or its description.
package protocol ErrorFacts: Sendable {
    /// The kinds of error; each carries what was expected and what was found.
    associatedtype Kind: Hashable & Sendable

    /// What went wrong, as an enumeration that callers can switch over.
    var kind: Kind { get }
    /// The file, subject and position of the error.
    var place: ErrorPlace { get }
}

/// The place of an error, from the outside to the inside; each part is `nil` if it does not apply.
package struct ErrorPlace: Hashable, Sendable {
    /// The file or folder on disk, as it was given. A page shows only its last component.
    package var path: String?
    /// The part that is affected: an entry of an archive, a table, a key of a configuration.
    package var subject: String?
    /// The position in the subject, or in the file if there is no subject.
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

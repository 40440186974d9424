/// Something noteworthy about an item, kept as data while the run continues.
///
/// No text of an issue contains a coordinate, a name, a description or a token.
public struct ImportIssue: Hashable, Sendable {
    /// The kind of issue; codes are stable.
    public var code: IssueCode
    /// The severity; by default that of ``code``.
    public var severity: IssueSeverity
    /// The affected file: a path inside the export, or as it was given.
    public var file: String?
    /// The position in the file; `nil` if the issue concerns the whole file.
    public var position: IssuePosition?
    /// The provider's id of the activity that a row is about; `nil` for issues of files, whose
    /// activity follows from the file.
    public var activityID: Int64?
    /// What was found and what was expected: a few words in lower case, without a full stop.
    public var message: String

    /// Creates an issue with the severity of its code, unless another one is given.
    public init(
        _ code: IssueCode, _ message: String, at position: IssuePosition? = nil,
        file: String? = nil, activityID: Int64? = nil, severity: IssueSeverity? = nil
    ) {
        self.code = code
        self.severity = severity ?? code.severity
        self.file = file
        self.position = position
        self.activityID = activityID
        self.message = message
    }
}

/// How serious an issue is.
public enum IssueSeverity: String, CaseIterable, Sendable, Comparable {
    /// For information; nothing is lost.
    case note
    /// Something was repaired, or some values are missing.
    case warning
    /// An item could not be read.
    case error

    /// Orders severities from note to error.
    public static func < (left: IssueSeverity, right: IssueSeverity) -> Bool {
        left.weight < right.weight
    }

    private var weight: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }
}

/// A position in a file, in the terms of its format.
public enum IssuePosition: Hashable, Sendable, CustomStringConvertible {
    /// A byte offset from the start.
    case byte(Int)
    /// A line and column of a text, both from 1.
    case line(Int, column: Int)
    /// A data row of a table, from 1 (the header is row 0), and the name of a column.
    case row(Int, column: String?)

    /// `byte 3085`, `line 12, column 3`, `row 7, column "Filename"`.
    public var description: String {
        switch self {
        case .byte(let offset): "byte \(offset)"
        case .line(let line, let column): "line \(line), column \(column)"
        case .row(let row, let column): "row \(row)" + (column.map { ", column \"\($0)\"" } ?? "")
        }
    }
}

package import ActivityModel
import Bytes
package import ZIP

extension ExportReadError {
    /// The error as data of the run.
    package var issue: ImportIssue {
        switch kind {
        case .archive(let error): ImportIssue(error, file: path)
        case .disk(let error):
            ImportIssue(.fileUnreadable, "\(error.kind)", file: path)
        }
    }
}

extension ImportIssue {
    /// A problem of an archive or an entry, described as an import issue.
    package init(_ problem: ZIPError, file: String? = nil) {
        self.init(
            problem.kind.issueCode, problem.kind.message,
            at: problem.offset.flatMap { Int(exactly: $0) }.map { .byte($0) },
            file: file ?? problem.entry)
    }

    /// How much of a damaged archive was recovered.
    init(_ recovery: ZIPRecovery) {
        let found =
            "\(recovery.entriesSaved) \(recovery.entriesSaved == 1 ? "entry" : "entries") with \(recovery.bytesSaved) of "
            + "\(recovery.archiveSize) bytes were saved"
        switch recovery.reason {
        case .directoryMissing:
            self.init(.zipTruncated, "the directory at the end is missing; \(found)")
        case .directoryDamaged:
            self.init(.zipDamaged, "the directory at the end is damaged; \(found)")
        }
    }
}

extension ZIPError.Kind {
    /// What was found; for a part of a split archive also what to do, which differs from what helps
    /// against other missing ends.
    fileprivate var message: String {
        if case .split = self {
            return
                "\(self): put all parts into one folder, unpack them there, and import the result"
        }
        return "\(self)"
    }

    /// The code of the issue that reports it.
    fileprivate var issueCode: IssueCode {
        switch self {
        case .notThisFormat, .malformed: .zipDamaged
        case .truncated, .split: .zipTruncated
        case .checksumMismatch: .zipChecksumMismatch
        case .sizeMismatch: .zipSizeMismatch
        case .encrypted: .zipEncrypted
        case .unsupportedMethod: .zipUnsupportedMethod
        case .unsafePath: .zipUnsafePath
        case .symlink: .zipSymlink
        case .duplicateName: .zipDuplicateName
        case .overlap: .zipOverlap
        case .limitExceeded: .zipLimit
        case .unreadable: .fileUnreadable
        }
    }
}

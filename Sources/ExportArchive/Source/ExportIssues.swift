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
            problem.kind.issueCode, "\(problem.kind)",
            at: problem.offset.flatMap { Int(exactly: $0) }.map { .byte($0) },
            file: file ?? problem.entry)
    }

    /// How much of a damaged archive was recovered.
    init(_ recovery: ZIPRecovery) {
        let found =
            "\(recovery.entriesSaved) entries with \(recovery.bytesSaved) of "
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

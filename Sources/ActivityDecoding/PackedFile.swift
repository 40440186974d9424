import ActivityModel
import Bytes
import ZIP

/// A ZIP archive around a single activity file, as Garmin offers the original of an activity and
/// people then rename it.
package enum PackedFile {
    /// The reason why an archive is not read as one file.
    struct Refusal: Error {
        var outcome: DecodingOutcome
        var issue: ImportIssue
    }

    /// Whether the bytes begin like a ZIP archive.
    static func isArchive(_ bytes: ByteSlice) -> Bool { bytes.starts(with: [0x50, 0x4B, 3, 4]) }

    /// Reads the only activity file of an archive; files of other kinds do not count.
    ///
    /// - Throws: if there is none or more than one, or if it is damaged.
    static func unpack(
        _ bytes: ByteSlice, into buffer: ByteBuffer, limit: Int
    ) throws(Refusal) {
        let limits = ZIPLimits(
            maximumEntrySize: UInt64(limit), maximumTotalSize: UInt64(limit) * 4,
            maximumEntries: 1 << 16)
        var count = 0
        do throws(ZIPError) {
            let archive = try ZIPArchive(bytes, limits: limits)
            let files = archive.entries.filter { !$0.isDirectory && !isHidden($0.name) }
            let activities = files.filter { ActivityFormat.isFileName($0.name) }
            let wanted = activities.isEmpty ? files : activities
            count = wanted.count
            if count == 1 { return try ZIPReader(archive).read(wanted[0], into: buffer) }
            if count == 0, let problem = archive.problems.first { throw problem }
        } catch {
            throw Refusal(
                outcome: .failed,
                issue: ImportIssue(code(of: error.kind), "\(error.kind)", severity: .error))
        }
        throw refusal(of: count)
    }

    /// Only damage is mended by another download.
    private static func code(of problem: ZIPError.Kind) -> IssueCode {
        switch problem {
        case .encrypted: .zipEncrypted
        case .unsupportedMethod: .zipUnsupportedMethod
        case .limitExceeded: .zipLimit
        default: .zipDamaged
        }
    }

    private static func refusal(of count: Int) -> Refusal {
        Refusal(
            outcome: .unsupported,
            issue: ImportIssue(
                .fileUnknownFormat,
                "expected one activity file, found a ZIP archive of \(count) files"))
    }

    /// Whether a path in an archive is that of an activity file, and not one that a computer added.
    package static func isActivityFile(_ path: String) -> Bool {
        ActivityFormat.isFileName(path) && !isHidden(path)
    }

    /// Whether a path belongs to the computer that made the archive: `__MACOSX/…`, `.DS_Store`.
    static func isHidden(_ path: String) -> Bool {
        path.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "__MACOSX" }
    }
}

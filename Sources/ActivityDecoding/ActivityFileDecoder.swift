public import ActivityModel
package import Bytes

/// Reads one activity file of any format, gzipped or in a ZIP of its own or not, determined by its
/// content and never by its name.
///
/// Use one per thread: it reuses its buffers. No input makes it throw; problems are in the issues
/// of the `ActivityFile`.
public final class ActivityFileDecoder {
    /// The version of the decoder. Raise it when the same bytes are read differently: files read by
    /// an earlier version are then read again.
    public static let version = 3
    /// The maximum size of a file after inflating, in bytes: far more than the longest recording,
    /// far less than what a bomb of a few megabytes inflates to.
    public static let sizeLimit = 1 << 30
    /// Strava gzips once; some hand-made archives do it twice. More layers are refused.
    private static let layerLimit = 3
    /// Memory that is kept from file to file, in bytes.
    private static let bufferLimit = 16 << 20

    private let inflater = Inflater()
    private let outer = ByteBuffer()
    private let inner = ByteBuffer()
    private let unpacked = ByteBuffer(capacity: 16)

    /// Creates a decoder; one decoder may read any number of files.
    public init() {}

    /// Decodes the bytes of one activity file: FIT, GPX or TCX, also gzipped, or alone in a ZIP.
    ///
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - name: the file's name, only used to detect a wrong extension and files that Strava wrote
    ///     itself.
    public func decode(_ bytes: some Collection<UInt8>, name: String? = nil) -> ActivityFile {
        withBytes(of: bytes) { decode($0, name: name) }
    }

    /// Decodes the bytes of one activity file in memory without copying them.
    public func decode(_ bytes: RawSpan, name: String? = nil) -> ActivityFile {
        withBytes(of: bytes) { decode($0, name: name) }
    }

    package func decode(_ bytes: ByteSlice, name: String? = nil) -> ActivityFile {
        defer {
            outer.shrink(to: Self.bufferLimit)
            inner.shrink(to: Self.bufferLimit)
            unpacked.shrink(to: Self.bufferLimit)
        }
        var issues: [ImportIssue] = []
        var content = inflate(bytes, &issues)
        if PackedFile.isArchive(content) {
            do throws(PackedFile.Refusal) {
                try PackedFile.unpack(content, into: unpacked, limit: Self.sizeLimit)
            } catch {
                var file = ActivityFile(format: .unknown, outcome: error.outcome)
                file.issues = issues + [error.issue]
                return file
            }
            issues.append(ImportIssue(.fileInArchive, "a ZIP archive around one file"))
            content = inflate(unpacked.slice, &issues)
        }
        var file = decode(plain: content)
        if issues.contains(where: { $0.severity == .error }), file.outcome == .decoded {
            file.outcome = .partial
        }
        file.issues = issues + file.issues
        noteWhatNobodyElseCan(&file, name)
        return file
    }

    /// Decodes a file on disk.
    public func decodeFile(at path: String) -> ActivityFile {
        let buffer = ByteBuffer()
        do throws(FileError) {
            try ReadableFile(path: path).readAll(into: buffer)
        } catch {
            var file = ActivityFile(format: .unknown, outcome: .failed)
            file.issues = [ImportIssue(.fileUnreadable, error.description)]
            return file
        }
        return decode(buffer.slice, name: path)
    }

    private func decode(plain bytes: ByteSlice) -> ActivityFile {
        if FITMapping.recognises(bytes) { return FITMapping.activityFile(from: bytes) }
        if XMLMapping.recognises(bytes) { return XMLMapping.activityFile(from: bytes) }
        var file = ActivityFile(format: .unknown, outcome: .unsupported)
        if bytes.isEmpty {
            file.outcome = .failed
            file.issues = [ImportIssue(.fileEmpty, "0 bytes, expected FIT, GPX or TCX")]
        } else {
            file.issues = [
                ImportIssue(
                    .fileUnknownFormat, "expected FIT, GPX or TCX, found " + Self.look(of: bytes))
            ]
        }
        return file
    }

    /// A description of unknown content: an archive in an archive, a page saved instead of the file,
    /// or the first bytes.
    private static func look(of bytes: ByteSlice) -> String {
        if PackedFile.isArchive(bytes) { return "a ZIP archive inside a ZIP archive" }
        let start = String(decoding: bytes.prefix(256).array, as: UTF8.self).lowercased()
        if start.contains("<!doctype html") || start.contains("<html") { return "a web page" }
        let magic = bytes.prefix(4).array.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }
        return "content that begins with bytes " + magic.joined(separator: " ")
    }

    /// Removes gzip layers. The result is valid until the next call.
    private func inflate(_ bytes: ByteSlice, _ issues: inout [ImportIssue]) -> ByteSlice {
        var content = bytes
        var layer = 0
        while content.starts(with: [0x1F, 0x8B]), layer < Self.layerLimit {
            if layer == 1 { issues.append(ImportIssue(.gzipNested, "gzip inside gzip")) }
            let target = layer % 2 == 0 ? outer : inner
            target.removeAll()
            let report = inflater.gunzip(content, into: target, limit: Self.sizeLimit)
            if let problem = report.problem { issues.append(Self.issue(problem)) }
            if report.trailingBytes > 0 {
                issues.append(
                    ImportIssue(.gzipTrailing, "\(report.trailingBytes) bytes after the end"))
            }
            content = target.slice
            layer += 1
        }
        return content
    }

    private static func issue(_ problem: InflateError) -> ImportIssue {
        let code: IssueCode =
            switch problem.kind {
            case .truncated: .gzipTruncated
            case .checksumMismatch, .sizeMismatch: .gzipChecksumMismatch
            case .limitExceeded: .gzipLimit
            default: .gzipDamaged
            }
        return ImportIssue(code, problem.reason, at: problem.position.map { .byte($0) })
    }

    private func noteWhatNobodyElseCan(_ file: inout ActivityFile, _ name: String?) {
        if let expected = name.flatMap(Self.format), file.format != .unknown,
            expected != file.format
        {
            file.issues.append(
                ImportIssue(
                    .fileNameMisleads,
                    "named as \(expected.rawValue), the content is \(file.format.rawValue)"))
        }
        if file.format == .fit, name.map(Self.isNamedByActivity) == true,
            !file.issues.contains(where: { $0.code == .fitFromStrava })
        {
            file.issues.append(
                ImportIssue(.fitFromStrava, "named after an activity, not after an upload"))
        }
        let isSilent = !file.issues.contains { $0.code == .fileNoSamples }
        if file.sampleCount == 0, file.outcome == .decoded, file.purpose == .activity, isSilent {
            file.issues.append(ImportIssue(.fileNoSamples, "no samples in the file"))
        }
    }

    /// Whether the name of a file in an export is an activity id. Uploads are gzipped and named by
    /// the upload's id; a file named by the activity's id was written by Strava.
    private static func isNamedByActivity(_ name: String) -> Bool {
        let parts = name.split(separator: "/")
        guard let file = parts.last, parts.dropLast().last == "activities", file.hasSuffix(".fit")
        else { return false }
        return file.count > 4 && file.dropLast(4).allSatisfy { $0.isASCII && $0.isNumber }
    }

    private static func format(ofName name: String) -> ActivityFormat? {
        var name = Substring(name.lowercased())
        while name.hasSuffix(".gz") { name = name.dropLast(3) }
        return ActivityFormat.allCases.first { $0 != .unknown && name.hasSuffix("." + $0.rawValue) }
    }
}

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// The reason why a file could not be read or written.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The reasons why a file operation can fail.
    public enum Kind: Hashable, Sendable {
        /// The path does not exist.
        case notFound
        /// Permission is denied for the file or for a folder in its path.
        case noPermission
        /// The path is a folder, a device or a pipe instead of a regular file.
        case notAFile
        /// The file ended, or another process truncated it, before all bytes were read.
        case truncated(expected: Int, got: Int)
        /// The disk or the quota is full.
        case diskFull
        /// The disk is read-only.
        case readOnly
        /// Any other error of the operating system: see ``FileError/code``.
        case other
    }

    /// The reason why the operation failed.
    public var kind: Kind
    /// The path of the file.
    public var path: String
    /// The operating system's error number (`errno`); 0 if the error is not the system's.
    public var code: Int32
    /// The offset at which reading failed; `nil` for other operations.
    public var offset: Int?

    /// Creates an error that the program itself found.
    public init(_ kind: Kind, path: String, offset: Int? = nil) {
        self.kind = kind
        self.path = path
        code = 0
        self.offset = offset
    }

    /// Creates an error that the operating system reported as `code`.
    public init(code: Int32, path: String, offset: Int? = nil) {
        self.path = path
        self.code = code
        self.offset = offset
        kind =
            switch code {
            case ENOENT, ENOTDIR: .notFound
            case EACCES, EPERM: .noPermission
            case EISDIR: .notAFile
            case ENOSPC, EDQUOT, EFBIG: .diskFull
            case EROFS: .readOnly
            default: .other
            }
    }

    /// The path, what was expected and found or what the operating system says, and the offset.
    public var description: String {
        let what =
            switch kind {
            case .truncated(let expected, let got): "expected \(expected) bytes, got \(got)"
            case .notAFile where code == 0: "not a file"
            case _ where code == 0: "\(kind)"
            default: String(cString: strerror(code))
            }
        return "\(path): \(what)" + (offset.map { " (byte \($0))" } ?? "")
    }
}

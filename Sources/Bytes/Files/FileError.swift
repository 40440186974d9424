#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Why a file could not be read or written.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The reasons why a file operation can fail.
    public enum Kind: Hashable, Sendable {
        /// There is nothing at the path, or one of its folders is missing.
        case notFound
        /// The file, or a folder on the way, may not be read or written.
        case noPermission
        /// The path leads to a folder, a device or a pipe where a file was expected.
        case notAFile
        /// The file ends, or was cut short by somebody else, before all bytes were read.
        case truncated(expected: Int, got: Int)
        /// The disk, or what one may use of it, is full.
        case diskFull
        /// The disk can only be read.
        case readOnly
        /// Anything else the operating system reports: ``FileError/code`` says what.
        case other
    }

    /// The reason why the operation failed.
    public var kind: Kind
    /// The path of the file.
    public var path: String
    /// The operating system's number for it (`errno`); 0 where it was not the system that erred.
    public var code: Int32
    /// The offset at which reading failed, where it was reading that failed.
    public var offset: Int?

    /// An error found by the program itself.
    public init(_ kind: Kind, path: String, offset: Int? = nil) {
        self.kind = kind
        self.path = path
        code = 0
        self.offset = offset
    }

    /// An error that the operating system reported as `code`.
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

    /// The path, what was expected and found or what the operating system says, and where.
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

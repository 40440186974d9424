public import Bytes

/// The reason why bytes cannot be read as FIT at all. Lesser damage is a ``FITProblem`` of the
/// decoded file.
public struct FITError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The reasons why bytes cannot be read as FIT.
    public enum Kind: Equatable, Sendable {
        /// The bytes end within the first 12, the size of the shortest header.
        case truncatedHeader(expected: Int, got: Int)
        /// The signature `.FIT` is not at byte 8.
        case notThisFormat
        /// The file could not be read. `FileError` is defined in the module `Bytes`.
        case unreadable(FileError)
    }

    /// The reason why the bytes cannot be read as FIT.
    public var kind: Kind
    /// The byte offset at which the error was found.
    public var offset: Int

    /// Creates an error at a byte offset.
    public init(_ kind: Kind, at offset: Int) {
        self.kind = kind
        self.offset = offset
    }

    /// `truncated FIT header: expected 12 bytes, got 5 (byte 0)`.
    public var description: String {
        switch kind {
        case .truncatedHeader(let expected, let got):
            "truncated FIT header: expected \(expected) bytes, got \(got) (byte \(offset))"
        case .notThisFormat:
            "not a FIT file: expected \".FIT\" at byte \(offset)"
        case .unreadable(let error): "\(error)"
        }
    }
}

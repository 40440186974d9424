public import Bytes

/// A problem of an archive or one of its entries, with its position.
public struct ZIPError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The reasons why an archive or an entry cannot be read.
    public enum Kind: Hashable, Sendable {
        /// The file has neither a central directory nor a local header: it is not a ZIP archive.
        case notThisFormat
        /// Bytes that the archive states are beyond its end.
        case truncated(expected: UInt64, got: UInt64)
        /// The bytes of an entry do not have the stated CRC-32.
        case checksumMismatch(expected: UInt32, got: UInt32)
        /// An entry has more or fewer bytes than stated. Reading stops one byte after the expected
        /// ones, so `got` only shows that there are too many.
        case sizeMismatch(expected: UInt64, got: UInt64)
        /// The entry is encrypted with the given scheme.
        case encrypted(ZIPEncryption)
        /// The entry is compressed by a method that cannot be read; see ``ZIPMethod/isSupported``.
        case unsupportedMethod(ZIPMethod)
        /// The file is one part of an archive that was written in parts, which must be joined
        /// first. Parts count from 1; `of` is their number, `nil` if only the last part states it.
        case split(part: Int, of: Int?)
        /// The entry's name could lead outside the folder it is extracted to.
        case unsafePath(UnsafePath)
        /// The entry is a symbolic link or another special file, not a regular file.
        case symlink
        /// A later entry has the same name; that one counts.
        case duplicateName
        /// The entry claims bytes that belong to another one.
        case overlap
        /// The entry exceeds a limit that the caller set.
        case limitExceeded(ZIPLimits.Bound)
        /// A structure of the archive is invalid; the text says which.
        case malformed(String)
        /// The archive's file could not be read.
        case unreadable(FileError)
    }

    /// The reason why the archive or entry cannot be read.
    public var kind: Kind
    /// The affected entry, its name made safe to show; `nil` for the archive itself.
    public var entry: String?
    /// The offset in the archive at which the affected structure or data begins.
    public var offset: UInt64?

    /// Creates an error about the archive, or about the entry with this name as the archive spells
    /// it.
    public init(_ kind: Kind, entry name: String? = nil, offset: UInt64? = nil) {
        self.kind = kind
        entry = name.map(PrintableName.make)
        self.offset = offset
    }

    /// The entry, what was expected, what was found, and the offset.
    public var description: String {
        let place = offset.map { " (byte \($0))" } ?? ""
        return (entry.map { "\($0): " } ?? "") + kind.description + place
    }
}

/// A problem of one part of an archive that can otherwise be read.
public typealias ZIPProblem = ZIPError

extension ZIPError.Kind: CustomStringConvertible {
    /// What was expected and what was found.
    public var description: String {
        switch self {
        case .notThisFormat: "not a ZIP archive"
        case .truncated(let expected, let got):
            "archive ends early: expected \(expected) bytes, got \(got)"
        case .checksumMismatch(let expected, let got):
            "checksum mismatch: expected 0x\(String(expected, radix: 16)), "
                + "got 0x\(String(got, radix: 16))"
        case .sizeMismatch(let expected, let got):
            "size mismatch: expected \(expected) bytes, got \(got)"
        case .encrypted(let encryption): "encrypted entry (\(encryption))"
        case .unsupportedMethod(let method):
            "unsupported compression method \(method.rawValue) (\(method))"
        case .split(let part, let count):
            "part \(part)" + (count.map { " of \($0)" } ?? "") + " of a split archive"
        case .unsafePath(let trait): "unsafe path: \(trait)"
        case .symlink: "symbolic link or special file"
        case .duplicateName: "a later entry has the same name"
        case .overlap: "entry overlaps another one"
        case .limitExceeded(let bound): "limit exceeded: \(bound)"
        case .malformed(let what): "malformed \(what)"
        case .unreadable(let error): "unreadable archive: \(error)"
        }
    }
}

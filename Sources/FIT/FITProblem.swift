/// A problem of a FIT file that did not prevent the rest from being read.
public struct FITProblem: Equatable, Sendable, CustomStringConvertible {
    /// The kinds of damage and deviations from the protocol.
    public enum Kind: Equatable, Sendable {
        /// The header's size is impossible; a usual size was assumed.
        case headerSize(Int)
        /// The header's own checksum is wrong.
        case headerChecksum(expected: UInt16, found: UInt16)
        /// The file's checksum is wrong; everything was read nevertheless.
        case checksum(expected: UInt16, found: UInt16)
        /// The bytes end before the file does, inside a message or before the checksum.
        case truncated(expected: Int, got: Int)
        /// The header states a different size than the file has. `isWhole` means that the checksum
        /// after the actual end is correct, so nothing is missing.
        case dataSize(stated: Int, found: Int, isWhole: Bool)
        /// Data of a local message type without a definition. `resumedAt` is the offset at which
        /// reading continued, `nil` if it ended.
        case undefinedMessage(local: Int, resumedAt: Int?)
        /// A definition whose byte order or field list is invalid.
        case definition
        /// A field of size zero, whose size is not a multiple of its base type's, or whose base
        /// type is unknown. A single byte was read as such; anything else was skipped by its size.
        case fieldSize(field: Int, size: Int, baseType: Int)
        /// A developer field that was skipped by its size.
        case developerField(field: Int, reason: DeveloperReason)
        /// Bytes that belong to no FIT file, after or between files.
        case strayBytes(count: Int)
        /// More messages than a recording has, or than a file of this size may allocate memory for;
        /// some were omitted from here on.
        case limit
    }

    /// The reasons why a developer field is skipped.
    public enum DeveloperReason: String, Sendable {
        /// No `field_description` message precedes it.
        case undescribed = "is not described"
        /// Its size is not a multiple of its base type's.
        case size = "has an impossible size"
        /// Its type is not one that FIT defines.
        case notNumeric = "is neither a number nor text"
    }

    /// The kind of problem, with the facts that describe it.
    public var kind: Kind
    /// The byte offset at which the problem was found.
    public var offset: Int
    /// The global number of the affected message, if there is one.
    public var message: Int?

    /// Creates a problem at a byte offset.
    public init(_ kind: Kind, at offset: Int, message: Int? = nil) {
        self.kind = kind
        self.offset = offset
        self.message = message
    }

    /// Whether data that the file once contained is missing or uncertain.
    public var isLoss: Bool {
        switch kind {
        case .checksum, .truncated, .undefinedMessage, .definition, .limit: true
        case .dataSize(_, _, let isWhole): !isWhole
        case .headerSize, .headerChecksum, .fieldSize, .developerField, .strayBytes: false
        }
    }

    /// What was expected and what was found, without the offset.
    public var description: String {
        let place = message.map { " of message \($0)" } ?? ""
        switch kind {
        case .headerSize(let size):
            return "header of \(size) bytes: expected 12 or 14"
        case .headerChecksum(let expected, let found):
            return "header checksum: expected \(expected), found \(found)"
        case .checksum(let expected, let found):
            return "checksum: expected \(expected), found \(found)"
        case .truncated(let expected, let got):
            return "truncated FIT file\(place): expected \(expected) bytes, got \(got)"
        case .dataSize(let stated, let found, let isWhole):
            return "data size: header says \(stated) bytes, found \(found)"
                + (isWhole ? ", checksum right" : "")
        case .undefinedMessage(let local, let resumed):
            return "local message type \(local) was never defined: "
                + (resumed.map { "reading resumed at byte \($0)" } ?? "reading ended")
        case .definition:
            return "definition\(place) makes no sense"
        case .fieldSize(let field, let size, let baseType):
            return "field \(field)\(place) has \(size) bytes: "
                + (size == 0 ? "none to read" : "not a multiple of base type \(baseType)")
        case .developerField(let field, let reason):
            return "developer field \(field)\(place) \(reason.rawValue)"
        case .strayBytes(let count):
            return "\(count) bytes belong to no FIT file"
        case .limit:
            return "more messages than a recording or a file of this size holds: some were left out"
        }
    }
}

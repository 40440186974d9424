/// The reason why compressed bytes could not be inflated, with its position.
public struct InflateError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The reasons why bytes cannot be inflated.
    public enum Kind: Equatable, Sendable {
        /// The compressed bytes end too early for their format.
        case truncated
        /// The compressed bytes violate their format (RFC 1951, RFC 1952).
        case malformed
        /// The checksum of the inflated bytes is wrong.
        case checksumMismatch(expected: UInt32, got: UInt32)
        /// There are more or fewer inflated bytes than stated. If inflating stopped at the stated
        /// size although there was more, `got` is one byte more than expected.
        case sizeMismatch(expected: UInt64, got: UInt64)
        /// There are more inflated bytes than the caller allows.
        case limitExceeded(limit: UInt64)
        /// The bytes do not begin with gzip's magic number.
        case notGzip
    }

    /// The reason why inflating stopped.
    public var kind: Kind
    /// The offset in the compressed bytes at which the problem was found, if known.
    public var position: Int?

    /// Creates an error at an offset of the compressed bytes.
    public init(_ kind: Kind, at position: Int? = nil) {
        self.kind = kind
        self.position = position
    }

    /// What was expected, what was found, and at which compressed byte.
    public var description: String {
        position.map { "\(reason) (byte \($0))" } ?? reason
    }

    /// What was expected and what was found, without the position.
    public var reason: String {
        switch kind {
        case .truncated: "compressed data ends early"
        case .malformed: "malformed compressed data"
        case .checksumMismatch(let expected, let got):
            "checksum mismatch: expected \(hexadecimal(expected)), got \(hexadecimal(got))"
        case .sizeMismatch(let expected, let got):
            "size mismatch: expected \(expected) bytes, got \(got)"
        case .limitExceeded(let limit): "more than \(limit) bytes when inflated"
        case .notGzip: "not gzip data"
        }
    }
}

/// A checksum as eight hexadecimal digits.
private func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return "0x" + String(repeating: "0", count: 8 - digits.count) + digits
}

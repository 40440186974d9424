/// Why compressed bytes could not be inflated, and where.
public struct InflateError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The reasons why bytes cannot be inflated.
    public enum Kind: Equatable, Sendable {
        /// The compressed bytes end before their format says so.
        case truncated
        /// The compressed bytes break the rules of their format (RFC 1951, RFC 1952).
        case malformed
        /// The inflated bytes are not those that were compressed.
        case checksumMismatch(expected: UInt32, got: UInt32)
        /// There are more or fewer inflated bytes than announced. Where inflating stopped at
        /// the announced size although there was more, `got` is one byte more than expected.
        case sizeMismatch(expected: UInt64, got: UInt64)
        /// There are more inflated bytes than the caller allows.
        case limitExceeded(limit: UInt64)
        /// The bytes do not begin as gzip does.
        case notGzip
    }

    /// The reason why inflating stopped.
    public var kind: Kind
    /// The offset in the compressed bytes where it showed, where that is known.
    public var position: Int?

    /// An error at an offset of the compressed bytes.
    public init(_ kind: Kind, at position: Int? = nil) {
        self.kind = kind
        self.position = position
    }

    /// What was expected, what was found, and at which compressed byte.
    public var description: String {
        position.map { "\(reason) (byte \($0))" } ?? reason
    }

    /// What was expected and what was found, without the place.
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

/// A checksum as people compare it: eight hexadecimal digits.
private func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return "0x" + String(repeating: "0", count: 8 - digits.count) + digits
}

/// The compression method of an entry (APPNOTE section 4.4.5).
public struct ZIPMethod: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The number of the method in the archive.
    public let rawValue: UInt16

    /// Creates the method with the given number, also if the number is not assigned.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Stored: the bytes are not compressed.
    public static let stored = ZIPMethod(rawValue: 0)
    /// Deflate (RFC 1951), which almost all programs write.
    public static let deflate = ZIPMethod(rawValue: 8)
    /// Deflate64, which Windows writes in archives of more than 2 GB.
    public static let deflate64 = ZIPMethod(rawValue: 9)

    /// Whether ``ZIPReader`` can read entries of this method.
    public var isSupported: Bool { [.stored, .deflate, .deflate64].contains(self) }

    /// The usual name of the method, or `method 42` if the number has none.
    public var description: String {
        Self.names[rawValue] ?? "method \(rawValue)"
    }

    private static let names: [UInt16: String] = [
        0: "Stored", 1: "Shrink", 2: "Reduce", 3: "Reduce", 4: "Reduce", 5: "Reduce",
        6: "Implode", 8: "Deflate", 9: "Deflate64", 10: "PKWARE DCL Implode", 12: "BZip2",
        14: "LZMA", 16: "IBM CMPSC", 18: "IBM TERSE", 19: "IBM LZ77", 20: "Zstandard",
        93: "Zstandard", 94: "MP3", 95: "XZ", 96: "JPEG", 97: "WavPack", 98: "PPMd",
    ]
}

/// The encryption of an entry. None of these can be read.
public enum ZIPEncryption: Hashable, Sendable, CustomStringConvertible {
    /// The format's first encryption, by a password (APPNOTE section 6.1).
    case zipCrypto
    /// WinZip's AES, which 7-Zip also writes (method 99).
    case aes
    /// PKWARE's strong encryption (APPNOTE section 7).
    case strong

    /// The usual name of the encryption.
    public var description: String {
        switch self {
        case .zipCrypto: "ZipCrypto"
        case .aes: "AES"
        case .strong: "PKWARE strong encryption"
        }
    }
}

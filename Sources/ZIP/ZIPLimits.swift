/// How much an archive may ask of the reader before it is taken for a decompression bomb.
public struct ZIPLimits: Hashable, Sendable {
    /// The most bytes that one entry may have, compressed or inflated.
    public var maximumEntrySize: UInt64
    /// The most bytes that all entries together may inflate to.
    public var maximumTotalSize: UInt64
    /// How many times its compressed size an entry may inflate to.
    public var maximumRatio: UInt64
    /// The size from which on ``maximumRatio`` counts: smaller entries do no harm.
    public var ratioThreshold: UInt64
    /// The most entries that are listed.
    public var maximumEntries: Int

    /// Limits of one's own; what is not named is as in ``standard``.
    public init(
        maximumEntrySize: UInt64 = 4 << 30, maximumTotalSize: UInt64 = 256 << 30,
        maximumRatio: UInt64 = 250, ratioThreshold: UInt64 = 32 << 20,
        maximumEntries: Int = 1 << 20
    ) {
        self.maximumEntrySize = maximumEntrySize
        self.maximumTotalSize = maximumTotalSize
        self.maximumRatio = maximumRatio
        self.ratioThreshold = ratioThreshold
        self.maximumEntries = maximumEntries
    }

    /// Limits that no honest archive of a person's files meets: the most repetitive track files
    /// reach a ratio of about 50, and the largest archives hold tens of thousands of entries.
    public static let standard = ZIPLimits()

    /// A limit that was met, with its value.
    public enum Bound: Hashable, Sendable, CustomStringConvertible {
        /// An entry inflates to more bytes than ``ZIPLimits/maximumEntrySize``.
        case entrySize(UInt64)
        /// All entries inflate to more bytes than ``ZIPLimits/maximumTotalSize``.
        case totalSize(UInt64)
        /// An entry inflates to more than ``ZIPLimits/maximumRatio`` times its size.
        case ratio(UInt64)
        /// The archive has more entries than ``ZIPLimits/maximumEntries``.
        case entries(Int)

        /// The limit as an English phrase, for messages.
        public var description: String {
            switch self {
            case .entrySize(let bytes): "an entry of more than \(bytes) bytes"
            case .totalSize(let bytes): "more than \(bytes) bytes in all entries"
            case .ratio(let ratio): "an entry that inflates to more than \(ratio) times its size"
            case .entries(let count): "more than \(count) entries"
            }
        }
    }

    /// The limit that an entry of these sizes meets by itself.
    func bound(compressedSize: UInt64, size: UInt64) -> Bound? {
        if max(size, compressedSize) > maximumEntrySize { return .entrySize(maximumEntrySize) }
        let (allowed, overflow) = compressedSize.multipliedReportingOverflow(by: maximumRatio)
        if size > ratioThreshold, !overflow, size > allowed { return .ratio(maximumRatio) }
        return nil
    }
}

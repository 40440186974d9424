/// The limits beyond which an archive is treated as a decompression bomb.
public struct ZIPLimits: Hashable, Sendable {
    /// The maximum size of an entry in bytes, compressed or inflated.
    public var maximumEntrySize: UInt64
    /// The maximum number of bytes to which all entries together may inflate.
    public var maximumTotalSize: UInt64
    /// The maximum ratio of inflated to compressed size.
    public var maximumRatio: UInt64
    /// The size in bytes from which ``maximumRatio`` applies: smaller entries do no harm.
    public var ratioThreshold: UInt64
    /// The maximum number of entries that are listed.
    public var maximumEntries: Int

    /// Creates limits; those that are not given are as in ``standard``.
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

    /// Limits that no ordinary archive reaches: the most repetitive track files have a ratio of
    /// about 50, and the largest archives contain tens of thousands of entries.
    public static let standard = ZIPLimits()

    /// A limit that was reached, with its value.
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

    /// The limit that an entry of these sizes exceeds by itself.
    func bound(compressedSize: UInt64, size: UInt64) -> Bound? {
        if max(size, compressedSize) > maximumEntrySize { return .entrySize(maximumEntrySize) }
        let (allowed, overflow) = compressedSize.multipliedReportingOverflow(by: maximumRatio)
        if size > ratioThreshold, !overflow, size > allowed { return .ratio(maximumRatio) }
        return nil
    }
}

/// What was recovered from an archive whose central directory is missing or damaged.
public struct ZIPRecovery: Hashable, Sendable {
    /// The reasons for a recovery.
    public enum Reason: Hashable, Sendable {
        /// There is no central directory: the archive was not completely written or downloaded.
        case directoryMissing
        /// There is a central directory, but parts of it cannot be read.
        case directoryDamaged
    }

    /// The reason for the recovery.
    public var reason: Reason
    /// The number of entries that are complete, as far as can be determined without reading them.
    public var entriesSaved: Int
    /// The number of bytes of the archive that belong to those entries, including their headers.
    public var bytesSaved: UInt64
    /// The size of the archive's file in bytes.
    public var archiveSize: UInt64
    /// The byte ranges in which neither entries nor the directory were found.
    public var damage: [Range<UInt64>]

    /// Creates the figures of a recovery.
    public init(
        reason: Reason, entriesSaved: Int, bytesSaved: UInt64, archiveSize: UInt64,
        damage: [Range<UInt64>]
    ) {
        self.reason = reason
        self.entriesSaved = entriesSaved
        self.bytesSaved = bytesSaved
        self.archiveSize = archiveSize
        self.damage = damage
    }
}

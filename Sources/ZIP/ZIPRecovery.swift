/// What was saved of an archive whose central directory is missing or damaged.
public struct ZIPRecovery: Hashable, Sendable {
    /// Why entries had to be looked for.
    public enum Reason: Hashable, Sendable {
        /// There is no central directory: the archive was not written, or not downloaded, to its
        /// end.
        case directoryMissing
        /// There is one, but parts of it cannot be read.
        case directoryDamaged
    }

    /// Why entries had to be looked for.
    public var reason: Reason
    /// How many entries were found whole, as far as that can be told without reading them.
    public var entriesSaved: Int
    /// How many bytes of the archive belong to those entries, their headers counted.
    public var bytesSaved: UInt64
    /// How many bytes the archive's file has.
    public var archiveSize: UInt64
    /// The parts of the archive's file in which neither entries nor the directory were found.
    public var damage: [Range<UInt64>]

    /// What was saved, in figures.
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

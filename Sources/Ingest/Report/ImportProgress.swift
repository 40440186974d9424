/// How far an import is; given often, for a line on a terminal.
public struct ImportProgress: Sendable, Equatable {
    /// What is being done.
    public enum Phase: Sendable, Equatable {
        /// Listing the export and reading its tables.
        case reading(export: String)
        /// Working through the files.
        case files
        /// Tying activities to files.
        case settling
    }

    /// What is being done.
    public var phase: Phase
    /// Files done, over all exports met so far.
    public var filesDone = 0
    /// Files to do, over all exports met so far.
    public var filesTotal = 0
    /// Bytes of the done files, as exported.
    public var bytesDone: Int64 = 0
    /// Bytes of all files to do, as exported.
    public var bytesTotal: Int64 = 0
    /// Files that could not be read so far.
    public var failed = 0

    /// Nothing done yet.
    public init(_ phase: Phase) { self.phase = phase }
}

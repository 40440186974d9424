/// How far an import is; given often, for a line on a terminal.
package struct ImportProgress: Sendable, Equatable {
    package enum Phase: Sendable, Equatable {
        /// Listing the export and reading its tables.
        case reading(export: String)
        case files
        case settling
    }

    package var phase: Phase
    /// Files done, over all exports met so far.
    package var filesDone = 0
    /// Files to do, over all exports met so far.
    package var filesTotal = 0
    /// Bytes of the done files, as exported.
    package var bytesDone: Int64 = 0
    /// Bytes of all files to do, as exported.
    package var bytesTotal: Int64 = 0
    /// Files that could not be read so far.
    package var failed = 0
    /// Work done and to do: bytes would promise too much, since some are copied and others decoded.
    var effortDone = 0.0
    var effortTotal = 0.0

    /// How much of the work is done, from 0 to 1; `nil` while that is not known.
    package var share: Double? {
        effortTotal > 0 ? min(1, max(0, effortDone / effortTotal)) : nil
    }

    /// How many seconds the rest will take when the work done took so many; `nil` while that
    /// cannot be said.
    package func secondsLeft(after seconds: Double) -> Double? {
        guard seconds > 0.5, let share, share > 0 else { return nil }
        return seconds * (1 - share) / share
    }

    package init(_ phase: Phase) { self.phase = phase }
}

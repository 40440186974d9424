/// The progress of an import, reported often, for a line on a terminal.
package struct ImportProgress: Sendable, Equatable {
    package enum Phase: Sendable, Equatable {
        /// Listing the export and reading its tables.
        case reading(export: String)
        case files
        case settling
    }

    package var phase: Phase
    /// Files done, over all exports so far.
    package var filesDone = 0
    /// Files to do, over all exports so far.
    package var filesTotal = 0
    /// Size of the files done, as exported.
    package var bytesDone: Int64 = 0
    /// Size of all files to do, as exported.
    package var bytesTotal: Int64 = 0
    /// Files that could not be read so far.
    package var failed = 0
    /// Work done and to do: bytes would be misleading, because some files are copied and others
    /// decoded.
    var effortDone = 0.0
    var effortTotal = 0.0

    /// The share of the work that is done, from 0 to 1; `nil` if unknown.
    package var share: Double? {
        effortTotal > 0 ? min(1, max(0, effortDone / effortTotal)) : nil
    }

    /// The estimated remaining seconds, given the seconds taken so far; `nil` before it can be true:
    /// the first files are few and the workers cold.
    package func secondsLeft(after seconds: Double) -> Double? {
        guard seconds >= 2, let share, share >= 0.03 else { return nil }
        return seconds * (1 - share) / share
    }

    package init(_ phase: Phase) { self.phase = phase }
}

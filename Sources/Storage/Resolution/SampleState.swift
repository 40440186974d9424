/// What became of the samples of an activity.
package enum SampleState: String, CaseIterable, Sendable {
    case decoded
    /// Its file is damaged: what could be read is there.
    case partial
    /// It was entered by hand: there is no file.
    case manual
    /// Strava wrote `#error#` where the file should be.
    case notExported = "not-exported"
    /// The export does not hold the file that its row names.
    case missing
    /// Strava has them; they are still to be fetched.
    case queued
    /// Strava has none.
    case noStreams = "no-streams"
    /// Its file cannot be read.
    case failed
    /// Its file is of a kind that Waymark does not read.
    case unsupported
}

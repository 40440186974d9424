/// The state of an activity's samples.
package enum SampleState: String, CaseIterable, Sendable {
    case decoded
    /// Its file is damaged; the readable part is stored.
    case partial
    /// It was entered by hand and has no file.
    case manual
    /// Strava wrote `#error#` in place of the file.
    case notExported = "not-exported"
    /// The export does not contain the file that its row names.
    case missing
    /// Strava has them; they have not been fetched yet.
    case queued
    /// Strava has none.
    case noStreams = "no-streams"
    /// Its file cannot be read.
    case failed
    /// Its file is of a kind that Waymark does not read.
    case unsupported
}

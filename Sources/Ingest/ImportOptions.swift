package import ActivityModel
package import Storage
package import ZIP

/// What to import, where, and how.
package struct ImportOptions: Sendable {
    /// ZIP files and unpacked export folders; empty means the library's caches.
    package var sources: [String]
    package var folder: LibraryFolder
    /// Only report what an import would change; write nothing.
    package var isDryRun = false
    /// Whether to unpack the export into the cache.
    package var usesCache = true
    /// Whether to import without asking, even if an export would hide much of the library or looks
    /// much older than its date.
    package var confirmsAbsence = false
    /// The number of workers; 1 or more.
    package var jobs = 1
    /// Strava's id of the athlete, for exports that do not name their athlete.
    package var athlete: Int64?
    /// The moment that the exports describe, if the user knows it better.
    package var asOf: Timestamp?
    /// Whether tables about other people, logins and devices are stored in the database as well.
    package var includesPrivate = false
    /// The limits beyond which a ZIP is treated as a decompression bomb.
    package var limits = ZIPLimits.standard
    /// Applies Strava's terms at the end of the import; `nil` applies none.
    package var terms: StravaTerms?
    /// Whether the report lists every file that could not be read, not only the first few.
    package var namesAllFailures = false
    /// Called for each activity that was read, on the thread that read it.
    package var glimpse: (@Sendable (TrackGlimpse) -> Void)?

    /// Creates an import of `sources` into the library in a folder.
    package init(sources: [String], folder: LibraryFolder) {
        self.sources = sources
        self.folder = folder
    }
}

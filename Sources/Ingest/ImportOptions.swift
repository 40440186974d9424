package import ActivityModel
package import Storage
package import ZIP

/// What to import, where to, and how.
package struct ImportOptions: Sendable {
    /// ZIPs and unpacked export folders; empty: whatever lies in the library's caches.
    package var sources: [String]
    package var folder: LibraryFolder
    /// Only say what an import would bring; write nothing.
    package var isDryRun = false
    /// Whether to unpack the export into the cache.
    package var usesCache = true
    /// Whether to import an export that would hide much of the library, or that looks much older
    /// than it says, without asking.
    package var confirmsAbsence = false
    /// How many workers; 1 or more.
    package var jobs = 1
    /// Strava's id of the athlete the exports belong to, where they do not tell it themselves.
    package var athlete: Int64?
    /// When the exports were true, where the person knows better than what they tell.
    package var asOf: Timestamp?
    /// Whether tables about other people, logins and devices go into the database as well.
    package var includesPrivate = false
    /// What a ZIP may ask for before it is taken for a decompression bomb.
    package var limits = ZIPLimits.standard
    /// Whether the report names every file that could not be read, not only the first few.
    package var namesAllFailures = false

    /// An import of `sources` into the library of a folder.
    package init(sources: [String], folder: LibraryFolder) {
        self.sources = sources
        self.folder = folder
    }
}

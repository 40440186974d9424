public import ActivityModel
public import Storage
public import ZIP

/// What to import, where to, and how.
public struct ImportOptions: Sendable {
    /// ZIPs and unpacked export folders; empty: whatever lies in the library's caches.
    public var sources: [String]
    /// The library.
    public var folder: LibraryFolder
    /// Only say what an import would bring; write nothing.
    public var isDryRun = false
    /// Whether to unpack the export into the cache.
    public var usesCache = true
    /// How many workers; 1 or more.
    public var jobs = 1
    /// Strava's id of the athlete the exports belong to, where they do not tell it themselves.
    public var athlete: Int64?
    /// When the exports were true, where the person knows better than what they tell.
    public var asOf: Timestamp?
    /// Whether tables about other people, logins and devices go into the database as well.
    public var includesPrivate = false
    /// What a ZIP may ask for before it is taken for a decompression bomb.
    public var limits = ZIPLimits.standard
    /// Whether the report names every file that could not be read, not only the first few.
    public var namesAllFailures = false

    /// An import of `sources` into the library of a folder.
    public init(sources: [String], folder: LibraryFolder) {
        self.sources = sources
        self.folder = folder
    }
}

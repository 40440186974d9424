import Foundation
import GRDB

/// Which folder is whose cache: the only athlete's is `Strava Export`; as soon as there are two,
/// each one's has their Strava id in its name. That depends on who is in the library, never on who
/// came first, and `Strava Export` never becomes somebody else's.
extension Library {
    /// Gives the caches the names they should have. Opening a library for writing does that too, so
    /// that a run killed between the database and the folders costs nothing.
    ///
    /// - Throws: ``StoreError`` `notWritable`.
    package func settleCaches() throws { try read(settleCaches) }

    func settleCaches(_ database: Database) throws {
        // Who was alone was there before all others, whose row numbers are greater.
        let athletes = try Row.fetchAll(
            database, sql: "SELECT strava_id FROM athlete ORDER BY id LIMIT 2")
        guard let first = athletes.first, let id = first[0] as Int64? else { return }
        let named = folder.cache(ofAthlete: id)
        let (old, new) = athletes.count == 1 ? (named, folder.cache) : (folder.cache, named)
        guard FileManager.default.fileExists(atPath: old.path),
            !FileManager.default.fileExists(atPath: new.path)
        else { return }
        guard rename(old.path, new.path) == 0 else {
            throw StoreError(.notWritable(String(cString: strerror(errno))), path: old.path)
        }
    }
}

/// The athlete's Strava id where the cache has it in its name; for a query of rows with `athlete_id`.
///
/// - Parameter column: that column, where it needs its table's name.
func cacheAthleteSQL(_ column: String = "athlete_id") -> String {
    """
    CASE WHEN (SELECT count(*) FROM athlete) > 1
        THEN (SELECT t.strava_id FROM athlete t WHERE t.id = \(column)) END
    """
}

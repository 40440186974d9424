import Foundation
import GRDB

/// The cache folder of each athlete. The only athlete's is `Strava Export`; with several athletes,
/// each name contains the athlete's Strava id. This depends on who is in the library, never on the
/// order of imports, and `Strava Export` never passes to another athlete.
extension Library {
    /// Gives the caches their correct names. Opening a library for writing does this too, so a run
    /// killed between database and folders does no harm.
    ///
    /// - Throws: ``StoreError`` `notWritable`.
    package func settleCaches() throws { try read(settleCaches) }

    func settleCaches(_ database: Database) throws {
        // The first athlete has the lowest row id.
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

/// The athlete's Strava id if the cache has it in its name; for a query of rows with `athlete_id`.
///
/// - Parameter column: that column, if it needs its table's name.
func cacheAthleteSQL(_ column: String = "athlete_id") -> String {
    """
    CASE WHEN (SELECT count(*) FROM athlete) > 1
        THEN (SELECT t.strava_id FROM athlete t WHERE t.id = \(column)) END
    """
}

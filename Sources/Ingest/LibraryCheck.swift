import ActivityDecoding
package import ActivityModel
import Bytes
import ExportArchive
import Foundation
package import Storage

/// Checks that database and cache are intact, and repairs damage from the cache.
package struct LibraryCheck {
    package struct Result: Sendable, Equatable {
        /// Files of the cache that were compared with the ledger.
        package var files = 0
        package var streams = 0
        /// Files in the ledger that the cache lacks.
        package var missing: [String] = []
        /// Files of the cache whose bytes differ from those imported.
        package var different: [String] = []
        /// Files whose stored streams are damaged.
        package var damaged: [String] = []
        /// Problems of the database itself.
        package var structural: [String] = []
        /// Files that were read again from the cache.
        package var repaired: [String] = []
        /// Whether there is a cache at all.
        package var hasCache = true

        /// Whether there is no problem, or none any more.
        package var isWhole: Bool {
            missing.isEmpty && different.isEmpty && structural.isEmpty
                && Set(damaged).isSubset(of: repaired)
        }
    }

    private let folder: LibraryFolder
    private let athlete: Int64?

    /// Creates a check of the library in a folder; with an athlete's Strava id, of that athlete's
    /// files and streams and of the database itself.
    package init(_ folder: LibraryFolder, athlete: Int64? = nil) {
        self.folder = folder
        self.athlete = athlete
    }

    /// Checks everything; with `repairs`, damaged streams are read again from the cache, and the
    /// newest activity is determined again.
    ///
    /// - Throws: `StoreError`.
    package func run(repairs: Bool, now: Timestamp) throws -> Result {
        let library = try repairs ? Library.openForWriting(folder) : Library.open(folder)
        var result = Result()
        if repairs { try library.deriveWatermarks(now: now) }
        result.structural = try library.structuralProblems()
        let files = try library.ledgerFiles(athlete: athlete)
        result.hasCache = Set(files.map(\.cacheAthlete)).contains {
            FileManager.default.fileExists(atPath: folder.cache(ofAthlete: $0).path)
        }
        if result.hasCache { compare(files, &result) }
        var damaged: [Int64] = []
        result.streams = try library.damagedStreams(athlete: athlete) { id, path in
            damaged.append(id)
            result.damaged.append(path)
        }
        if repairs { try repair(damaged, files, library, &result) }
        return result
    }

    private func compare(_ files: [LedgerFile], _ result: inout Result) {
        for file in files {
            result.files += 1
            let cache = cache(of: file)
            guard let location = cache.location(of: file.path),
                FileManager.default.fileExists(atPath: location)
            else {
                result.missing.append(file.path)
                continue
            }
            if !cache.contains(file.path, size: file.size, crc32: file.crc32) {
                result.different.append(file.path)
            }
        }
    }

    private func cache(of file: LedgerFile) -> ExportCache {
        ExportCache(path: folder.cache(ofAthlete: file.cacheAthlete).path)
    }

    private func repair(
        _ damaged: [Int64], _ files: [LedgerFile], _ library: Library, _ result: inout Result
    ) throws {
        let decoder = ActivityFileDecoder()
        let encoder = StreamEncoder()
        let buffer = ByteBuffer()
        for file in files {
            guard let id = file.fileID, damaged.contains(id), let crc32 = file.crc32,
                let location = cache(of: file).location(of: file.path),
                (try? ReadableFile(path: location).readAll(into: buffer)) != nil,
                Checksum.crc32(buffer.slice) == crc32
            else { continue }
            let key = FileKey(path: file.path, size: Int64(clamping: file.size), crc32: crc32)
            let content = decoder.decode(
                buffer.slice, name: try library.rowPath(ofFile: id) ?? file.path)
            try library.replace(
                id,
                with: DecodedFile(
                    key: key, content: content, encoder: encoder,
                    decoderVersion: ActivityFileDecoder.version))
            result.repaired.append(file.path)
        }
    }
}

import ActivityModel
import Foundation
import Ingest
import Storage
import Synchronization

/// The tracks of the library for the map: finished shapes at once, the others as they are prepared.
final class TrackStore: Sendable {
    private struct State {
        /// `nil` before the file was read.
        var shapes: [TrackKey: TrackShape]?
        var isWorking = false
        /// The reason why the last preparation failed.
        var failure: (any Error)?
    }

    private struct Answer {
        var state: LibraryState
        var zones: [PrivacyZone]
        var data: Data
    }

    private let folder: LibraryFolder
    private let patience: Double
    private let state = Mutex(State())
    private let work = DispatchGroup()
    private let listings = LibraryCache<[ActivityListing]>()
    /// By athlete; `nil` means all.
    private let whole = Mutex<[Int64?: Answer]>([:])

    init(_ options: PageOptions) {
        folder = options.folder
        patience = options.patience
    }

    /// Prepares the missing shapes in the background; a failure is reported when the map is next
    /// opened.
    func prepare() {
        let isMine = state.withLock { state in
            guard !state.isWorking else { return false }
            state.isWorking = true
            state.failure = nil
            work.enter()
            return true
        }
        guard isMine else { return }
        Thread.detachNewThread { [self] in
            let result = Result { try workOut() }
            state.withLock { state in
                state.isWorking = false
                if case .failure(let error) = result { state.failure = error }
            }
            work.leave()
        }
    }

    /// All tracks of the library, or of an athlete, at the coarsest level, as a script reads them.
    func all(_ library: Library, athlete: Int64?, zones: [PrivacyZone]) throws -> Data {
        let now = try library.state()
        if let known = whole.withLock({ $0[athlete] }), known.state == now, known.zones == zones {
            return known.data
        }
        let (listings, shapes, isWhole) = try current(library, athlete)
        let data = TrackDocument.all(listings, shapes, zones)
        if isWhole { whole.withLock { $0[athlete] = Answer(state: now, zones: zones, data: data) } }
        return data
    }

    /// The tracks in a rectangle at a level.
    func part(
        _ library: Library, _ box: GeographicBox, level: Int, athlete: Int64?,
        zones: [PrivacyZone]
    ) throws -> Data {
        let (listings, shapes, _) = try current(library, athlete)
        return TrackDocument.part(listings, shapes, box, level: level, zones)
    }

    /// The tracks of the library and the finished shapes; in most libraries all of them, after a
    /// short wait.
    private func current(
        _ library: Library, _ athlete: Int64?
    ) throws -> (listings: [ActivityListing], shapes: [TrackKey: TrackShape], isWhole: Bool) {
        let listings = try listings.value(library, of: athlete) {
            try library.tracks(athlete: athlete)
        }
        func isWhole(_ shapes: [TrackKey: TrackShape]) -> Bool {
            listings.allSatisfy { $0.track.flatMap { shapes[$0] } != nil }
        }
        let before = state.withLock { $0.shapes ?? [:] }
        if isWhole(before) { return (listings, before, true) }
        prepare()
        _ = work.wait(timeout: .now() + patience)
        let (shapes, failure) = state.withLock { ($0.shapes ?? [:], $0.failure) }
        if isWhole(shapes) { return (listings, shapes, true) }
        if let failure { throw failure }
        return (listings, shapes, false)
    }

    /// The tracks of all athletes and the shapes that are finished, without waiting for the others.
    func known(
        _ library: Library
    ) throws -> (listings: [ActivityListing], shapes: [TrackKey: TrackShape], isWhole: Bool) {
        let listings = try listings.value(library) { try library.tracks() }
        let shapes = state.withLock { $0.shapes ?? [:] }
        let isWhole = listings.allSatisfy { $0.track.flatMap { shapes[$0] } != nil }
        if !isWhole { prepare() }
        return (listings, shapes, isWhole)
    }

    /// The number of tracks read at once: small enough that visitors see the map grow.
    private static let batch = 32

    /// Prepares what is missing, again if the library has grown meanwhile.
    private func workOut() throws {
        if state.withLock({ $0.shapes == nil }) {
            let stored = TrackCache(folder).load()
            state.withLock { $0.shapes = stored }
        }
        // A separate connection, so that the page can use the other one.
        let library = try Library.open(folder)
        defer { try? library.close() }
        while true {
            let inUse = Set(try library.tracks().compactMap(\.track))
            let shapes = state.withLock { $0.shapes ?? [:] }
            // In the order of the files, which is that of the disk.
            let missing = inUse.filter { shapes[$0] == nil }.sorted { $0.fileID < $1.fileID }
            guard !missing.isEmpty else { return }
            try workOut(missing, library)
            let kept = state.withLock { state in
                state.shapes = state.shapes?.filter { inUse.contains($0.key) }
                return state.shapes ?? [:]
            }
            // Without the file the map works too, only slower the next time.
            try? TrackCache(folder).store(kept)
        }
    }

    private func workOut(_ missing: [TrackKey], _ library: Library) throws {
        let failure = Mutex<(any Error)?>(nil)
        let batches = (missing.count + Self.batch - 1) / Self.batch
        DispatchQueue.concurrentPerform(iterations: batches) { number in
            guard failure.withLock({ $0 == nil }) else { return }
            let keys = missing[number * Self.batch..<min((number + 1) * Self.batch, missing.count)]
            do {
                // A damaged stream has no shape; the activity's page reports it.
                var found = Dictionary(uniqueKeysWithValues: keys.map { ($0, TrackShape()) })
                for stored in try library.positions(Array(keys)) {
                    guard let (latitude, longitude) = try? stored.decoded() else { continue }
                    found[stored.key] = TrackShape(
                        TrackLine(latitude: latitude, longitude: longitude))
                }
                state.withLock { $0.shapes?.merge(found) { $1 } }
            } catch {
                failure.withLock { $0 = error }
            }
        }
        if let error = failure.withLock(\.self) { throw error }
    }
}

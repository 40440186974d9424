import ActivityModel
import Ingest
import JSON
import Reports
import Storage
import Synchronization
import WebServer

/// What an import has met so far: coarse tracks for a picture that draws itself, and a sentence.
final class GrowingPicture: Sendable {
    /// Enough to fill a picture; later tracks are only counted.
    private static let limit = 6_000
    /// How many tracks one answer has at most.
    private static let page = 300

    private struct State {
        var tracks: [TrackGlimpse] = []
        var recordings = 0
        var metres = 0.0
        var first: Timestamp?
        var last: Timestamp?
    }

    private let state = Mutex(State())

    /// Forgets all: another import begins.
    func clear() { state.withLock { $0 = State() } }

    /// Called by the workers of an import.
    func add(_ glimpse: TrackGlimpse) {
        state.withLock { state in
            state.recordings += 1
            state.metres += glimpse.distanceMetres ?? 0
            if let start = glimpse.start {
                state.first = min(state.first ?? start, start)
                state.last = max(state.last ?? start, start)
            }
            if glimpse.latitudes.count > 1, state.tracks.count < Self.limit {
                state.tracks.append(glimpse)
            }
        }
    }

    /// The tracks after the first `count`, cut at privacy zones, as flat lists of 1e-4 degrees, and
    /// the number with which to ask next.
    func tracks(after count: Int, outside zones: [PrivacyZone]) -> (lines: [JSONValue], next: Int) {
        let tracks = state.withLock { state in
            Array(state.tracks.dropFirst(max(0, count)).prefix(Self.page))
        }
        let lines = tracks.flatMap { glimpse -> [JSONValue] in
            var line = TrackLine()
            for (north, east) in zip(glimpse.latitudes, glimpse.longitudes) {
                line.append(latitude: north, longitude: east)
            }
            return line.outside(zones).map { part in
                .array(
                    zip(part.latitudes, part.longitudes).flatMap { north, east in
                        [
                            JSONValue.integer(Int64(Int(nearest: north * 1e4))),
                            .integer(Int64(Int(nearest: east * 1e4))),
                        ]
                    })
            }
        }
        return (lines, max(0, count) + tracks.count)
    }

    /// `412 recordings, 2012 to 2019, 8,120 km so far`; `nil` before the first.
    func sentence(_ units: Units) -> Phrase? {
        let state = state.withLock { state in
            (state.recordings, state.metres, state.first?.year, state.last?.year)
        }
        guard let first = state.2, let last = state.3 else { return nil }
        let count = Format.count(state.0, "recording", "recordings")
        let distance = units.distance(state.1, decimals: 0)
        let (begin, end) = (String(first), String(last))
        return first == last
            ? "So far \(count) of \(begin), \(distance)"
            : "So far \(count) from \(begin) to \(end), \(distance)"
    }
}

extension Timestamp {
    fileprivate var year: Int { CivilDate.date(days: Int(seconds / 86_400)).year }
}

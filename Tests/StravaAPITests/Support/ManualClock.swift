import ActivityModel
import StravaAPI
import StravaMock
import Synchronization

/// A clock that moves only when somebody sleeps on it, and remembers how often that was.
final class ManualClock: StravaClock {
    private let state: Mutex<(now: Timestamp, sleeps: [Timestamp])>

    init(_ now: Timestamp) { state = Mutex((now, [])) }

    var sleeps: [Timestamp] { state.withLock { $0.sleeps } }

    func now() async -> Timestamp { state.withLock { $0.now } }

    func set(_ now: Timestamp) { state.withLock { $0.now = now } }

    func sleep(until instant: Timestamp) async throws {
        try Task.checkCancellation()
        state.withLock {
            $0.sleeps.append(instant)
            $0.now = max($0.now, instant)
        }
    }
}

/// The mock's clock: who waits, moves it.
struct MockClock: StravaClock {
    let strava: MockStrava

    func now() async -> Timestamp { Timestamp(seconds: strava.now) }

    func sleep(until instant: Timestamp) async throws {
        try Task.checkCancellation()
        // The mock knows whole seconds.
        let target = (instant.microseconds + 999_999) / 1_000_000
        strava.setClock(max(strava.now, target))
    }
}

extension Timestamp {
    /// 2026-11-21 at a time of the day.
    static func on(_ hour: Int, _ minute: Int = 0, _ second: Int = 0, day: Int = 21) -> Timestamp {
        Timestamp(year: 2026, month: 11, day: day, hour: hour, minute: minute, second: second)
    }
}

import ActivityModel
import Foundation
import Ingest
import Reports
import StravaAPI
import Synchronization

/// Shows the progress of a sync on standard error: one changing line on a terminal, otherwise a
/// plain line at every wait.
final class SyncLine: Sendable {
    private struct State {
        var text = ""
        var hasLine = false
        var pause: Timestamp?
    }

    private let isQuiet: Bool
    private let isTerminal: Bool
    private let state = Mutex(State())

    init(isQuiet: Bool, isTerminal: Bool = Output.isTerminal) {
        self.isQuiet = isQuiet
        self.isTerminal = isTerminal
    }

    func show(_ progress: SyncProgress) {
        switch progress {
        case .listing(let page): set("Asking Strava for page \(Format.count(page)) of the list")
        case .planned(let plan):
            guard !isQuiet else { return }
            end()
            for line in SyncText.plan(plan) { Output.note(line) }
        case .fetching(let done, let total):
            set("Fetching details and streams: \(Format.count(total - done)) to go")
        }
    }

    /// Counts down to the end of one of Strava's windows; without a terminal, prints it once.
    func show(_ pause: LimitPause) {
        guard !isQuiet else { return }
        let name =
            pause.window == .day ? "today's requests are" : "this quarter hour's requests are"
        if isTerminal {
            guard pause.secondsLeft > 0 else { return }
            write(
                "\(name) used up; continuing in \(Format.elapsed(pause.secondsLeft)) "
                    + "(Ctrl-C to stop, nothing is lost)")
            return
        }
        let isNew = state.withLock { state in
            defer { state.pause = pause.until }
            return state.pause != pause.until
        }
        if isNew { Output.note("\(name) used up; continuing after \(Format.minute(pause.until))") }
    }

    /// Removes the line, so that the next output begins on an empty one.
    func end() {
        state.withLock { state in
            if state.hasLine { Output.status("\r\u{1B}[K") }
            state.hasLine = false
        }
    }

    private func set(_ text: String) {
        if !isQuiet && isTerminal { write(text) }
    }

    private func write(_ text: String) {
        state.withLock { state in
            guard text != state.text || !state.hasLine else { return }
            state.text = text
            state.hasLine = true
            Output.status("\r\u{1B}[K" + text.shortened(to: Output.width - 1))
        }
    }
}

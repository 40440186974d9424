import Foundation
import Ingest
import Reports

/// Shows progress on standard error: one changing line on a terminal, otherwise a plain line at
/// intervals.
final class ProgressLine {
    private let isTerminal: Bool
    private let isQuiet: Bool
    private let start = ContinuousClock.now
    private var lastShown: ContinuousClock.Instant?
    private var hasLine = false

    init(isQuiet: Bool, isTerminal: Bool = Output.isTerminal) {
        self.isQuiet = isQuiet
        self.isTerminal = isTerminal
    }

    /// Shows the progress, unless it was shown a moment ago.
    func show(_ progress: ImportProgress) {
        guard !isQuiet else { return }
        let now = ContinuousClock.now
        let interval: Duration = isTerminal ? .milliseconds(100) : .seconds(10)
        if let lastShown, now - lastShown < interval { return }
        guard isTerminal || lastShown != nil || progress.phase != .files else {
            lastShown = now
            return
        }
        lastShown = now
        let text = progress.text(after: (now - start) / .seconds(1))
        if isTerminal {
            Output.status("\r\u{1B}[K" + text.shortened(to: Output.width - 1))
            hasLine = true
        } else {
            Output.note(text)
        }
    }

    /// Removes the line, so that the next output begins on an empty one.
    func end() {
        if hasLine { Output.status("\r\u{1B}[K") }
        hasLine = false
    }
}

import Dispatch
import Foundation
import Ingest

/// Handles Ctrl-C: the first asks the run to stop, the second ends the program.
final class Interrupt {
    private let sources: [any DispatchSourceSignal]
    private let signals: [Int32]

    /// - Parameters:
    ///   - note: printed when the run was asked to stop.
    ///   - signals: the signals that ask; a polite `kill` is SIGTERM.
    ///   - cancel: called then, to end a wait.
    init(
        _ stop: StopSignal, _ note: String, signals: [Int32] = [SIGINT],
        cancel: @escaping @Sendable () -> Void = {}
    ) {
        self.signals = signals
        sources = signals.map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(
                signal: number, queue: DispatchQueue(label: "waymark.interrupt"))
            source.setEventHandler {
                if stop.isSet { _exit(130) }
                stop.set()
                cancel()
                Output.note("\n\(note) Ctrl-C again stops at once.")
            }
            source.resume()
            return source
        }
    }

    func end() {
        for source in sources { source.cancel() }
        for number in signals { signal(number, SIG_DFL) }
    }
}

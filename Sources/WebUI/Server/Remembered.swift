import Storage
import Synchronization

/// Something read from the library, kept for as long as the library stays as it is.
final class Remembered<Value: Sendable>: Sendable {
    private let known = Mutex<(state: LibraryState, value: Value)?>(nil)

    /// What was read before, or what is read now.
    func value(_ library: Library, read: () throws -> Value) throws -> Value {
        // Asked for first: what comes in between is then read once more.
        let state = try library.state()
        if let known = known.withLock(\.self), known.state == state { return known.value }
        let value = try read()
        known.withLock { $0 = (state, value) }
        return value
    }
}

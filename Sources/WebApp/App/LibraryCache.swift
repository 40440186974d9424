import Storage
import Synchronization

/// Something read from the library, of all athletes or of one, kept for as long as the library stays
/// as it is.
final class LibraryCache<Value: Sendable>: Sendable {
    private let known = Mutex<(state: LibraryState, values: [Int64?: Value])?>(nil)

    /// What was read before, or what is read now.
    func value(
        _ library: Library, of athlete: Int64? = nil, read: () throws -> Value
    ) throws -> Value {
        // Asked for first: what comes in between is then read once more.
        let state = try library.state()
        let others = known.withLock { $0?.state == state ? $0?.values : nil } ?? [:]
        if let value = others[athlete] { return value }
        let value = try read()
        known.withLock { $0 = (state, others.merging([athlete: value]) { $1 }) }
        return value
    }
}

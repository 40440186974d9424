import Storage
import Synchronization

/// A value read from the library, for all athletes or one, cached until the library changes.
final class LibraryCache<Value: Sendable>: Sendable {
    private let known = Mutex<(state: LibraryState, values: [Int64?: Value])?>(nil)

    /// The cached value, or a newly read one.
    func value(
        _ library: Library, of athlete: Int64? = nil, read: () throws -> Value
    ) throws -> Value {
        // Read first: if the library changes in between, the value is read again.
        let state = try library.state()
        let others = known.withLock { $0?.state == state ? $0?.values : nil } ?? [:]
        if let value = others[athlete] { return value }
        let value = try read()
        known.withLock { $0 = (state, others.merging([athlete: value]) { $1 }) }
        return value
    }
}

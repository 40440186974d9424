import NIOCore
import Synchronization

/// The open connections: how many there are in all and of one address.
///
/// Where there are too many, one that waits for a request has to go, the longest waiting first: who
/// opens connections without end pushes out his own. Only where all are being answered the new one
/// is refused.
final class ConnectionTable: Sendable {
    private struct Entry {
        var address: String
        var channel: any Channel
        var isBusy = false
    }

    private struct State {
        /// By number; the numbers grow, and one that becomes idle gets a new one.
        var entries: [UInt64: Entry] = [:]
        var counts: [String: Int] = [:]
        var next: UInt64 = 0

        mutating func add(_ entry: Entry) -> UInt64 {
            next += 1
            entries[next] = entry
            counts[entry.address, default: 0] += 1
            return next
        }

        @discardableResult
        mutating func remove(_ id: UInt64) -> Entry? {
            guard let entry = entries.removeValue(forKey: id) else { return nil }
            let count = (counts[entry.address] ?? 1) - 1
            counts[entry.address] = count > 0 ? count : nil
            return entry
        }

        /// The connection that has waited longest, of an address or of those who hold the most.
        func longestWaiting(of address: String?) -> UInt64? {
            let holders = address ?? counts.max { $0.value < $1.value }?.key
            return entries.filter { !$0.value.isBusy && $0.value.address == holders }.keys.min()
        }
    }

    private let limits: ServerLimits
    private let state = Mutex(State())

    init(_ limits: ServerLimits) { self.limits = limits }

    /// A place for a connection; `nil` when there is none.
    func admit(_ channel: any Channel, address: String) -> UInt64? {
        let (id, evicted) = state.withLock { state -> (UInt64?, Entry?) in
            var evicted: Entry?
            let isOver: String?? =
                (state.counts[address] ?? 0) >= limits.connectionsPerAddress
                ? .some(address) : state.entries.count >= limits.connections ? .some(nil) : nil
            if let whose = isOver {
                guard let oldest = state.longestWaiting(of: whose) else { return (nil, nil) }
                evicted = state.remove(oldest)
            }
            return (state.add(Entry(address: address, channel: channel)), evicted)
        }
        evicted?.channel.close(promise: nil)
        return id
    }

    /// Notes that a connection has a request.
    func begin(_ id: UInt64) { state.withLock { $0.entries[id]?.isBusy = true } }

    /// Notes that a connection waits for the next request.
    ///
    /// - Returns: its number from now on.
    func end(_ id: UInt64) -> UInt64 {
        state.withLock { state in
            guard var entry = state.remove(id) else { return id }
            entry.isBusy = false
            return state.add(entry)
        }
    }

    func remove(_ id: UInt64) { state.withLock { _ = $0.remove(id) } }

    var isEmpty: Bool { state.withLock(\.entries.isEmpty) }

    /// Closes the connections, or only those that wait for a request.
    func close(idleOnly: Bool) {
        let channels = state.withLock { state in
            state.entries.values.filter { !idleOnly || !$0.isBusy }.map(\.channel)
        }
        for channel in channels { channel.close(promise: nil) }
    }
}

import NIOCore
import Synchronization

/// The open connections, in total and per address.
///
/// If there are too many, one that waits for a request is closed, the longest waiting first: a
/// client that opens connections without end displaces its own. Only if all are being answered is
/// the new one refused.
final class ConnectionTable: Sendable {
    private struct Entry {
        var address: String
        var channel: any Channel
        /// Increases with each connection that begins to wait.
        var order: UInt64
        var isBusy = false
    }

    private struct State {
        var entries: [ObjectIdentifier: Entry] = [:]
        var counts: [String: Int] = [:]
        private var order: UInt64 = 0

        mutating func nextOrder() -> UInt64 {
            order += 1
            return order
        }

        mutating func add(_ channel: any Channel, _ address: String) {
            entries[ObjectIdentifier(channel)] = Entry(
                address: address, channel: channel, order: nextOrder())
            counts[address, default: 0] += 1
        }

        @discardableResult
        mutating func remove(_ id: ObjectIdentifier) -> Entry? {
            guard let entry = entries.removeValue(forKey: id) else { return nil }
            let count = (counts[entry.address] ?? 1) - 1
            counts[entry.address] = count > 0 ? count : nil
            return entry
        }

        /// The connection that has waited longest, optionally of one address.
        func longestWaiting(of address: String?) -> ObjectIdentifier? {
            entries.filter { !$0.value.isBusy && $0.value.address == address }
                .min { $0.value.order < $1.value.order }?.key
        }
    }

    private let limits: ServerLimits
    private let state = Mutex(State())

    init(_ limits: ServerLimits) { self.limits = limits }

    /// Admits a connection that has just been accepted, if there is room.
    func admit(_ channel: any Channel) -> Bool {
        let address = channel.remoteAddress?.ipAddress ?? ""
        let (isAdmitted, evicted) = state.withLock { state -> (Bool, Entry?) in
            var evicted: Entry?
            let isOver = (state.counts[address] ?? 0) >= limits.connectionsPerAddress
            if isOver || state.entries.count >= limits.connections {
                // Of the address with the most connections, if there are too many in total.
                let holder = isOver ? address : state.counts.max { $0.value < $1.value }?.key
                guard let oldest = state.longestWaiting(of: holder) else { return (false, nil) }
                evicted = state.remove(oldest)
            }
            state.add(channel, address)
            return (true, evicted)
        }
        evicted?.channel.close(promise: nil)
        return isAdmitted
    }

    /// Records that a connection has a request.
    func begin(_ channel: any Channel) {
        state.withLock { $0.entries[ObjectIdentifier(channel)]?.isBusy = true }
    }

    /// Records that a connection waits for the next request.
    func end(_ channel: any Channel) {
        state.withLock { state in
            let order = state.nextOrder()
            state.entries[ObjectIdentifier(channel)]?.order = order
            state.entries[ObjectIdentifier(channel)]?.isBusy = false
        }
    }

    func remove(_ channel: any Channel) {
        state.withLock { _ = $0.remove(ObjectIdentifier(channel)) }
    }

    var isEmpty: Bool { state.withLock(\.entries.isEmpty) }

    /// Closes the connections, or only those that wait for a request.
    func close(idleOnly: Bool) {
        let channels = state.withLock { state in
            state.entries.values.filter { !idleOnly || !$0.isBusy }.map(\.channel)
        }
        for channel in channels { channel.close(promise: nil) }
    }
}

/// Counts connections as they are accepted, in order, before anything else is done for them.
final class AdmissionHandler: ChannelInboundHandler, Sendable {
    typealias InboundIn = any Channel
    private let table: ConnectionTable

    init(_ table: ConnectionTable) { self.table = table }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let channel = Self.unwrapInboundIn(data)
        guard table.admit(channel) else { return channel.close(promise: nil) }
        // Also if it ends before it has a pipeline of its own.
        channel.closeFuture.whenComplete { [table] _ in table.remove(channel) }
        context.fireChannelRead(data)
    }
}

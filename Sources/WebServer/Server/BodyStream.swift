import Foundation
import NIOCore
import Synchronization

/// The reason why a body was not received completely.
package enum HTTPBodyError: Error {
    /// The connection is gone, or it sent something other than a body.
    case interrupted
    case tooSlow

    package var httpError: HTTPError {
        switch self {
        case .interrupted:
            HTTPError(
                status: 400, title: "The request was interrupted", advice: "Try again.")
        case .tooSlow: .tooSlow
        }
    }
}

/// The body of a request between the connection that receives it and the handler that reads it.
final class BodyStream: Sendable {
    private struct State {
        var pending = ByteBuffer()
        var isComplete = false
        var failure: HTTPBodyError?
        var waiter: CheckedContinuation<Data?, any Error>?
        var isWanted = false
    }

    private let state = Mutex(State())
    private let limit: Int
    /// Called when the reader requests more than is available.
    private let wanted: @Sendable () -> Void

    init(limit: Int, wanted: @escaping @Sendable () -> Void) {
        self.limit = limit
        self.wanted = wanted
    }

    /// Whether a reader waits for bytes that have not arrived.
    var isAwaited: Bool { state.withLock { $0.waiter != nil } }

    /// Whether anyone requested the body.
    var isWanted: Bool { state.withLock(\.isWanted) }

    /// Whether the buffer is so full that the sender has to wait.
    var isFull: Bool { state.withLock { $0.pending.readableBytes >= limit } }

    // MARK: The connection

    func push(_ bytes: inout ByteBuffer) {
        let waiter = state.withLock { state in
            state.pending.writeBuffer(&bytes)
            return Self.takeWaiter(&state)
        }
        waiter?.0.resume(returning: waiter?.1)
    }

    private static func takeWaiter(
        _ state: inout State
    ) -> (CheckedContinuation<Data?, any Error>, Data?)? {
        guard let waiter = state.waiter else { return nil }
        guard state.isComplete || state.pending.readableBytes > 0 else { return nil }
        state.waiter = nil
        return (waiter, take(&state))
    }

    private static func take(_ state: inout State) -> Data? {
        guard state.pending.readableBytes > 0 else { return nil }
        let data = state.pending.withUnsafeReadableBytes { Data($0) }
        state.pending = ByteBuffer()
        return data
    }

    func finish() {
        let waiter = state.withLock { state in
            state.isComplete = true
            return Self.takeWaiter(&state)
        }
        waiter?.0.resume(returning: waiter?.1)
    }

    func fail(_ failure: HTTPBodyError) {
        let waiter = state.withLock { state in
            guard !state.isComplete else { return nil as CheckedContinuation<Data?, any Error>? }
            state.failure = state.failure ?? failure
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume(throwing: failure)
    }

    // MARK: The reader

    /// The next bytes; `nil` at the end.
    func next() async throws -> Data? {
        try await withCheckedThrowingContinuation {
            (continuation: CheckedContinuation<Data?, any Error>) in
            let asksForMore = state.withLock { state in
                state.isWanted = true
                if let data = Self.take(&state) {
                    continuation.resume(returning: data)
                } else if let failure = state.failure {
                    continuation.resume(throwing: failure)
                } else if state.isComplete {
                    continuation.resume(returning: nil)
                } else {
                    state.waiter = continuation
                }
                return !state.isComplete
            }
            if asksForMore { wanted() }
        }
    }
}

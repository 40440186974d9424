package import Foundation
import Synchronization

/// The bytes of a request, piece by piece. One reader at a time.
package final class HTTPRequestBody: Sendable {
    /// The number of bytes, if the request states it.
    package let count: Int?
    private let source: @Sendable () async throws -> Data?

    /// A body that `next` provides until it returns `nil`.
    package init(count: Int?, next: @escaping @Sendable () async throws -> Data?) {
        self.count = count
        source = next
    }

    /// A body that is already complete.
    package init(_ data: Data = Data()) {
        count = data.count
        let rest = HandedOut(data)
        source = { rest.take() }
    }

    /// The next piece; `nil` if there is none left.
    package func next() async throws -> Data? { try await source() }

    /// The whole body; `nil` if it is longer than `limit`.
    package func read(limit: Int) async throws -> Data? {
        if let count, count > limit { return nil }
        var all = Data()
        while let piece = try await next() {
            all.append(piece)
            if all.count > limit { return nil }
        }
        return all
    }

    /// Bytes that are delivered once.
    private final class HandedOut: Sendable {
        private let rest: Mutex<Data?>

        init(_ data: Data) { rest = Mutex(data.isEmpty ? nil : data) }

        func take() -> Data? {
            rest.withLock { rest in
                defer { rest = nil }
                return rest
            }
        }
    }
}

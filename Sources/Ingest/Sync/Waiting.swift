import Dispatch
import Synchronization

/// Runs asynchronous work from a thread that may block. For the page alone, and only until its
/// handlers are asynchronous.
package func waiting<Result: Sendable>(
    _ work: @escaping @Sendable () async throws -> Result
) throws -> Result {
    let done = DispatchSemaphore(value: 0)
    let box = Mutex<Swift.Result<Result, any Error>?>(nil)
    Task.detached {
        let result: Swift.Result<Result, any Error>
        do {
            result = .success(try await work())
        } catch {
            result = .failure(error)
        }
        box.withLock { $0 = result }
        done.signal()
    }
    done.wait()
    guard let result = box.withLock({ $0 }) else { throw CancellationError() }
    return try result.get()
}

import NIOPosix

/// Runs what waits for the disk away from the threads that serve connections and from those of
/// Swift's tasks, of which there are only as many as cores.
package enum BlockingPool {
    private static let pool: NIOThreadPool = {
        let pool = NIOThreadPool(numberOfThreads: 16)
        pool.start()
        return pool
    }()

    package static func run<Result: Sendable>(
        _ body: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        try await pool.runIfActive(body)
    }
}

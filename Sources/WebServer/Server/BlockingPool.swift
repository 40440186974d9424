import NIOPosix

/// Runs work that waits for the disk away from the event loops and from Swift's task threads, which
/// are only as many as there are cores.
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

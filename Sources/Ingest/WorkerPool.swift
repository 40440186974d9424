import Foundation

/// Runs work on a few threads and delivers the results to the calling thread as they arrive.
///
/// Memory is bounded by the number of workers: each holds one item, and a few results may wait.
enum WorkerPool {
    /// Works through `items` in order with `workers` threads.
    ///
    /// - Parameters:
    ///   - makeState: called once on each thread; returns what a worker reuses from item to item.
    ///   - shouldStop: called before each item; `true` ends the work after the items in progress.
    ///   - consume: called on the calling thread, one result at a time, in order of completion.
    /// - Throws: whatever `consume` throws; the workers have ended by then.
    static func run<Item: Sendable, State, Result: Sendable>(
        _ items: [Item], workers: Int,
        makeState: @escaping @Sendable () -> State,
        shouldStop: @escaping @Sendable () -> Bool,
        work: @escaping @Sendable (Item, State) -> Result,
        consume: (Result) throws -> Void
    ) throws {
        let count = max(1, min(workers, items.count))
        let exchange = Exchange<Item, Result>(items, workers: count)
        for _ in 0..<count {
            let thread = Thread {
                let state = makeState()
                while !shouldStop(), let item = exchange.nextItem() {
                    exchange.put(work(item, state))
                }
                exchange.workerEnded()
            }
            // XML and FIT decoding recurse little, but the default of other platforms is 512 KiB.
            thread.stackSize = 4 << 20
            thread.start()
        }
        do {
            while let result = exchange.nextResult() { try consume(result) }
        } catch {
            exchange.stop()
            while exchange.nextResult() != nil {}
            throw error
        }
    }
}

/// Where workers fetch items and leave results.
private final class Exchange<Item: Sendable, Result: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private let items: [Item]
    private var position = 0
    private var results: [Result] = []
    private var running: Int
    private let capacity: Int

    init(_ items: [Item], workers: Int) {
        self.items = items
        running = workers
        capacity = workers * 4
    }

    func nextItem() -> Item? {
        condition.withLock {
            guard position < items.count else { return nil }
            position += 1
            return items[position - 1]
        }
    }

    func put(_ result: Result) {
        condition.withLock {
            while results.count >= capacity { condition.wait() }
            results.append(result)
            condition.broadcast()
        }
    }

    func workerEnded() {
        condition.withLock {
            running -= 1
            condition.broadcast()
        }
    }

    /// The next result; waits for one. `nil` if all workers have ended and nothing waits.
    func nextResult() -> Result? {
        condition.withLock {
            while results.isEmpty && running > 0 { condition.wait() }
            guard !results.isEmpty else { return nil }
            let result = results.removeFirst()
            condition.broadcast()
            return result
        }
    }

    /// Hands out no further item.
    func stop() {
        condition.withLock { position = items.count }
    }
}

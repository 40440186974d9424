#if canImport(Glibc)
import Glibc
#endif

/// How glibc manages the memory of the program; called before any thread is started.
enum ProgramHeap {
    /// Parameters of `mallopt` in glibc's malloc.h.
    private static let trimThreshold: Int32 = -1
    private static let mappingThreshold: Int32 = -3
    private static let maximumArenas: Int32 = -8

    /// Keeps up to 16 MB of freed memory for what comes next.
    ///
    /// By default glibc returns it at 128 kB, so that each file's columns are paid for in page
    /// faults again: 26,000 instead of 1,900 for 700 files of FIT, a fifth of their time.
    static func keepFreedMemory() {
        set(trimThreshold, 16 << 20)
        // Setting one of the two ends their adjustment to the sizes that occur.
        set(mappingThreshold, 4 << 20)
    }

    /// Lets all threads share one heap, for a program that runs for long.
    ///
    /// By default glibc gives each thread a heap of its own and returns none of it, so that every
    /// thread that once built a large page would keep that page's memory: 108 MB instead of 60 for
    /// ten thousand activities.
    static func share() { set(maximumArenas, 1) }

    /// `mallopt` is looked up because Swift's Glibc module lacks it.
    private static func set(_ parameter: Int32, _ value: Int32) {
        #if canImport(Glibc)
        guard let symbol = dlsym(nil, "mallopt") else { return }
        let mallopt = unsafeBitCast(symbol, to: (@convention(c) (Int32, Int32) -> Int32).self)
        _ = mallopt(parameter, value)
        #endif
    }
}

#if canImport(Glibc)
import Glibc
#endif

/// The heap of a program that runs for long.
enum SharedHeap {
    /// `M_ARENA_MAX` of glibc's malloc.h.
    private static let maximumArenas: Int32 = -8

    /// Lets all threads share one heap, if called before any is started.
    ///
    /// By default glibc gives each thread a heap of its own and returns none of it, so that every
    /// thread that once built a large page would keep that page's memory: 108 MB instead of 60 for
    /// ten thousand activities. `mallopt` is looked up because Swift's Glibc module lacks it.
    static func use() {
        #if canImport(Glibc)
        guard let symbol = dlsym(nil, "mallopt") else { return }
        let mallopt = unsafeBitCast(symbol, to: (@convention(c) (Int32, Int32) -> Int32).self)
        _ = mallopt(maximumArenas, 1)
        #endif
    }
}

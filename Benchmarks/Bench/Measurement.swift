import Foundation

/// What a stage cost, as the process that ran it says.
struct Measurement: Codable {
    /// The stage's name.
    var stage: String
    /// Seconds of CPU, user and system, all threads.
    var cpu: Double
    /// Seconds on the clock.
    var wall: Double
    /// The most memory that was resident, in bytes.
    var peak: Int
    /// Bytes worked on, as the stage counts them.
    var bytes: Int
    /// Samples decoded or stored; for `streams` values, one a channel.
    var samples: Int

    /// Measures work in this process; the peak is that of the process so far.
    static func measure(
        _ stage: String, _ work: () throws -> (bytes: Int, samples: Int)
    ) rethrows -> Measurement {
        try measure(stage) { watch in try watch.run(work) }
    }

    /// Measures those parts of work in this process that run under the stopwatch.
    static func measure(
        _ stage: String, _ work: (inout Stopwatch) throws -> (bytes: Int, samples: Int)
    ) rethrows -> Measurement {
        var watch = Stopwatch()
        let done = try work(&watch)
        return Measurement(
            stage: stage, cpu: watch.cpu, wall: watch.wall, peak: usage(Self.thisProcess).peak,
            bytes: done.bytes, samples: done.samples)
    }

    /// Adds up what parts of a work cost.
    struct Stopwatch {
        fileprivate var cpu = 0.0
        fileprivate var wall = 0.0

        mutating func run<Result>(_ work: () throws -> Result) rethrows -> Result {
            let start = (cpu: usage(thisProcess).cpu, clock: ContinuousClock.now)
            let result = try work()
            cpu += usage(thisProcess).cpu - start.cpu
            wall += seconds(since: start.clock)
            return result
        }
    }

    /// Measures a program run as a child; call it once in a process, so that no other child counts.
    static func measure(
        _ stage: String, program: URL, _ arguments: [String], bytes: Int
    ) throws -> Measurement {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let clock = ContinuousClock.now
        try process.run()
        process.waitUntilExit()
        guard [0, 3].contains(process.terminationStatus) else {
            throw CocoaError(.executableLoad)
        }
        let used = usage(Self.children)
        return Measurement(
            stage: stage, cpu: used.cpu, wall: seconds(since: clock), peak: used.peak, bytes: bytes,
            samples: 0)
    }

    private static func seconds(since start: ContinuousClock.Instant) -> Double {
        (ContinuousClock.now - start) / .seconds(1)
    }

    /// `RUSAGE_SELF` and `RUSAGE_CHILDREN`, which C headers type differently from system to system.
    private static let thisProcess: Int32 = 0
    private static let children: Int32 = -1

    private static func usage(_ who: Int32) -> (cpu: Double, peak: Int) {
        var usage = rusage()
        getrusage(who, &usage)
        func seconds(_ time: timeval) -> Double {
            Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000
        }
        #if canImport(Darwin)
        let unit = 1
        #else
        let unit = 1_024
        #endif
        return (seconds(usage.ru_utime) + seconds(usage.ru_stime), Int(usage.ru_maxrss) * unit)
    }
}

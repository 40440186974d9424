public import Foundation

/// A program whose time and memory are measured while it runs.
public enum MeasuredProgram {
    /// What a run cost.
    public struct Cost: Sendable {
        /// The exit code, or the negative number of the signal that ended it.
        public var status: Int32
        /// Seconds from start to end.
        public var seconds: Double
        /// The most memory it held at once; 0 on systems without `/proc`.
        public var megabytes: Double
    }

    /// Runs a program to its end. What it prints is thrown away.
    public static func run(_ program: URL, _ arguments: [String]) throws -> Cost {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let start = ContinuousClock.now
        try process.run()
        var kilobytes = 0
        // The kernel's own account of a child that has ended counts its parent's memory too.
        while process.isRunning {
            kilobytes = max(kilobytes, peak(of: process.processIdentifier) ?? 0)
            usleep(2_000)
        }
        let elapsed = ContinuousClock.now - start
        let isSignal = process.terminationReason == .uncaughtSignal
        return Cost(
            status: isSignal ? -process.terminationStatus : process.terminationStatus,
            seconds: Double(elapsed.components.seconds)
                + Double(elapsed.components.attoseconds) / 1e18,
            megabytes: Double(kilobytes) / 1_024)
    }

    private static func peak(of process: Int32) -> Int? {
        let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }
    }
}

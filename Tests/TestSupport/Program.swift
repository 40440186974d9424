public import Foundation

/// A program of this package, run as a person runs it: another process, real files, real streams.
public enum Program {
    /// What a program did.
    public struct Result: Sendable {
        /// The exit code, or the negative number of the signal that ended it.
        public var status: Int32
        /// Standard output.
        public var output: String
        /// Standard error.
        public var errors: String
    }

    /// Where `swift build` has put the programs: beside the bundle that runs these tests.
    public static func url(_ name: String) -> URL {
        URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: name)
    }

    /// Runs a program to its end.
    public static func run(
        _ name: String = "waymark", _ arguments: [String], environment: [String: String] = [:],
        in folder: URL? = nil
    ) throws -> Result {
        let process = try start(name, arguments, environment: environment, in: folder)
        return try process.finish()
    }

    /// Starts a program.
    public static func start(
        _ name: String = "waymark", _ arguments: [String], environment: [String: String] = [:],
        in folder: URL? = nil
    ) throws -> Running {
        let process = Process()
        process.executableURL = url(name)
        process.arguments = arguments
        var variables = ProcessInfo.processInfo.environment
        for name in ["WAYMARK_LIBRARY", "XDG_DATA_HOME"] { variables[name] = nil }
        variables.merge(environment) { $1 }
        process.environment = variables
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        // Files, not pipes: a program that prints much must not wait for a reader.
        let streams = try TemporaryFolder()
        let output = streams.url.appending(path: "output")
        let errors = streams.url.appending(path: "errors")
        for url in [output, errors] { try Data().write(to: url) }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        return Running(process: process, streams: streams)
    }

    /// A program under way.
    public struct Running {
        /// The process.
        public let process: Process
        fileprivate let streams: TemporaryFolder

        /// Waits for the end.
        public func finish() throws -> Result {
            process.waitUntilExit()
            func text(_ name: String) throws -> String {
                String(
                    decoding: try Data(contentsOf: streams.url.appending(path: name)),
                    as: UTF8.self)
            }
            let isSignal = process.terminationReason == .uncaughtSignal
            return Result(
                status: isSignal ? -process.terminationStatus : process.terminationStatus,
                output: try text("output"), errors: try text("errors"))
        }
    }
}

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

    /// Where `swift build` has put the programs: beside the bundle that runs these tests; or where
    /// `PROGRAMS` says, for those of a release build.
    public static func url(_ name: String) -> URL {
        if let folder = ProcessInfo.processInfo.environment["PROGRAMS"] {
            return URL(filePath: folder).appending(path: name)
        }
        return URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appending(path: name)
    }

    /// The words before a command that take from the superuser the right to read and write
    /// everything; none for others, `nil` where they are not there.
    public static var withoutPrivileges: [String]? {
        guard getuid() == 0 else { return [] }
        let tool = "/usr/bin/setpriv"
        guard FileManager.default.isExecutableFile(atPath: tool) else { return nil }
        return [tool, "--bounding-set", "-dac_override,-dac_read_search"]
    }

    /// Runs a program to its end.
    public static func run(
        _ name: String = "waymark", _ arguments: [String], environment: [String: String] = [:],
        in folder: URL? = nil, through words: [String] = []
    ) throws -> Result {
        let process = try start(
            name, arguments, environment: environment, in: folder, through: words)
        return try process.finish()
    }

    /// Starts a program.
    public static func start(
        _ name: String = "waymark", _ arguments: [String], environment: [String: String] = [:],
        in folder: URL? = nil, through words: [String] = [], input: Pipe? = nil
    ) throws -> Running {
        let process = Process()
        let command = words + [url(name).path] + arguments
        process.executableURL = URL(filePath: command[0])
        process.arguments = Array(command.dropFirst())
        var variables = ProcessInfo.processInfo.environment
        for name in ["WAYMARK_LIBRARY", "XDG_DATA_HOME"] { variables[name] = nil }
        variables.merge(environment) { $1 }
        process.environment = variables
        process.currentDirectoryURL = folder
        if let input {
            process.standardInput = input
        } else {
            process.standardInput = FileHandle.nullDevice
        }
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

    /// A program under way; one thread at a time waits for it.
    public struct Running: @unchecked Sendable {
        /// The process.
        public let process: Process
        fileprivate let streams: TemporaryFolder

        /// What it wrote to standard output up to now.
        public func outputSoFar() throws -> String { try text("output") }

        /// What it wrote to standard error up to now.
        public func errorsSoFar() throws -> String { try text("errors") }

        private func text(_ name: String) throws -> String {
            String(
                decoding: try Data(contentsOf: streams.url.appending(path: name)), as: UTF8.self)
        }

        /// Waits for the end.
        public func finish() throws -> Result {
            process.waitUntilExit()
            let isSignal = process.terminationReason == .uncaughtSignal
            return Result(
                status: isSignal ? -process.terminationStatus : process.terminationStatus,
                output: try text("output"), errors: try text("errors"))
        }
    }
}

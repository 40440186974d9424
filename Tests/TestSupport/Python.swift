import Foundation

/// Python with the packages that `scripts/setup tests` puts into `.build`.
public enum Python {
    /// Whether a package is there.
    public static func has(_ package: String, in folder: String) -> Bool {
        FileManager.default.fileExists(
            atPath: Fixtures.project.appending(path: ".build/\(folder)/\(package)").path)
    }

    /// Runs a program that reads no input and returns what it prints.
    ///
    /// - Parameter folders: the folders in `.build` from which it imports.
    public static func run(
        _ program: String, _ arguments: [String], with folders: [String]
    ) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", program] + arguments
        var environment = ProcessInfo.processInfo.environment
        environment["PYTHONPATH"] = folders.map {
            Fixtures.project.appending(path: ".build/\($0)").path
        }.joined(separator: ":")
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(status: process.terminationStatus)
        }
        return String(decoding: data, as: UTF8.self)
    }

    /// The program ended with an error, which it has printed.
    public struct Failure: Error {
        /// The exit code.
        public var status: Int32
    }
}

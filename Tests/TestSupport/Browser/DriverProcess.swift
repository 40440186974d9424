import Foundation

/// `chromedriver` on a port of its own; ended with all its children, whatever happens.
final class DriverProcess: @unchecked Sendable {
    let folder: TemporaryFolder
    private let process = Process()
    private let log: URL

    init(_ program: String) throws {
        folder = try TemporaryFolder()
        log = folder.url.appending(path: "driver.log")
        try Data().write(to: log)
        process.executableURL = URL(filePath: program)
        process.arguments = ["--port=0"]
        var environment = ProcessInfo.processInfo.environment
        // No proxy between two programs of this machine; no profile of the person's.
        environment["NO_PROXY"] = "127.0.0.1"
        environment["HOME"] = folder.url.path
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: log)
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    /// The port that it says it listens at.
    func port() async throws -> Int {
        for _ in 0..<600 where process.isRunning {
            let text = String(decoding: try Data(contentsOf: log), as: UTF8.self)
            if let match = text.firstMatch(of: /started successfully on port (\d+)/) {
                return Int(match.output.1) ?? 0
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        end()
        throw WebDriverError("chromedriver does not start")
    }

    func end() {
        guard process.isRunning else { return }
        // It leads a group of its own: Chromium ends with it.
        let group = process.processIdentifier
        if getpgid(group) == group { kill(-group, SIGKILL) } else { kill(group, SIGKILL) }
        process.waitUntilExit()
    }
}

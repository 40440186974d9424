public import Foundation

/// A real TLS server on loopback with a certificate that nobody vouches for, as a proxy that looks
/// into connections has. `openssl` runs it.
public final class UntrustedServer {
    /// Where it answers.
    public let url: URL
    private let process: Process
    private let folder: TemporaryFolder

    /// Starts a server and waits until it listens.
    ///
    /// - Parameter host: the name in its certificate; it can be reached as 127.0.0.1 only.
    public init(host: String) throws {
        folder = try TemporaryFolder()
        let (key, certificate) = (folder.path("key.pem"), folder.path("certificate.pem"))
        let isAddress = host.allSatisfy { $0.isNumber || $0 == "." }
        let maker = try Self.openssl([
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
            "-keyout", key, "-out", certificate, "-days", "2", "-subj", "/CN=\(host)",
            "-addext", "subjectAltName=\(isAddress ? "IP" : "DNS"):\(host)",
        ])
        maker.waitUntilExit()
        let output = Pipe()
        process = try Self.openssl(
            [
                "s_server", "-accept", "127.0.0.1:0", "-cert", certificate, "-key", key, "-www",
            ], output: output)
        var said = ""
        while let data = try output.fileHandleForReading.read(upToCount: 1), !data.isEmpty {
            said += String(decoding: data, as: UTF8.self)
            guard let match = said.firstMatch(of: #/ACCEPT \S+:(\d+)\n/#),
                let url = URL(string: "https://127.0.0.1:\(match.1)")
            else { continue }
            self.url = url
            return
        }
        process.terminate()
        throw CocoaError(.fileReadUnknown)
    }

    deinit { process.terminate() }

    private static func openssl(_ arguments: [String], output: Pipe? = nil) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        process.standardInput = Pipe()
        process.standardOutput = output ?? FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }
}

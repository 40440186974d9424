import ArgumentParser
import Foundation

/// Measures the stages of an import on one export, each in a process of its own.
@main
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "waymark-bench",
        abstract: "Measure what an import costs, stage by stage.")

    @Argument(help: "The export.")
    var archive: String

    @Option(help: "The program under test.")
    var waymark: String

    @Option(help: "A folder for libraries; it is emptied.")
    var scratch: String

    @Option(help: "Run this stage in this process and print it as JSON.")
    var stage: String?

    @Flag(help: "Print JSON Lines.")
    var json = false

    func run() throws {
        let folder = URL(filePath: scratch)
        let stages = Stages(archive: archive, waymark: URL(filePath: waymark), scratch: folder)
        if let stage {
            let measurement = try stages.run(stage)
            print(String(decoding: try JSONEncoder().encode(measurement), as: UTF8.self))
            return
        }
        try? FileManager.default.removeItem(at: folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        if !json {
            print(Self.line(["stage", "CPU s", "wall s", "peak MB", "MB/s", "M samples/s"]))
        }
        for name in Stages.names {
            let measurement = try inChild(name)
            print(json ? measurement.text : Self.line(measurement.measurement.cells))
        }
    }

    private func inChild(_ name: String) throws -> (text: String, measurement: Measurement) {
        let process = Process()
        process.executableURL = URL(filePath: CommandLine.arguments[0])
        process.arguments = [
            archive, "--waymark", waymark, "--scratch", scratch, "--stage", name,
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let text = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
        return (text, try JSONDecoder().decode(Measurement.self, from: Data(text.utf8)))
    }

    static func line(_ cells: [String]) -> String {
        cells.enumerated().map { index, cell in
            let padding = String(repeating: " ", count: max(0, (index == 0 ? 16 : 12) - cell.count))
            return index == 0 ? cell + padding : padding + cell
        }.joined()
    }
}

extension Measurement {
    /// The measurement as a line of the table; `store` counts the bytes of the database.
    var cells: [String] {
        func fixed(_ number: Double, _ digits: Int) -> String {
            String(format: "%.\(digits)f", number)
        }
        let rate = bytes > 0 && cpu > 0.005 ? fixed(Double(bytes) / 1e6 / cpu, 0) : ""
        let samplesRate = samples > 0 && cpu > 0.005 ? fixed(Double(samples) / 1e6 / cpu, 2) : ""
        let size =
            stage == "store" && samples > 0
            ? "\(fixed(Double(bytes) / Double(samples), 1)) bytes a sample" : nil
        return [
            stage, fixed(cpu, 3), fixed(wall, 3), fixed(Double(peak) / 1e6, 0), rate,
            samplesRate,
        ] + [size].compactMap { $0.map { "   " + $0 } }
    }
}

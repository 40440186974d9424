import ArgumentParser
import Foundation
import JSON
import Reports
import Storage

/// `waymark self-check`: looks at what Waymark needs of this machine.
struct SelfCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "self-check",
        abstract: "Check what Waymark needs here: libraries, permissions, disk, clock, ports.",
        discussion: """
            Changes nothing, asks no other machine, and prints no path, name or secret of yours: the \
            result can be shown to others. Exit code 1 if something fails; warnings do not count.

            Examples:

              waymark self-check
              waymark self-check --json | jq '.checks[] | select(.state != "ok")'
            """)

    @Option(
        help: ArgumentHelp(
            "The port to look at.", discussion: "Default: WAYMARK_PORT, otherwise 8080.",
            valueName: "n"))
    var port: UInt16?

    @OptionGroup var library: LibraryOption
    @OptionGroup var output: JSONFlag

    func run() throws {
        try ErrorPresentation.presenting {
            let environment = ProcessInfo.processInfo.environment
            let number =
                try ServeSettings(environment: environment)
                .port(port, or: "WAYMARK_PORT", allowingZero: true) ?? 8080
            let report = SelfCheckReport(
                SelfCheck(library: library.library, port: number, environment: environment).facts())
            output.write(String(report.text.dropLast()), report.json)
            if !report.isUsable { throw ErrorPresentation.Exit.stopped }
        }
    }
}

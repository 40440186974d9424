public import ArgumentParser
import Foundation

/// `waymark`: all commands, one file each.
public struct WaymarkCommand: AsyncParsableCommand {
    /// Name, help text and subcommands of `waymark`.
    public static let configuration = CommandConfiguration(
        commandName: "waymark",
        abstract: "Turn Strava account exports into a library of your own.",
        discussion: """
            Import an export, then ask:

              waymark import-export ~/Downloads/export_12345678.zip
              waymark status
              waymark list --type ride --limit 10

            Exit codes: 0 done, 1 stopped, 3 finished but some files failed, 10 no library found, \
            11 library in use, 12 connect to Strava (again), 13 Strava refuses the API application, \
            64 wrong arguments, 75 rate limited, 130 interrupted.
            """,
        version: BuildInfo.line,
        subcommands: [
            ImportExportCommand.self, ServeCommand.self, StatusCommand.self, ListCommand.self,
            ShowCommand.self,
            ChangesCommand.self, IssuesCommand.self, InspectCommand.self, DuplicatesCommand.self,
            PreferCommand.self, UndoCommand.self, ForgetCommand.self, VerifyCommand.self,
            ConnectCommand.self, SyncCommand.self, DisconnectCommand.self, WebhookCommand.self,
            SelfCheckCommand.self,
        ])

    /// Creates a command for the argument parser.
    public init() {}
}

extension AsyncParsableCommand {
    /// Parses the program's arguments, runs the command, and ends the program with a documented
    /// exit code.
    ///
    /// A synchronous command runs on the main thread, which may block. With an asynchronous one the
    /// main thread sleeps: an asynchronous `main` would end it, which valgrind does not survive.
    public static func runAsProgram() {
        ProgramHeap.keepFreedMemory()
        TrustRoots.announce()
        do {
            var command = try parseAsRoot()
            guard let waiting = command as? any AsyncParsableCommand else {
                return try command.run()
            }
            if waiting is ServeCommand { ProgramHeap.share() }
            // Handed to another thread and left alone by this one.
            nonisolated(unsafe) let handed = waiting
            Task { await run(handed) }
        } catch {
            exit(withError: error)
        }
        while true { pause() }
    }

    private static func run(_ command: any AsyncParsableCommand) async {
        do {
            var command = command
            try await command.run()
            exit()
        } catch {
            exit(withError: error)
        }
    }
}

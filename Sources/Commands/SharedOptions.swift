import ArgumentParser
import Foundation
import JSON
import Storage

/// The library's location; the same for every command that needs one.
struct LibraryOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The library's folder.",
            discussion: """
                Default: WAYMARK_LIBRARY, otherwise waymark/ in the XDG data directory \
                (~/.local/share/waymark).
                """,
            valueName: "dir"),
        completion: .directory)
    var library: String?

    var folder: LibraryFolder { LibraryFolder.chosen(option: library) }

    /// Upgrades a library of an older format, if there is one, and says so.
    func bringUpToDate() throws {
        guard FileManager.default.fileExists(atPath: folder.database.path) else { return }
        if let upgrade = try Library.open(folder).upgrade { Output.note(upgrade.text) }
    }

    /// Opens the library for reading; an athlete given with `--athlete` must be in it.
    func open(for athlete: AthleteOption) throws -> Library {
        let library = try Library.open(folder)
        if let upgrade = library.upgrade { Output.note(upgrade.text) }
        if let id = athlete.athlete { try library.expect(athlete: id) }
        return library
    }
}

extension LibraryFolder {
    /// The folder given by `--library`, `WAYMARK_LIBRARY` or the XDG data directory, in this order.
    static func chosen(
        option: String?, environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> LibraryFolder {
        if let option, !option.isEmpty { return LibraryFolder(URL(filePath: option)) }
        if let named = environment["WAYMARK_LIBRARY"], !named.isEmpty {
            return LibraryFolder(URL(filePath: named))
        }
        // XDG Base Directory Specification: relative values must be ignored.
        if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
            return LibraryFolder(URL(filePath: data).appending(path: "waymark"))
        }
        let home = environment["HOME"].map { URL(filePath: $0) } ?? URL.homeDirectory
        return LibraryFolder(home.appending(path: ".local/share/waymark"))
    }
}

/// The athlete; the same for every command that reads or changes a library.
struct AthleteOption: ParsableArguments {
    @Option(
        help: ArgumentHelp("Only this athlete, by Strava's athlete id.", valueName: "id"))
    var athlete: Int64?

    /// Checks that activities belong to the athlete given with `--athlete`, if there is one.
    func expect(activities ids: [Int64], in library: Library) throws {
        if let athlete { try library.expect(activities: ids, of: athlete) }
    }
}

/// JSON output; the same for every command.
struct JSONFlag: ParsableArguments {
    @Flag(help: "Print JSON for programs; members are only ever added.")
    var json = false

    /// Prints text or, with `--json`, JSON to standard output.
    func write(_ text: @autoclosure () -> String, _ document: @autoclosure () -> JSONValue) {
        Output.line(json ? document().line : text())
    }
}

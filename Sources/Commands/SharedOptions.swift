import ArgumentParser
import Foundation
import Storage

/// Where the library is; the same for every verb that needs one.
struct LibraryOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The library's folder.",
            discussion: """
                Default: WAYMARK_LIBRARY, otherwise waymark/ in the XDG data directory \
                (~/.local/share/waymark).
                """,
            valueName: "dir"))
    var library: String?

    var folder: LibraryFolder { LibraryFolder.chosen(option: library) }

    /// Brings a library of an older format up to date, if there is one, and says so.
    func bringUpToDate() throws {
        guard FileManager.default.fileExists(atPath: folder.database.path) else { return }
        if let upgrade = try Library.open(folder).upgrade { Output.note(upgrade.text) }
    }

    /// The library for reading; an athlete who was named must be in it.
    func open(for athlete: AthleteOption) throws -> Library {
        let library = try Library.open(folder)
        if let upgrade = library.upgrade { Output.note(upgrade.text) }
        if let id = athlete.athlete { try library.expect(athlete: id) }
        return library
    }
}

/// Whose activities; the same for every verb that reads or changes a library.
struct AthleteOption: ParsableArguments {
    @Option(
        help: ArgumentHelp("Only this athlete, by Strava's athlete id.", valueName: "id"))
    var athlete: Int64?

    /// Expects activities to be those of the athlete who was named, if one was.
    func expect(activities ids: [Int64], in library: Library) throws {
        if let athlete { try library.expect(activities: ids, of: athlete) }
    }
}

/// For programs instead of people; the same for every verb.
struct JSONFlag: ParsableArguments {
    @Flag(help: "Print JSON for programs; members are only ever added.")
    var json = false
}

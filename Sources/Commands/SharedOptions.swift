import ArgumentParser
import Storage

/// Where the library is; the same for every verb that needs one.
struct LibraryOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The library's folder.",
            discussion: """
                Without it: WAYMARK_LIBRARY, else waymark/ in the XDG data directory \
                (~/.local/share/waymark).
                """,
            valueName: "dir"))
    var library: String?

    var folder: LibraryFolder { LibraryFolder.chosen(option: library) }

    /// The library for reading.
    func open() throws -> Library { try Library.open(folder) }
}

/// Whose activities; the same for every verb that lists.
struct AthleteOption: ParsableArguments {
    @Option(
        help: ArgumentHelp("Only this athlete, by Strava's athlete id.", valueName: "id"))
    var athlete: Int64?
}

/// For programs instead of people; the same for every verb.
struct JSONFlag: ParsableArguments {
    @Flag(help: "Print JSON for programs; members are only ever added.")
    var json = false
}

import JSON
import ArgumentParser
import Ingest
import Storage

/// `waymark verify`: proves that library and cache are whole.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check that every file, stream and reference is what was imported.",
        discussion: """
            Reads the whole cache and decodes every stream; with --athlete only that athlete's, \
            and the database as such. --repair reads damaged streams again from \
            the cache. Exit code 3 when something is wrong that was not mended.

            Example:

              waymark verify --repair
            """)

    @Flag(help: "Read what is damaged again from the cache.")
    var repair = false

    @OptionGroup var athlete: AthleteOption
    @OptionGroup var library: LibraryOption
    @OptionGroup var output: JSONFlag

    func run() throws {
        try ErrorPresentation.presenting {
            _ = try library.open(for: athlete)
            let result = try LibraryCheck(library.folder, athlete: athlete.athlete).run(
                repairs: repair, now: Clock.now())
            if output.json {
                Output.line(result.json.line)
            } else {
                Output.write(result.text)
            }
            if !result.isWhole { throw ErrorPresentation.Exit.someFilesFailed }
        }
    }
}

extension LibraryCheck.Result {
    fileprivate var json: JSONValue {
        func list(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
        return .object([
            "whole": .bool(isWhole), "files": JSONValue(files), "streams": JSONValue(streams),
            "cache": .bool(hasCache), "missing": list(missing),
            "different": list(different), "damaged": list(damaged),
            "structural": list(structural), "repaired": list(repaired),
        ])
    }

    fileprivate var text: String {
        var lines = [
            "\(Figures.count(streams, "stream")) decoded, "
                + (hasCache
                    ? "\(Figures.count(files, "file")) of the cache compared" : "there is no cache")
        ]
        func add(_ title: String, _ items: [String], _ advice: String) {
            guard !items.isEmpty else { return }
            lines.append("\(title): \(Figures.count(items.count))")
            lines += items.prefix(10).map { "  \($0.printable)" }
            if items.count > 10 { lines.append("  and \(Figures.count(items.count - 10)) more") }
            lines.append("  \(advice)")
        }
        add("Missing from the cache", missing, "import the export again: it fills the cache")
        add("Changed in the cache", different, "remove these files, then import the export again")
        add("Damaged in the database", damaged, "waymark verify --repair, or import again")
        add("Wrong in the database", structural, "move waymark.sqlite away and import again")
        add("Read again from the cache", repaired, "nothing more to do for these")
        if isWhole { lines.append("All is as it was imported.") }
        return lines.joined(separator: "\n") + "\n"
    }
}

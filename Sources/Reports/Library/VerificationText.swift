package import Ingest
package import JSON

extension LibraryCheck.Result {
    package var json: JSONValue {
        func list(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
        return .object([
            "whole": .bool(isWhole), "files": JSONValue(files), "streams": JSONValue(streams),
            "cache": .bool(hasCache), "missing": list(missing),
            "different": list(different), "damaged": list(damaged),
            "structural": list(structural), "repaired": list(repaired),
        ])
    }

    package var text: String {
        var lines = [
            "\(Format.count(streams, "stream")) decoded, "
                + (hasCache
                    ? "\(Format.count(files, "file")) of the cache compared" : "there is no cache")
        ]
        func add(_ title: String, _ items: [String], _ advice: String) {
            guard !items.isEmpty else { return }
            lines.append("\(title): \(Format.count(items.count))")
            lines += items.prefix(10).map { "  \($0.printable)" }
            if items.count > 10 { lines.append("  and \(Format.count(items.count - 10)) more") }
            lines.append("  \(advice)")
        }
        add("Missing from the cache", missing, "import the export again: it fills the cache")
        add("Changed in the cache", different, "remove these files, then import the export again")
        add("Damaged in the database", damaged, "waymark verify --repair, or import again")
        add("Wrong in the database", structural, "move waymark.sqlite away and import again")
        add("Read again from the cache", repaired, "nothing more to do for these")
        if isWhole { lines.append("Everything is as it was imported.") }
        return lines.joined(separator: "\n") + "\n"
    }
}

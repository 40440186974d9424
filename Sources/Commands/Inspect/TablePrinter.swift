import ActivityModel
import Ingest
import Reports

/// Prints a table of any number of files as one document, in their order.
struct TablePrinter {
    private let inspector: FileInspector
    private let part: FileTable
    private let format: TableFormat

    init(_ inspector: FileInspector, _ part: FileTable, _ format: TableFormat) {
        (self.inspector, self.part, self.format) = (inspector, part, format)
    }

    /// Prints the table and returns whether a file could not be read. Such files are named on
    /// standard error.
    func print(_ files: [InspectedFile]) throws -> Bool {
        var schema = DataSchema()
        var hasFailure = false
        // A header names the columns of all files: of several, each is read twice, so that memory
        // holds one at a time.
        if format.needsSchema, files.count > 1 {
            for file in files { schema.add(inspector.decode(file).table(part)) }
        }
        var writer: TableWriter?
        for file in files {
            let content = inspector.decode(file)
            hasFailure = note(content, file.name) || hasFailure
            let table = content.table(part, isComplete: format == .jsonl)
            if files.count == 1 { schema.add(table) }
            var current =
                writer
                ?? TableWriter(format, schema, namesFiles: files.count > 1) { Output.write($0) }
            current.add(table, file: file.name)
            writer = current
        }
        writer?.finish()
        return hasFailure
    }

    /// Tells of a file that could not be read, at least not whole; `true` if nothing was read.
    private func note(_ content: ActivityFile, _ name: String) -> Bool {
        guard content.outcome != .decoded else { return false }
        for issue in content.issues where issue.severity == .error {
            let place = issue.position.map { " (\($0))" } ?? ""
            // An error of the system names the file already.
            let text = issue.message.hasPrefix(name) ? issue.message : "\(name): \(issue.message)"
            Output.note("waymark: \(text.printable)\(place)")
        }
        return content.outcome == .failed
    }
}

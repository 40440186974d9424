import ExportArchive
import ActivityDecoding
package import ActivityModel
import Bytes
import ZIP

/// An activity file that is looked at without a library: on disk, or in a ZIP archive.
package struct InspectedFile: Sendable {
    /// The name under which it is shown: its path, or `archive.zip!path/in/it.fit`.
    package var name: String
    fileprivate var archive: String?
    /// The path inside the archive.
    fileprivate var entry: String?

    /// The files that a name on the command line means: a file; all activity files of an archive in
    /// its order; or one of them as `export.zip!activities/1.fit.gz`.
    ///
    /// An archive with a single file counts as that file. In an export, only the files of its folder
    /// `activities` are activities, not the routes beside them.
    package static func files(named name: String) -> [InspectedFile] {
        if let (archive, entry) = parts(of: name) {
            return [InspectedFile(name: name, archive: archive, entry: entry)]
        }
        let itself = InspectedFile(name: name)
        guard isArchive(name), let archive = try? ZIPArchive(path: name) else { return [itself] }
        let paths = archive.entries.filter { !$0.isDirectory }.map(\.name)
            .filter(PackedFile.isActivityFile)
        let recorded = paths.filter { $0.split(separator: "/").dropLast().last == "activities" }
        let wanted = recorded.isEmpty ? paths : recorded
        guard paths.count > 1 else { return [itself] }
        return wanted.map { InspectedFile(name: "\(name)!\($0)", archive: name, entry: $0) }
    }

    /// The archive and the path inside it; `nil` for the name of a file.
    private static func parts(of name: String) -> (archive: String, entry: String)? {
        guard (try? ReadableFile(path: name)) == nil else { return nil }
        // Either name may contain the mark, too.
        for mark in name.indices where name[mark] == "!" {
            let archive = String(name[..<mark])
            if isArchive(archive) { return (archive, String(name[name.index(after: mark)...])) }
        }
        return nil
    }

    private static func isArchive(_ path: String) -> Bool {
        guard let file = try? ReadableFile(path: path), file.size >= 4 else { return false }
        return (try? file.read(0..<4)) == [0x50, 0x4B, 3, 4]
    }
}

/// Decodes files one after the other; it keeps an archive open as long as its files follow each
/// other.
package final class FileInspector {
    private let decoder = ActivityFileDecoder()
    private let buffer = ByteBuffer()
    private var path: String?
    private var reader: ZIPReader?
    private var entries: [String: ZIPEntry] = [:]

    package init() {}

    /// What a file holds; a file that cannot be read has an issue that says why.
    package func decode(_ file: InspectedFile) -> ActivityFile {
        guard let archive = file.archive, let path = file.entry else {
            return decoder.decodeFile(at: file.name)
        }
        do throws(ZIPError) {
            try open(archive)
            guard let reader, let entry = entries[path] else {
                return Self.unreadable(ImportIssue(.fileUnreadable, "the archive has no such file"))
            }
            try reader.read(entry, into: buffer)
            return decoder.decode(buffer.slice, name: path)
        } catch {
            return Self.unreadable(ImportIssue(error))
        }
    }

    private func open(_ archive: String) throws(ZIPError) {
        guard archive != path else { return }
        let opened = try ZIPArchive(path: archive)
        entries = Dictionary(opened.entries.map { ($0.name, $0) }) { $1 }
        reader = ZIPReader(opened)
        path = archive
    }

    private static func unreadable(_ issue: ImportIssue) -> ActivityFile {
        var file = ActivityFile(format: .unknown, outcome: .failed)
        file.issues = [issue]
        return file
    }
}

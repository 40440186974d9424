import Bytes
public import Foundation
import GRDB

extension LibraryDump {
    /// The whole library as text: the database, which exports are complete, and every file of the
    /// cache and of the tables with its checksum. Two libraries are equal when these are.
    public static func whole(_ library: URL) throws -> String {
        (try database(library) + (try files(library))).joined(separator: "\n")
    }

    /// The database alone. Whether a file was read by this import or known from another one tells
    /// of runs, not of exports.
    public static func database(_ library: URL) throws -> [String] {
        var lines = try lines(library).map { line in
            line.hasPrefix("ledger ")
                ? line.replacingOccurrences(of: "outcome=imported", with: "outcome=unchanged")
                : line
        }
        let queue = try DatabaseQueue(path: library.appending(path: "waymark.sqlite").path)
        defer { try? queue.close() }
        lines += try queue.read { database in
            try String.fetchAll(
                database,
                sql: """
                    SELECT fingerprint || ' is complete: ' || (completed_at IS NOT NULL)
                    FROM source ORDER BY fingerprint
                    """)
        }
        return lines.sorted()
    }

    /// Every file but those of the database: path, size and checksum.
    public static func files(_ library: URL) throws -> [String] {
        let root = library.resolvingSymlinksInPath().path
        guard let paths = FileManager.default.enumerator(atPath: root) else { return [] }
        var lines: [String] = []
        while let path = paths.nextObject() as? String {
            if path.hasPrefix("waymark.") { continue }
            var isFolder: ObjCBool = false
            let url = URL(filePath: root).appending(path: path)
            guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder),
                !isFolder.boolValue
            else { continue }
            let bytes = Array(try Data(contentsOf: url))
            let checksum = withBytes(of: bytes) { Checksum.crc32($0) }
            lines.append("\(path) \(bytes.count) \(String(checksum, radix: 16))")
        }
        return lines.sorted()
    }

    /// Changes a library's database behind the program's back.
    public static func execute(_ sql: String, _ library: URL) throws {
        let queue = try DatabaseQueue(path: library.appending(path: "waymark.sqlite").path)
        defer { try? queue.close() }
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    }

    /// The first lines in which two dumps differ, for a failing test to show.
    public static func difference(_ one: String, _ other: String) -> String {
        let (left, right) = (one.split(separator: "\n"), other.split(separator: "\n"))
        let (leftSet, rightSet) = (Set(left), Set(right))
        let gone = left.filter { !rightSet.contains($0) }.prefix(8).map { "- \($0.prefix(500))" }
        let added = right.filter { !leftSet.contains($0) }.prefix(8).map { "+ \($0.prefix(500))" }
        return (gone + added).joined(separator: "\n")
    }
}

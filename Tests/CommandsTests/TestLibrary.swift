import Foundation
import TestSupport
import Testing

/// A library in a folder of its own, used through the program as a person uses it.
struct TestLibrary {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// The library's folder.
    var url: URL { folder.url.appending(path: "library") }

    /// Whether the library's folder is there.
    var isThere: Bool { FileManager.default.fileExists(atPath: url.path) }

    /// Runs a verb on the library.
    func run(_ arguments: String...) throws -> Program.Result {
        try Program.run("waymark", arguments + ["--library", url.path])
    }

    /// Imports exports.
    @discardableResult
    func importing(_ paths: [String], _ options: String...) throws -> Program.Result {
        try Program.run(
            "waymark", ["import-export"] + paths + options + ["--library", url.path])
    }

    /// What an import reports to programs.
    func report(_ paths: [String], _ options: String...) throws -> JSON {
        let result = try Program.run(
            "waymark", ["import-export", "--json"] + paths + options + ["--library", url.path])
        return try JSON(result.output)
    }

    /// What a verb prints to programs, a document a line.
    func documents(_ arguments: String...) throws -> [JSON] {
        let result = try Program.run(
            "waymark", arguments + ["--json", "--library", url.path])
        return try result.output.split(separator: "\n").map { try JSON(String($0)) }
    }

    /// Everything in its tables.
    func dump(hiding hidden: Set<String> = LibraryDump.ofRuns) throws -> [String] {
        try LibraryDump.lines(url, hiding: hidden)
    }

    /// The files under a folder of the library by path, with their bytes.
    func files(_ name: String) throws -> [String: [UInt8]] { try Files.under(url, name) }
}

enum Files {
    /// The files under a folder by path, with their bytes.
    static func under(_ url: URL, _ name: String = "") throws -> [String: [UInt8]] {
        let root = name.isEmpty ? url : url.appending(path: name)
        var files: [String: [UInt8]] = [:]
        let paths = FileManager.default.enumerator(atPath: root.path)?.allObjects as? [String]
        for path in paths ?? [] {
            let file = root.appending(path: path)
            if try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
                files[path] = [UInt8](try Data(contentsOf: file))
            }
        }
        return files
    }

    /// Expects two sets of files to be the same, byte for byte.
    static func expectEqual(
        _ left: [String: [UInt8]], _ right: [String: [UInt8]],
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(Set(left.keys) == Set(right.keys), sourceLocation: sourceLocation)
        for (path, bytes) in left {
            #expect(bytes == right[path], "\(path)", sourceLocation: sourceLocation)
        }
    }
}

/// Expects two dumps to be the same, and shows the first few lines that are not.
func expectEqual(
    _ left: [String], _ right: [String], sourceLocation: SourceLocation = #_sourceLocation
) {
    guard left != right else { return }
    let only = Set(left).subtracting(right).sorted().prefix(3).map { "- " + $0.prefix(600) }
    let other = Set(right).subtracting(left).sorted().prefix(3).map { "+ " + $0.prefix(600) }
    Issue.record(
        Comment(rawValue: "libraries differ\n" + (only + other).joined(separator: "\n")),
        sourceLocation: sourceLocation)
}

/// A JSON document, for reading a few of its members.
struct JSON {
    let value: Any

    init(_ text: String) throws {
        value = try JSONSerialization.jsonObject(
            with: Data(text.utf8), options: [.fragmentsAllowed])
    }

    private init(value: Any) { self.value = value }

    /// A member; `null` when there is none.
    subscript(_ name: String) -> JSON {
        JSON(value: (value as? [String: Any])?[name] ?? NSNull())
    }

    var string: String? { value as? String }
    var int: Int? { (value as? NSNumber)?.intValue }
    var double: Double? { (value as? NSNumber)?.doubleValue }
    var bool: Bool? { (value as? NSNumber)?.boolValue }
    var array: [JSON] { (value as? [Any] ?? []).map { JSON(value: $0) } }
    var keys: Set<String> { Set((value as? [String: Any] ?? [:]).keys) }

    /// The numbers of an object's members.
    var counts: [String: Int] {
        (value as? [String: Any] ?? [:]).compactMapValues { ($0 as? NSNumber)?.intValue }
    }
}

import Foundation
import TestSupport
import Testing

/// Which module may import which; `Docs/explanation/architecture.md` draws it.
private let allowedImports: [String: Set<String>] = [
    "ActivityModel": [],
    "Arrow": [],
    "Bytes": ["CZlib", "CDeflate"],
    "JSON": [],
    "Parquet": ["CZstd"],
    "ZIP": ["Bytes"],
    "FIT": ["Bytes"],
    "TrackXML": ["Bytes", "CXML2"],
    "TimeZones": ["Bytes"],
    "ActivityDecoding": ["ActivityModel", "Bytes", "FIT", "TrackXML", "ZIP"],
    "ExportArchive": ["ActivityModel", "Bytes", "ZIP"],
    "Storage": ["ActivityModel", "Bytes", "JSON", "TimeZones", "GRDB"],
    "StravaAPI": ["ActivityModel", "Bytes", "JSON", "TOMLKit"],
    "Ingest": [
        "ActivityModel", "ActivityDecoding", "Bytes", "ExportArchive", "JSON", "Storage",
        "StravaAPI", "ZIP",
    ],
    "Reports": [
        "ActivityModel", "Arrow", "Bytes", "ExportArchive", "Ingest", "JSON", "Storage",
        "StravaAPI",
        "ZIP",
    ],
    "WebServer": ["Bytes", "Logging", "NIOCore", "NIOHTTP1", "NIOPosix"],
    "WebApp": [
        "ActivityModel", "Bytes", "Ingest", "JSON", "Logging", "Reports", "Storage",
        "StravaAPI", "WebServer", "ZIP",
    ],
    "Commands": [
        "ActivityModel", "ActivityDecoding", "Bytes", "CHost", "Ingest", "JSON", "Logging",
        "Reports", "Storage", "StravaAPI", "TrackXML", "WebApp", "WebServer", "ZIP",
        "ArgumentParser",
    ],
    "waymark": ["Commands"],
    "import-export": ["Commands"],
    "CHost": [], "CZlib": [], "CDeflate": [], "CXML2": [], "CZstd": [],
]

/// What the toolchain brings; open to every module.
private let toolchain: Set<String> = [
    "Foundation", "FoundationNetworking", "Synchronization", "Dispatch", "Glibc", "Musl", "Darwin",
]

struct ModuleTests {
    @Test(arguments: allowedImports.keys.sorted())
    func `a module imports only what the plan allows`(target: String) throws {
        let allowed = try #require(allowedImports[target]).union(toolchain)
        for (file, module) in try imports(of: target) {
            #expect(allowed.contains(module), "\(file) imports \(module)")
        }
    }

    @Test func `every folder of Sources is a module of the plan`() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: sources.path)
        #expect(Set(folders) == Set(allowedImports.keys))
    }

    @Test func `no type bears the name of its module`() throws {
        for target in allowedImports.keys {
            let declaration = try Regex(
                "(struct|class|enum|actor|protocol) \(NSRegularExpression.escapedPattern(for: target))\\b"
            )
            for (path, text) in try swiftFiles(of: target) {
                #expect(text.firstMatch(of: declaration) == nil, "\(path)")
            }
        }
    }

    @Test func `only the command line prints`() throws {
        let printing = try Regex(#"(?m)^\s*print\("#)
        for target in allowedImports.keys where target != "Commands" {
            for (path, text) in try swiftFiles(of: target) {
                #expect(text.firstMatch(of: printing) == nil, "\(path)")
            }
        }
    }

    private var sources: URL { Fixtures.project.appending(path: "Sources") }

    private func imports(of target: String) throws -> [(file: String, module: String)] {
        let statement = try Regex(#"(?m)^\s*(?:(?:public|internal|package|@\w+) )*import (\w+)"#)
        return try swiftFiles(of: target).flatMap { path, text in
            text.matches(of: statement).compactMap { match in
                match.output[1].substring.map { (file: path, module: String($0)) }
            }
        }
    }

    private func swiftFiles(of target: String) throws -> [(path: String, text: String)] {
        let folder = sources.appending(path: target)
        let paths = FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String]
        return try (paths ?? []).filter { $0.hasSuffix(".swift") }.map { path in
            (
                path: "\(target)/\(path)",
                text: try String(contentsOf: folder.appending(path: path), encoding: .utf8)
            )
        }
    }
}

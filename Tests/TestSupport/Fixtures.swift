public import Foundation

/// Where the fixtures lie: `Fixtures/` at the top of the project.
public enum Fixtures {
    /// The top folder of the project.
    public static let project = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The folder of all fixtures.
    public static let folder = project.appending(path: "Fixtures")

    /// The bytes of a fixture such as `fit/crc-mismatch.fit`.
    public static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: path)))
    }

    /// The folder of real files for tests, where there is one: `WAYMARK_CORPUS`, else `../shared/corpus`.
    public static let corpus = optional("WAYMARK_CORPUS", else: "../shared/corpus")

    /// The folder of real header lines of `activities.csv`, where there is one: `WAYMARK_HEADERS`,
    /// else `../shared/reference/headers`.
    public static let headers = optional("WAYMARK_HEADERS", else: "../shared/reference/headers")

    private static func optional(_ variable: String, else path: String) -> URL? {
        let named = ProcessInfo.processInfo.environment[variable]
        let folder = named.map { URL(filePath: $0) } ?? project.appending(path: path)
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }
}

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
    public static let corpus: URL? = {
        let named = ProcessInfo.processInfo.environment["WAYMARK_CORPUS"]
        let folder = named.map { URL(filePath: $0) } ?? project.appending(path: "../shared/corpus")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()
}

public import Bytes
public import Foundation
import Synchronization

/// A folder that is removed when nobody holds it any more, at the latest when the tests end.
public final class TemporaryFolder: Sendable {
    /// Where it is.
    public let url: URL

    /// Makes an empty folder.
    public init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "waymark-\(UUID())")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        _ = Self.watch
        _ = Self.held.withLock { $0.insert(url) }
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
        _ = Self.held.withLock { $0.remove(url) }
    }

    private static let held = Mutex<Set<URL>>([])
    /// What a static property holds is never let go of.
    private static let watch = atexit {
        for url in held.withLock({ $0 }) { try? FileManager.default.removeItem(at: url) }
    }

    /// The path of a file in it.
    public func path(_ name: String) -> String { url.appending(path: name).path }

    /// Writes a file and returns its path.
    public func write(_ bytes: [UInt8], to name: String) throws(FileError) -> String {
        let path = path(name)
        try withBytes(of: bytes) { slice throws(FileError) in
            try FileWriter.write(slice, to: path)
        }
        return path
    }
}

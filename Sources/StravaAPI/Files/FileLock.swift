import Bytes
import Foundation

extension FileLock {
    /// Acquires the lock, blocking; only for work that takes others no longer than a small file.
    ///
    /// - Throws: `unusableFile` if the lock file cannot be created.
    convenience init(_ url: URL) throws(StravaAPIError) {
        Self.makeFolder(of: url)
        do throws(FileError) {
            try self.init(path: url.path, permissions: 0o600)
        } catch {
            throw StravaAPIError(error)
        }
    }

    /// Acquires the lock, trying 20 times per second, because others may hold it as long as a
    /// request takes.
    ///
    /// - Throws: `unusableFile`, or `CancellationError`.
    static func waiting(for url: URL) async throws -> FileLock {
        makeFolder(of: url)
        while true {
            do throws(FileError) {
                if let lock = try FileLock.ifFree(path: url.path, permissions: 0o600) {
                    return lock
                }
            } catch {
                throw StravaAPIError(error)
            }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    private static func makeFolder(of url: URL) {
        try? FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
    }
}

import Bytes
import Foundation

extension FileLock {
    /// Takes the lock, waiting for it; only for what takes others no longer than a small file.
    ///
    /// - Throws: `unusableFile` when the lock file cannot be made.
    convenience init(_ url: URL) throws(StravaAPIError) {
        Self.makeFolder(of: url)
        do throws(FileError) {
            try self.init(path: url.path, permissions: 0o600)
        } catch {
            throw StravaAPIError(error)
        }
    }

    /// Takes the lock, looking for it 20 times a second: what others do may last as long as a request.
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
